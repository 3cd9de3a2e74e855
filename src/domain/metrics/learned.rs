//! Learning captured, and how long it took from launch to decision.

use super::history::History;
use super::percentiles::Percentiles;
use super::sprint_figures::{SprintFigures, ended, size};
use crate::domain::backlog::item::BacklogItem;
use crate::domain::backlog::position::Position;
use crate::domain::context::Instant;
use crate::domain::ids::{ItemId, SprintId};
use crate::domain::learning::Learning;
use crate::domain::sprint::record::Sprint;
use crate::domain::sprint::standing::{is_learned, results_due};

/// A campaign or experiment past its review date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub item: ItemId,
    /// Whether a learning with its decision is on record.
    pub learned: bool,
}

/// Learning captured: campaigns and experiments past their review date, in a sprint, done in one
/// or live, each with whether there is a learning. Population: all time up to the moment; dropped
/// and archived work does not count unless it was learned from.
pub fn due(history: &History<'_>) -> Vec<Due> {
    let tables = history.tables;
    let today = history.today();
    let launched = |item: &BacklogItem| item.launch.as_ref().is_some_and(|l| l.launched.is_some());
    let counts = |item: &BacklogItem| match item.position {
        Position::InSprint { .. } => true,
        Position::Backlog => launched(item),
        Position::Dropped { .. } | Position::Archived => false,
    };
    let past = |item: &BacklogItem| results_due(item, tables).is_some_and(|day| day <= today);
    tables
        .items
        .values()
        .filter(|item| past(item))
        .map(|item| (item, is_learned(item, tables)))
        .filter(|(item, learned)| *learned || counts(item))
        .map(|(item, learned)| Due { item: item.id, learned })
        .collect()
}

/// Learning lead time of one learning: launch → decision, in working minutes. Nothing where the
/// item was never launched.
pub fn lead_time(learning: &Learning, history: &History<'_>) -> Option<u32> {
    let item = history.tables.items.get(learning.item?)?;
    let launched = item.launch.as_ref()?.launched?;
    Some(history.time.between(&launched.at, &learning.recorded.at))
}

/// Learnings recorded up to the moment, of one sprint or of all.
pub fn learnings<'a>(
    history: &'a History<'_>,
    sprint: Option<SprintId>,
) -> impl Iterator<Item = &'a Learning> {
    let all = history.tables.learnings.values().map(|learning| &**learning);
    all.filter(move |one| {
        one.recorded.at <= history.now && (sprint.is_none() || one.sprint == sprint)
    })
}

/// Fills in what a sprint learned: what was due in it and what of that was learned in it.
pub(super) fn of_sprint(sprint: &Sprint, history: &History<'_>, figures: &mut SprintFigures) {
    let until: Instant = ended(sprint).map_or(history.now, |end| end.min(history.now));
    let recorded_in = |one: &&Learning| one.recorded.at <= until;
    let here: Vec<&Learning> = learnings(history, Some(sprint.id)).filter(recorded_in).collect();
    let about = |item: ItemId| here.iter().any(|learning| learning.item == Some(item));
    let due = due(history).into_iter().filter(|one| !one.learned || about(one.item));
    let (mut all, mut learned) = (0_usize, 0_usize);
    for one in due {
        all += 1;
        learned += usize::from(one.learned);
    }
    (figures.due, figures.learned) = (size(all), size(learned));
    let times: Vec<u32> = here.iter().filter_map(|one| lead_time(one, history)).collect();
    figures.lead_time = Percentiles::of(times).map(|percentiles| percentiles.half);
}
