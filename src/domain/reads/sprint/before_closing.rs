//! What still stands in the way of closing a sprint, each with a way to mend it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Way;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::record::{Sprint, SprintKind};
use crate::domain::records::workflow::Mode;
use crate::domain::tables::record::Tables;

/// What kind of thing is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The learning of a campaign or experiment whose review date has come.
    Learning,
    /// A goal: a cycle may begin without one, but not end so.
    Goal,
    /// Whether the goal was met.
    Verdict,
    /// The notes of the review.
    Notes,
    /// The next decision.
    Next,
    /// The outcome of an unfinished item.
    Outcome,
    /// A date for the retrospective, or the reason to skip it.
    Retrospective,
}

/// One thing that still stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// What kind.
    pub lack: Lack,
    /// In words: "MKT-12 has no learning yet".
    pub what: String,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// Where to mend it.
    pub way: Way,
}

/// Everything that still stands in the way of closing; nothing when it may close.
pub fn before_closing(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Vec<Obstacle> {
    let way = Way::OpenReview(sprint.id);
    let lacking = |lack, what: &str, way| Obstacle { lack, what: what.to_owned(), item: None, way };
    let mut all: Vec<Obstacle> = learnings_due(tables, today)
        .into_iter()
        .map(|item| Obstacle {
            lack: Lack::Learning,
            what: format!("{} has no learning yet", item.key),
            item: Some(item.id),
            way: Way::RecordLearning(item.id),
        })
        .collect();
    let review = &sprint.review;
    if sprint.goal.is_none() {
        all.push(lacking(Lack::Goal, "no goal was set", Way::OpenPlan));
    } else if review.goal.is_none() {
        all.push(lacking(Lack::Verdict, "nobody has said whether the goal was met", way));
    }
    if review.notes.trim().is_empty() {
        all.push(lacking(Lack::Notes, "the review has no notes", way));
    }
    if review.next.trim().is_empty() {
        all.push(lacking(Lack::Next, "the review has no next decision", way));
    }
    all.extend(without_outcome(sprint, tables).into_iter().map(|item| Obstacle {
        lack: Lack::Outcome,
        what: format!("{} is unfinished and has no outcome", item.key),
        item: Some(item.id),
        way,
    }));
    if sprint.retrospective.is_none() {
        let what = "the retrospective is neither dated nor skipped";
        all.push(lacking(Lack::Retrospective, what, way));
    }
    all
}

/// The items of a sprint that are not accepted, by place in the backlog.
pub fn unfinished(sprint: &Sprint, tables: &Tables) -> Vec<Arc<BacklogItem>> {
    let mut items: Vec<Arc<BacklogItem>> = sprint
        .chosen
        .keys()
        .filter_map(|id| tables.items.get(*id))
        .filter(|item| item.position.sprint() == Some(sprint.id))
        .filter(|item| item.position.stage() != Some(BoardStage::Done))
        .cloned()
        .collect();
    items.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    items
}

/// In continuous mode unfinished work rolls on by itself and needs no outcome.
fn without_outcome(sprint: &Sprint, tables: &Tables) -> Vec<Arc<BacklogItem>> {
    if sprint.kind == SprintKind::Cycle && tables.workflow.mode == Mode::Continuous {
        return Vec::new();
    }
    let mut items = unfinished(sprint, tables);
    items.retain(|item| !sprint.review.outcomes.contains_key(&item.id));
    items
}

/// When the result of a measured item is to be looked at: the day it was put
/// off to, else the review date of its plan. Nothing where it is not measured.
pub fn results_due(item: &BacklogItem, tables: &Tables) -> Option<NaiveDate> {
    if !tables.work_types.get(item.work_type)?.measured {
        return None;
    }
    item.awaiting_results.or_else(|| measurement_of(item, tables)?.review_on)
}

/// Campaigns and experiments whose review date has come and that nobody has
/// learned from yet: in a sprint, done in one, or live.
pub fn learnings_due(tables: &Tables, today: NaiveDate) -> Vec<Arc<BacklogItem>> {
    let launched = |item: &BacklogItem| item.launch.as_ref().is_some_and(|l| l.launched.is_some());
    let counts = |item: &BacklogItem| match item.position {
        Position::InSprint { .. } => true,
        Position::Backlog => launched(item),
        Position::Dropped { .. } | Position::Archived => false,
    };
    let due = |item: &BacklogItem| results_due(item, tables).is_some_and(|day| day <= today);
    tables
        .items
        .values()
        .filter(|item| counts(item) && due(item) && !is_learned(item, tables))
        .cloned()
        .collect()
}

/// Whether there is a learning of the item; of its campaign, where that is what is measured.
pub fn is_learned(item: &BacklogItem, tables: &Tables) -> bool {
    let shared = item.campaign.filter(|_| item.measurement.is_none());
    tables.learnings.values().filter_map(|learning| learning.item).any(|id| {
        let sibling = || tables.items.get(id).is_some_and(|other| other.campaign == shared);
        id == item.id || (shared.is_some() && sibling())
    })
}
