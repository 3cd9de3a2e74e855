//! What is still open before a sprint can close, each with a way to fix it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Way;
use crate::domain::reads::learned::{Learned, is_out};
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::order;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::record::{Sprint, SprintKind};
use crate::domain::records::workflow::Mode;
use crate::domain::tables::record::Tables;

/// What kind of thing is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The learning of a campaign or experiment whose review date has come.
    Learning,
    /// A goal: a cycle can start without one, but not close.
    Goal,
    /// Whether the goal was met.
    Verdict,
    /// The notes of the review.
    Notes,
    /// The next decision.
    Next,
    /// The verdict on an item under review.
    Acceptance,
    /// The outcome of an unfinished item.
    Outcome,
    /// A date for the retrospective, or the reason to skip it.
    Retrospective,
}

/// One thing that is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// What kind.
    pub lack: Lack,
    /// What to do: "Record the learning from MKT-12".
    pub what: String,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// Where to fix it.
    pub way: Way,
}

/// Returns everything that is still open before closing; empty if the sprint can close.
pub fn before_closing(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Vec<Obstacle> {
    let way = Way::OpenReview(sprint.id);
    let lacking = |lack, what: &str, way| Obstacle { lack, what: what.to_owned(), item: None, way };
    let mut all: Vec<Obstacle> = learnings_due(tables, today)
        .into_iter()
        .map(|item| Obstacle {
            lack: Lack::Learning,
            what: format!("Record the learning from {}", item.key),
            item: Some(item.id),
            way: Way::RecordLearning(item.id),
        })
        .collect();
    let review = &sprint.review;
    if sprint.goal.is_none() {
        all.push(lacking(Lack::Goal, "Set a goal", Way::OpenPlan));
    } else if review.goal.is_none() {
        all.push(lacking(Lack::Verdict, "Say whether the goal was met", way));
    }
    if review.notes.trim().is_empty() {
        all.push(lacking(Lack::Notes, "Write the review notes", way));
    }
    if review.next.trim().is_empty() {
        all.push(lacking(Lack::Next, "Write the next decision", way));
    }
    all.extend(to_settle(sprint, tables, way));
    if sprint.retrospective.is_none() {
        let what = "Schedule or skip the retrospective";
        all.push(lacking(Lack::Retrospective, what, way));
    }
    all
}

/// Returns the items of a sprint that are not accepted, in backlog order.
pub fn unfinished(sprint: &Sprint, tables: &Tables) -> Vec<Arc<BacklogItem>> {
    order::chosen(sprint, tables)
        .into_iter()
        .filter(|item| item.position.sprint() == Some(sprint.id))
        .filter(|item| item.position.stage() != Some(BoardStage::Done))
        .cloned()
        .collect()
}

/// Returns whether what is unfinished moves on by itself: in continuous mode it rolls into the next cycle.
fn rolls_on(sprint: &Sprint, tables: &Tables) -> bool {
    sprint.kind == SprintKind::Cycle && tables.workflow.mode == Mode::Continuous
}

/// Returns what has to be settled for each unfinished item: under review it waits for its verdict, and
/// otherwise for an outcome.
fn to_settle(sprint: &Sprint, tables: &Tables, way: Way) -> Vec<Obstacle> {
    if rolls_on(sprint, tables) {
        return Vec::new();
    }
    let settle = |item: Arc<BacklogItem>| {
        let (lack, what, way) = match item.position.stage() {
            Some(BoardStage::UnderReview) => (
                Lack::Acceptance,
                format!("Accept or return {}, which is under review", item.key),
                Way::Judge(item.id),
            ),
            _ if sprint.review.outcomes.contains_key(&item.id) => return None,
            _ => {
                let what = format!("Choose an outcome for {}, which is unfinished", item.key);
                (Lack::Outcome, what, way)
            }
        };
        Some(Obstacle { lack, what, item: Some(item.id), way })
    };
    let mut all: Vec<Obstacle> =
        unfinished(sprint, tables).into_iter().filter_map(settle).collect();
    all.sort_by_key(|one| one.lack);
    all
}

/// Returns when the result of a measured item is due: the date it was postponed to, or the review
/// date of its plan. `None` if it is not measured.
pub fn results_due(item: &BacklogItem, tables: &Tables) -> Option<NaiveDate> {
    if !tables.work_types.get(item.work_type)?.measured {
        return None;
    }
    item.awaiting_results.or_else(|| measurement_of(item, tables)?.review_on)
}

/// Returns campaigns and experiments whose review date has come and that have no learning yet: in a
/// sprint, done in one, or live.
pub fn learnings_due(tables: &Tables, today: NaiveDate) -> Vec<Arc<BacklogItem>> {
    let learned = Learned::of(tables);
    let due = |item: &BacklogItem| results_due(item, tables).is_some_and(|day| day <= today);
    tables
        .items
        .values()
        .filter(|item| is_out(item) && due(item) && !learned.has(item))
        .cloned()
        .collect()
}
