//! Planning: dates, capacity, goal, and what is chosen.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::dates::{exact_day, range};
use crate::domain::base::figures::{BasisPoints, Figure};
use crate::domain::base::ids::{ItemId, MemberId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::item_keys::keys;
use crate::domain::reads::sprint::capacity::{entered, with_edits};
use crate::domain::reads::sprint::load::carried_over;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::calendar::Calendar;
use crate::domain::records::priority::{Priority, PriorityState};
use crate::domain::records::sprint::capacity::{Capacity, CapacityEdit};
use crate::domain::records::sprint::goal::{Goal, GoalChange};
use crate::domain::records::sprint::record::{Sprint, SprintKind};
use crate::domain::records::workflow::Mode;
use crate::domain::rules::sprint::checks::{
    already_over, log_item, log_sprint, next_number, put_sprint, ready_items,
};
use crate::domain::tables::draft::{Draft, is_just_me};
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

/// A sprint longer than this is a slip of the keyboard.
const LONGEST: i64 = 183;

pub(super) fn plan(
    draft: &mut Draft<'_>,
    id: SprintId,
    starts: NaiveDate,
    ends: NaiveDate,
) -> Result<(), Refusal> {
    if draft.tables().workflow.mode == Mode::Continuous {
        let why =
            "The team works in review cycles. Start a cycle, or switch to sprints in the workflow.";
        return Err(Refusal::state(why).way(Way::OpenWorkflow));
    }
    if let Some(planned) = which::planned(draft.tables()) {
        let why = format!("{} is already being planned. Start or cancel it first.", planned.name());
        return Err(Refusal::new(Rule::OneSprint, why).way(Way::OpenPlan));
    }
    check_dates(starts, ends, &draft.tables().workflow.calendar)?;
    not_over(ends, draft)?;
    let mut sprint = Sprint::new(id, next_number(draft.tables()), starts, ends, draft.stamp());
    sprint.capacity_edits = Some(BTreeMap::new());
    sprint.chosen = carried_over(draft.tables());
    draft.add(sprint.clone())?;
    log_sprint(draft, Verb::Planned, &sprint).detail = range(starts, ends);
    Ok(())
}

fn check_dates(starts: NaiveDate, ends: NaiveDate, calendar: &Calendar) -> Result<(), Refusal> {
    let length = ends.signed_duration_since(starts).num_days();
    if length < 0 {
        return Err(Refusal::input("Enter a last day on or after the first day."));
    }
    if length > LONGEST {
        return Err(Refusal::input(
            "A sprint can last half a year at most. Enter an earlier last day.",
        ));
    }
    if calendar.working_days(starts, ends) == 0 {
        return Err(Refusal::input("These dates include no working days. Choose different dates."));
    }
    Ok(())
}

/// A sprint is planned ahead: one that is over can only be looked back on.
fn not_over(ends: NaiveDate, draft: &Draft<'_>) -> Result<(), Refusal> {
    if ends >= draft.context().today() {
        return Ok(());
    }
    Err(Refusal::input(format!(
        "A sprint that ends on {} would already be over. Enter a later last day. For finished work, “Look back on any dates” needs no sprint.",
        exact_day(ends)
    )))
}

/// Sets both dates. The capacity follows them, except what was entered by hand.
pub(super) fn set_dates(
    draft: &mut Draft<'_>,
    id: SprintId,
    starts: NaiveDate,
    ends: NaiveDate,
) -> Result<(), Refusal> {
    check_dates(starts, ends, &draft.tables().workflow.calendar)?;
    let sprint = draft.get::<Sprint>(id)?;
    if !sprint.is_planned() && !sprint.is_open() {
        return Err(already_over(&sprint));
    }
    if sprint.is_planned() && sprint.ends != ends {
        not_over(ends, draft)?;
    }
    let kept = with_edits(&sprint, draft.tables());
    let mut sprint = kept.unwrap_or_else(|| Sprint::clone(&sprint));
    (sprint.starts, sprint.ends) = (starts, ends);
    put_sprint(draft, sprint, Verb::Edited, format!("dates: {}", range(starts, ends)));
    Ok(())
}

/// The planned sprint, or why it is none.
fn planned(draft: &Draft<'_>, id: SprintId) -> Result<Sprint, Refusal> {
    let sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if sprint.is_planned() {
        return Ok(sprint);
    }
    if sprint.is_open() {
        let why =
            format!("{} has started. Change its scope instead, with a reason.", sprint.name());
        return Err(Refusal::state(why).way(Way::OpenBoard));
    }
    Err(already_over(&sprint))
}

pub(super) fn set_capacity(
    draft: &mut Draft<'_>,
    id: SprintId,
    capacity: BTreeMap<MemberId, Capacity>,
) -> Result<(), Refusal> {
    let current = draft.get::<Sprint>(id)?;
    let mut sprint = match current.kind {
        // A cycle rolls on without being planned, so its capacity is set while it runs.
        SprintKind::Cycle if current.is_open() => Sprint::clone(&current),
        _ => planned(draft, id)?,
    };
    for (member, line) in &capacity {
        let Some(member) = draft.tables().members.get(*member) else {
            return Err(Refusal::unknown("member"));
        };
        if line.focus > BasisPoints::WHOLE {
            let why = format!("Enter a focus factor of 100% or less for {}.", member.name);
            return Err(Refusal::input(why));
        }
        if line.days > 366 {
            return Err(Refusal::input(format!("Enter fewer days for {}.", member.name)));
        }
    }
    let mut edits = entered(&capacity, &sprint, draft.tables());
    if sprint.is_planned() {
        // A person without a line has no capacity.
        let none = CapacityEdit { days: Some(Figure(0)), ..CapacityEdit::default() };
        let workers = draft.tables().members.values().filter(|member| member.can_own_work());
        let left_out = workers.map(|member| member.id).filter(|id| !capacity.contains_key(id));
        edits.extend(left_out.map(|id| (id, none)));
        sprint.capacity.clear();
    } else {
        sprint.capacity = capacity;
    }
    sprint.capacity_edits = Some(edits);
    put_sprint(draft, sprint, Verb::Edited, "capacity");
    Ok(())
}

pub(super) fn set_goal(
    draft: &mut Draft<'_>,
    id: SprintId,
    goal: Goal,
    reason: Option<Reason>,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if !sprint.is_planned() && !sprint.is_open() {
        return Err(already_over(&sprint));
    }
    if let Some(priority) = goal.priority {
        let priority = draft.get::<Priority>(priority)?;
        if priority.state == PriorityState::Closed {
            let why = format!("“{}” is finished. Choose the current priority.", priority.objective);
            return Err(Refusal::new(Rule::Goal, why).way(Way::OpenPriority(Some(priority.id))));
        }
    } else if sprint.is_open() && !is_just_me(draft.tables()) {
        return Err(needs_priority(draft.tables()));
    }
    if let Some(from) = sprint.goal.take().filter(|_| sprint.is_open()) {
        let Some(reason) = reason.clone() else {
            let why = "The sprint is running. Give a reason for changing its goal.";
            return Err(Refusal::new(Rule::Reason, why).way(Way::GiveReason));
        };
        sprint.goal_changes.push(GoalChange { from, stamp: draft.stamp(), reason });
    }
    let text = goal.text.to_string();
    sprint.goal = Some(goal);
    put_sprint(draft, sprint, Verb::SetGoal, text).reason = reason;
    Ok(())
}

/// A goal that serves no priority is no goal yet.
pub(super) fn needs_priority(tables: &Tables) -> Refusal {
    let is_open = |one: &Arc<Priority>| one.state != PriorityState::Closed;
    if tables.priorities.values().any(is_open) {
        let why = "The goal is not linked to a marketing priority yet. Link it to the current one.";
        return Refusal::new(Rule::Goal, why).way(Way::SetGoal);
    }
    let why = "A goal supports a marketing priority, and there is none yet. Add one, then link the goal to it.";
    Refusal::new(Rule::Goal, why).way(Way::OpenPriority(None))
}

pub(super) fn choose(
    draft: &mut Draft<'_>,
    id: SprintId,
    ids: &[ItemId],
    serves_goal: bool,
) -> Result<(), Refusal> {
    let mut sprint = planned(draft, id)?;
    if ids.is_empty() {
        return Err(Refusal::input("Choose at least one item."));
    }
    let items = ready_items(draft, ids)?;
    sprint.chosen.extend(ids.iter().map(|item| (*item, serves_goal)));
    let name = sprint.name();
    draft.put(sprint.clone());
    let event = match items.as_slice() {
        [item] => {
            let event = log_item(draft, Verb::Chose, item);
            event.detail = format!("for {name}");
            event
        }
        items => {
            let event = log_sprint(draft, Verb::Edited, &sprint);
            event.detail = format!("added {}", keys(items));
            event
        }
    };
    if !serves_goal {
        event.detail.push_str(" as other work");
    }
    Ok(())
}

pub(super) fn unchoose(draft: &mut Draft<'_>, id: SprintId, ids: &[ItemId]) -> Result<(), Refusal> {
    let mut sprint = planned(draft, id)?;
    let before = sprint.chosen.len();
    sprint.chosen.retain(|item, _| !ids.contains(item));
    if sprint.chosen.len() == before {
        return Err(Refusal::state(format!(
            "These items are no longer in the plan for {}.",
            sprint.name()
        )));
    }
    let items: Vec<_> =
        ids.iter().filter_map(|id| draft.tables().items.get(*id).cloned()).collect();
    put_sprint(draft, sprint, Verb::Edited, format!("removed {}", keys(&items)));
    Ok(())
}

pub(super) fn mark_serves_goal(
    draft: &mut Draft<'_>,
    id: SprintId,
    item: ItemId,
    serves_goal: bool,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if !sprint.is_planned() && !sprint.is_open() {
        return Err(already_over(&sprint));
    }
    let name = sprint.name();
    let Some(mark) = sprint.chosen.get_mut(&item) else {
        return Err(Refusal::state(format!("This item is not in {name}.")));
    };
    *mark = serves_goal;
    draft.put(sprint);
    let item = draft.get::<BacklogItem>(item)?;
    let detail = match serves_goal {
        true => "marked this as supporting the goal",
        false => "marked this as other work",
    };
    log_item(draft, Verb::Edited, &item).detail = detail.to_owned();
    Ok(())
}
