//! Marketing priorities: one current, with dated readings.

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::PriorityId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::records::priority::{Priority, PriorityState, Reading};
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn apply(
    command: PriorityCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        PriorityCommand::Add { id, objective, quarterly_goal, metric } => {
            let first = draft.tables().priorities.is_empty();
            let mut priority = Priority::new(id, objective);
            priority.quarterly_goal = quarterly_goal;
            priority.metric = metric;
            priority.state = if first { PriorityState::Current } else { PriorityState::Later };
            draft.log(Verb::Added, RecordKey::Priority(id), name_of(&priority));
            draft.add(priority)
        }
        PriorityCommand::Edit { id, objective, quarterly_goal, metric } => {
            let before = draft.get::<Priority>(id)?;
            let mut parts = Vec::new();
            if before.objective != objective {
                parts.push(format!("objective → {objective}"));
            }
            if before.quarterly_goal != quarterly_goal {
                parts.push(format!("quarterly goal → {quarterly_goal}"));
            }
            if before.metric != metric {
                parts.push("target metric".to_owned());
            }
            let event = draft.log(Verb::Edited, RecordKey::Priority(id), name_of(&before));
            event.detail = parts.join("; ");
            draft.edit::<Priority>(id, |priority| {
                priority.objective = objective;
                priority.quarterly_goal = quarterly_goal;
                priority.metric = metric;
                Ok(())
            })
        }
        PriorityCommand::SetState { id, state } => set_state(draft, id, state),
        PriorityCommand::AddReading { id, reading } => add_reading(draft, id, reading),
        PriorityCommand::RemoveReading { id, on } => remove_reading(draft, id, on),
    }
}

fn name_of(priority: &Priority) -> String {
    format!("the priority {}", priority.objective)
}

fn set_state(draft: &mut Draft<'_>, id: PriorityId, state: PriorityState) -> Result<(), Refusal> {
    let priority = draft.get::<Priority>(id)?;
    if state == PriorityState::Current {
        let others: Vec<PriorityId> = draft
            .tables()
            .priorities
            .values()
            .filter(|other| other.id != id && other.state == PriorityState::Current)
            .map(|other| other.id)
            .collect();
        for other in others {
            put_state(draft, other, PriorityState::Later)?;
        }
    }
    let detail = match state {
        PriorityState::Current => "made current",
        PriorityState::Later => "moved to Later",
        PriorityState::Closed => "closed",
    };
    let event = draft.log(Verb::Edited, RecordKey::Priority(id), name_of(&priority));
    event.detail = detail.to_owned();
    put_state(draft, id, state)
}

fn put_state(draft: &mut Draft<'_>, id: PriorityId, state: PriorityState) -> Result<(), Refusal> {
    draft.edit::<Priority>(id, |priority| {
        priority.state = state;
        Ok(())
    })
}

fn add_reading(draft: &mut Draft<'_>, id: PriorityId, mut reading: Reading) -> Result<(), Refusal> {
    let priority = draft.get::<Priority>(id)?;
    let Some(metric) = &priority.metric else {
        let why = "This priority has no target metric yet. Add one first.";
        return Err(Refusal::input(why).way(Way::OpenPriority(Some(id))));
    };
    if reading.on > draft.context().today() {
        return Err(Refusal::input("Choose today or an earlier date."));
    }
    reading.entered = draft.stamp();
    let detail = format!("{} {}{} on {}", metric.name, reading.value, metric.unit, day(reading.on));
    let name = format!("a value for {}", priority.objective);
    draft.log(Verb::Recorded, RecordKey::Priority(id), name).detail = detail;
    draft.edit::<Priority>(id, |priority| {
        priority.readings.retain(|other| other.on != reading.on);
        priority.readings.push(reading);
        priority.readings.sort_by_key(|reading| reading.on);
        Ok(())
    })
}

fn remove_reading(draft: &mut Draft<'_>, id: PriorityId, on: NaiveDate) -> Result<(), Refusal> {
    let priority = draft.get::<Priority>(id)?;
    if !priority.readings.iter().any(|reading| reading.on == on) {
        return Err(Refusal::unknown("value"));
    }
    let name = format!("a value for {}", priority.objective);
    draft.log(Verb::Removed, RecordKey::Priority(id), name).detail = day(on);
    draft.edit::<Priority>(id, |priority| {
        priority.readings.retain(|reading| reading.on != on);
        Ok(())
    })
}
