//! Continuous mode: review cycles that roll on, with work pulled under limits and capacity.

use chrono::{Days, NaiveDate};

use crate::domain::base::dates::range;
use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::reads::sprint::capacity::proposed_capacity;
use crate::domain::records::sprint::commitment::Commitment;
use crate::domain::records::sprint::record::{Sprint, SprintKind, SprintState};
use crate::domain::records::workflow::Mode;
use crate::domain::rules::sprint::checks::{log_sprint, next_number, only_one};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn begin(draft: &mut Draft<'_>, id: SprintId, starts: NaiveDate) -> Result<(), Refusal> {
    if draft.tables().workflow.mode != Mode::Continuous {
        let why =
            "The team works in sprints. Plan one, or switch to continuous mode in the workflow.";
        return Err(Refusal::state(why).way(Way::OpenPlan).way(Way::OpenWorkflow));
    }
    only_one(draft.tables(), id)?;
    let mut cycle = cycle_from(draft, id, starts);
    cycle.commitment = Some(Commitment::new(draft.stamp(), Vec::new(), cycle.capacity.clone()));
    draft.add(cycle.clone())?;
    let detail = range(cycle.starts, cycle.ends);
    log_sprint(draft, Verb::Started, &cycle).detail = detail;
    Ok(())
}

/// A running cycle of the cadence's length, with the capacity the calendar gives.
pub(in crate::domain) fn cycle_from(draft: &Draft<'_>, id: SprintId, starts: NaiveDate) -> Sprint {
    let tables = draft.tables();
    let length = u64::from(tables.workflow.cadence.length.clamp(1, 183));
    let ends = starts.checked_add_days(Days::new(length - 1)).unwrap_or(starts);
    // The review takes place on the last day, so it must be a working day.
    let ends = tables.workflow.calendar.on_or_before(ends).max(starts);
    let mut cycle = Sprint::new(id, next_number(tables), starts, ends, draft.stamp());
    cycle.kind = SprintKind::Cycle;
    cycle.state = SprintState::Running;
    cycle.capacity = proposed_capacity(starts, ends, tables);
    cycle.capacity_edits = Some(Default::default());
    cycle
}
