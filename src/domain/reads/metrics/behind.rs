//! What stands behind a point of a picture: exactly the items it counts.

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::learned::{due_in, lead_time, learnings};
use crate::domain::reads::metrics::series::{is_left, scope_on};
use crate::domain::reads::metrics::sprints::{accepted, window};
use crate::domain::reads::metrics::working_time::within;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::sprint::record::Sprint;

/// What was committed at the start of a sprint; or of this, what was accepted.
pub fn committed(sprint: &Sprint, done: bool, history: &History<'_>) -> Vec<ItemId> {
    let accepted = accepted(sprint, history);
    let lines = sprint.commitment.iter().flat_map(|commitment| &commitment.items);
    lines.map(|line| line.item).filter(|item| !done || accepted.contains(item)).collect()
}

/// What was due to be learned from in a sprint; or of this, what was.
pub fn due(sprint: &Sprint, learned: bool, history: &History<'_>) -> Vec<ItemId> {
    let due = due_in(sprint, history).into_iter();
    due.filter(|one| one.learned || !learned).map(|one| one.item).collect()
}

/// What the learnings of a sprint came from that was launched.
pub fn launched(sprint: &Sprint, history: &History<'_>) -> Vec<ItemId> {
    let here = learnings(history, Some(sprint.id));
    here.filter(|one| lead_time(one, history).is_some()).filter_map(|one| one.item).collect()
}

/// What stood in stages that count when a day ended; what went there before `since` is left out.
pub fn in_stages(
    history: &History<'_>,
    day: NaiveDate,
    since: Option<NaiveDate>,
    counts: impl Fn(BoardStage) -> bool,
) -> Vec<ItemId> {
    let here = |flow: &&Flow| {
        let last = flow.steps.iter().rev().find(|step| step.day <= day);
        last.is_some_and(|step| {
            step.stage().is_some_and(&counts) && since.is_none_or(|since| step.day >= since)
        })
    };
    history.flows.iter().filter(here).map(|flow| flow.item).collect()
}

/// What a reason kept blocked in a sprint.
pub fn blocked_by(sprint: &Sprint, kind: BlockerKind, history: &History<'_>) -> Vec<ItemId> {
    let Some(window) = window(sprint, history) else { return Vec::new() };
    let stood = |flow: &&Flow| {
        let inside = flow.steps.iter().any(|step| step.to.is_some_and(|to| to.0 == sprint.id));
        let mut of = flow.blockers.iter().filter(|one| one.0 == kind);
        inside && of.any(|one| within(&[one.1], window) > 0)
    };
    history.flows.iter().filter(stood).map(|flow| flow.item).collect()
}

/// What a sprint held when a day ended; or of this, what was left to do.
pub fn in_scope(sprint: &Sprint, day: NaiveDate, left: bool, history: &History<'_>) -> Vec<ItemId> {
    let items = scope_on(sprint, day).into_keys();
    items.filter(|item| !left || is_left(*item, sprint, day, history)).collect()
}
