//! Continuous mode: review cycles that roll on, with work pulled under limits and capacity.

use chrono::{Days, NaiveDate};

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::reads::sprint::load::{day, proposed_capacity};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::commitment::Commitment;
use crate::domain::records::sprint::record::{Sprint, SprintKind, SprintState};
use crate::domain::records::workflow::Mode;
use crate::domain::rules::sprint::start::committed;
use crate::domain::rules::sprint::{log, next_number, only_one, place};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn begin(draft: &mut Draft<'_>, id: SprintId, starts: NaiveDate) -> Result<(), Refusal> {
    if draft.tables().workflow.mode != Mode::Continuous {
        let why =
            "The team works in sprints. Plan one, or change to continuous work in the workflow.";
        return Err(Refusal::state(why).way(Way::OpenPlan).way(Way::OpenWorkflow));
    }
    only_one(draft.tables(), id)?;
    let mut cycle = cycle_from(draft, id, starts);
    cycle.commitment = Some(Commitment::new(draft.stamp(), Vec::new(), cycle.capacity.clone()));
    draft.add(cycle.clone())?;
    let detail = format!("{} to {}", day(cycle.starts), day(cycle.ends));
    log(draft, Verb::Started, &cycle).detail = detail;
    Ok(())
}

/// A running cycle of the cadence's length, with the capacity the calendar gives.
fn cycle_from(draft: &Draft<'_>, id: SprintId, starts: NaiveDate) -> Sprint {
    let tables = draft.tables();
    let length = u64::from(tables.workflow.cadence.length.clamp(1, 183));
    let ends = starts.checked_add_days(Days::new(length - 1)).unwrap_or(starts);
    let mut cycle = Sprint::new(id, next_number(tables), starts, ends, draft.stamp());
    cycle.kind = SprintKind::Cycle;
    cycle.state = SprintState::Running;
    cycle.capacity = proposed_capacity(starts, ends, tables);
    cycle
}

/// Starts the cycle after a closed one; what is unfinished goes on where it stood.
pub(super) fn roll_on(
    draft: &mut Draft<'_>,
    closed: &Sprint,
    id: SprintId,
    rolling: &[ItemId],
) -> Result<(), Refusal> {
    let tomorrow = closed.ends.succ_opt().unwrap_or(closed.ends);
    let mut next = cycle_from(draft, id, tomorrow.max(draft.context().today()));
    for item in rolling {
        let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(*item)?);
        let stage = item.position.stage().unwrap_or(BoardStage::Committed);
        item.carried_from = Some(closed.id);
        place(&mut item, Position::InSprint { sprint: id, stage }, draft);
        next.chosen.insert(item.id, closed.chosen.get(&item.id).copied().unwrap_or_default());
        draft.put(item);
    }
    let items = rolling.iter().filter_map(|item| draft.tables().items.get(*item));
    let items = items.map(|item| committed(item, &next, draft.tables())).collect();
    next.commitment = Some(Commitment::new(draft.stamp(), items, next.capacity.clone()));
    draft.add(next)
}
