//! Learning captured, and how long it took from launch to decision.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::context::Instant;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::reads::learned::{Learned, is_out};
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::percentiles::Percentiles;
use crate::domain::reads::metrics::sprints::size;
use crate::domain::reads::sprint::before_closing::results_due;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::learning::Learning;
use crate::domain::records::sprint::figures::SprintFigures;
use crate::domain::records::sprint::record::Sprint;

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
    let past = |item: &BacklogItem| results_due(item, tables).is_some_and(|day| day <= today);
    let on_record = Learned::of(tables);
    tables
        .items
        .values()
        .filter(|item| past(item))
        .map(|item| (item, on_record.has(item)))
        .filter(|(item, learned)| *learned || is_out(item))
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

/// What a sprint was asked to learn: what was due at its end, or is now, and was not learned from
/// before it; each with whether it was learned from in it.
pub fn due_in(sprint: &Sprint, history: &History<'_>) -> Vec<Due> {
    let until: Instant = sprint.ended().map_or(history.now, |end| end.min(history.now));
    let at_end = History::over(history.tables, until, Arc::default());
    let here: BTreeSet<ItemId> =
        learnings(&at_end, Some(sprint.id)).filter_map(|learning| learning.item).collect();
    let later: BTreeSet<ItemId> = history
        .tables
        .learnings
        .values()
        .filter(|learning| learning.recorded.at > until)
        .filter_map(|learning| learning.item)
        .collect();
    // What was learned from later was still open then.
    let of_then = |one: Due| Due { learned: here.contains(&one.item), ..one };
    let due = due(&at_end).into_iter();
    due.filter(|one| !one.learned || here.contains(&one.item) || later.contains(&one.item))
        .map(of_then)
        .collect()
}

/// Fills in what a sprint learned: what was due in it and what of that was learned in it.
pub(super) fn of_sprint(sprint: &Sprint, history: &History<'_>, figures: &mut SprintFigures) {
    let due = due_in(sprint, history);
    let learned = due.iter().filter(|one| one.learned).count();
    (figures.due, figures.learned) = (size(due.len()), size(learned));
    let until: Instant = sprint.ended().map_or(history.now, |end| end.min(history.now));
    let here = learnings(history, Some(sprint.id)).filter(|one| one.recorded.at <= until);
    let times: Vec<u32> = here.filter_map(|one| lead_time(one, history)).collect();
    figures.lead_time = Percentiles::of(times).map(|percentiles| percentiles.half);
}
