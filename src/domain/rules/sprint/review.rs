//! The review: notes, the goal's verdict, outcomes of unfinished work, the retrospective's date.

use crate::domain::base::dates::day;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::domain::records::sprint::outcome::{Destination, Outcome};
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint, SprintState};
use crate::domain::rules::sprint::checks::{already_over, log_item, put_sprint};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// A sprint that is running or in review, or why it is not.
fn open(draft: &Draft<'_>, id: SprintId) -> Result<Sprint, Refusal> {
    let sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if sprint.is_planned() {
        let why = format!("{} has not started yet.", sprint.name());
        return Err(Refusal::state(why).way(Way::OpenPlan));
    }
    if sprint.is_open() { Ok(sprint) } else { Err(already_over(&sprint)) }
}

pub(super) fn begin(draft: &mut Draft<'_>, id: SprintId) -> Result<(), Refusal> {
    let mut sprint = open(draft, id)?;
    if sprint.state != SprintState::Running {
        let why = format!("{} is already in review.", sprint.name());
        return Err(Refusal::state(why).way(Way::OpenReview(id)));
    }
    sprint.state = SprintState::InReview { since: draft.stamp() };
    put_sprint(draft, sprint, Verb::Opened, "for review");
    Ok(())
}

pub(super) fn resume(draft: &mut Draft<'_>, id: SprintId) -> Result<(), Refusal> {
    let mut sprint = open(draft, id)?;
    if sprint.state == SprintState::Running {
        return Err(Refusal::state(format!("{} is running.", sprint.name())).way(Way::OpenBoard));
    }
    sprint.state = SprintState::Running;
    put_sprint(draft, sprint, Verb::Edited, "reopened for work");
    Ok(())
}

pub(super) fn note(
    draft: &mut Draft<'_>,
    id: SprintId,
    notes: String,
    next: String,
) -> Result<(), Refusal> {
    let mut sprint = open(draft, id)?;
    (sprint.review.notes, sprint.review.next) = (notes, next);
    put_sprint(draft, sprint, Verb::Edited, "the review notes and the next decision");
    Ok(())
}

pub(super) fn judge(
    draft: &mut Draft<'_>,
    id: SprintId,
    verdict: GoalVerdict,
    why: String,
) -> Result<(), Refusal> {
    let mut sprint = open(draft, id)?;
    if sprint.goal.is_none() {
        let why = format!("{} has no goal to judge. Set one first.", sprint.name());
        return Err(Refusal::state(why).way(Way::OpenPlan));
    }
    (sprint.review.goal, sprint.review.why) = (Some(verdict), why);
    let detail = format!("goal {}", verdict.label().to_lowercase());
    put_sprint(draft, sprint, Verb::Judged, detail);
    Ok(())
}

pub(super) fn set_outcome(
    draft: &mut Draft<'_>,
    id: SprintId,
    item: ItemId,
    outcome: Option<Outcome>,
) -> Result<(), Refusal> {
    let mut sprint = open(draft, id)?;
    let item = draft.get::<BacklogItem>(item)?;
    if item.position.sprint() != Some(id) {
        let why = format!("{} is not in {}.", item.key, sprint.name());
        return Err(Refusal::state(why).about([item.id]));
    }
    let Some(outcome) = outcome else {
        sprint.review.outcomes.remove(&item.id);
        draft.put(sprint);
        log_item(draft, Verb::Removed, &item).detail = "outcome".to_owned();
        return Ok(());
    };
    if item.position.stage() == Some(BoardStage::Done) {
        let why = format!("{} is accepted, so it doesn't need an outcome.", item.key);
        return Err(Refusal::state(why).about([item.id]));
    }
    if let Destination::Split { rest, .. } = &outcome.destination {
        let elsewhere = sprint.review.outcomes.iter().any(|(other, outcome)| {
            *other != item.id
                && matches!(&outcome.destination, Destination::Split { rest: taken, .. } if taken == rest)
        });
        if elsewhere || draft.tables().items.contains(*rest) {
            return Err(Refusal::state("The remaining part of this item already exists."));
        }
    }
    let (detail, reason) = (outcome.destination.label().to_owned(), outcome.reason.clone());
    sprint.review.outcomes.insert(item.id, outcome);
    draft.put(sprint);
    let event = log_item(draft, Verb::Decided, &item);
    event.detail = detail;
    event.reason = Some(reason);
    Ok(())
}

/// A closed sprint may still get its date: the retrospective often follows the close.
pub(super) fn plan_retrospective(
    draft: &mut Draft<'_>,
    id: SprintId,
    plan: RetrospectivePlan,
) -> Result<(), Refusal> {
    let closed = draft.get::<Sprint>(id)?;
    let mut sprint = if closed.is_closed() { Sprint::clone(&closed) } else { open(draft, id)? };
    let (verb, detail, reason) = match &plan {
        RetrospectivePlan::Held { .. } => (Verb::Edited, "retrospective held".to_owned(), None),
        RetrospectivePlan::Dated { on } => {
            (Verb::Edited, format!("retrospective on {}", day(*on)), None)
        }
        RetrospectivePlan::Skipped { reason } => {
            (Verb::Skipped, "retrospective".to_owned(), Some(reason.clone()))
        }
    };
    sprint.retrospective = Some(plan);
    put_sprint(draft, sprint, verb, detail).reason = reason;
    Ok(())
}
