//! Closing: the learning gate, the outcomes of unfinished work, the frozen lines.

use crate::domain::base::context::Override;
use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::{Reason, lower_first};
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::sprint_figures;
use crate::domain::reads::sprint::before_closing::{before_closing, unfinished};
use crate::domain::reads::sprint::capacity::capacity_of;
use crate::domain::records::sprint::outcome::Destination;
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::records::workflow::Mode;
use crate::domain::rules::sprint::carry_over::{send, settle_outcomes};
use crate::domain::rules::sprint::checks::{already_over, log_sprint, only_one};
use crate::domain::rules::sprint::final_lines::final_lines;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn close(
    draft: &mut Draft<'_>,
    id: SprintId,
    over_missing: Option<Reason>,
    next_cycle: Option<SprintId>,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    check_state(&sprint)?;
    only_one(draft.tables(), id)?;
    let next_cycle = next_cycle.filter(|_| draft.tables().workflow.mode == Mode::Continuous);
    sprint.closed_over = learning_gate(&sprint, draft, over_missing)?;
    settle_outcomes(&mut sprint, draft.tables())?;
    sprint.final_lines = final_lines(&sprint, draft.tables());
    sprint.capacity = capacity_of(&sprint, draft.tables());
    sprint.state = SprintState::Closed { closed: draft.stamp() };
    let history = History::read(draft.tables(), draft.context().now);
    sprint.figures = Some(sprint_figures::count(&sprint, &history));
    draft.put(sprint.clone());
    let mut rolling = Vec::new();
    for item in unfinished(&sprint, draft.tables()) {
        let Some(outcome) = sprint.review.outcomes.get(&item.id) else { continue };
        if outcome.destination == Destination::CarryOver && next_cycle.is_some() {
            rolling.push(item.id);
        } else {
            send(draft, &sprint, &item, outcome)?;
        }
    }
    if let Some(next) = next_cycle {
        crate::domain::rules::sprint::carry_over::roll_on(draft, &sprint, next, &rolling)?;
    }
    let event = log_sprint(draft, Verb::Closed, &sprint);
    event.overrode = sprint.closed_over.is_some();
    event.reason = sprint.closed_over.map(|over| over.reason);
    Ok(())
}

fn check_state(sprint: &Sprint) -> Result<(), Refusal> {
    let why = match sprint.state {
        SprintState::InReview { .. } => return Ok(()),
        SprintState::Running => format!("Start the review of {} first.", sprint.name()),
        SprintState::Planned => format!("{} has not started. Cancel it instead.", sprint.name()),
        _ => return Err(already_over(sprint)),
    };
    Err(Refusal::state(why).way(Way::OpenReview(sprint.id)))
}

/// How many open steps the sentence names; the review lists them all.
const NAMED: usize = 3;

/// Names what is still open; the lead may override the gate.
fn learning_gate(
    sprint: &Sprint,
    draft: &Draft<'_>,
    over_missing: Option<Reason>,
) -> Result<Option<Override>, Refusal> {
    let missing = before_closing(sprint, draft.tables(), draft.context().today());
    if missing.is_empty() {
        return Ok(None);
    }
    if let Some(reason) = over_missing {
        return draft.override_by_lead(reason).map(Some);
    }
    let mut what: Vec<String> =
        missing.iter().take(NAMED).map(|one| lower_first(&one.what)).collect();
    if missing.len() > what.len() {
        what.push(format!("and {} more", missing.len() - what.len()));
    }
    let why = format!("Before you can close {}: {}.", sprint.name(), what.join("; "));
    let refusal = Refusal::new(Rule::Close, why).about(missing.iter().filter_map(|one| one.item));
    let ways = missing.iter().map(|one| one.way).chain([Way::Override]);
    Err(ways.fold(refusal, Refusal::way))
}
