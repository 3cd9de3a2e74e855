//! Capacity of a sprint: computed from its dates, the calendar and the people. Values entered by hand
//! replace the computed ones.
//!
//! While the sprint is planned or running, capacity is computed each time it is read, so it always
//! matches the dates, holidays and people on screen. A sprint that is over keeps what it had.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::MemberId;
use crate::domain::reads::availability::days_worked;
use crate::domain::records::people::Member;
use crate::domain::records::sprint::capacity::{Capacity, CapacityEdit};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// Computes what one person can do between two days: the days they work, at their own hours per day
/// and focus factor, or the team's.
fn computed(member: &Member, starts: NaiveDate, ends: NaiveDate, tables: &Tables) -> Capacity {
    let workflow = &tables.workflow;
    let mut line = Capacity {
        days: 0,
        day_part: Default::default(),
        per_day: member.per_day.unwrap_or_else(|| workflow.usual_day()),
        focus: member.focus.unwrap_or_else(|| workflow.usual_focus()),
        time_off: Effort::ZERO,
    };
    line.set_length(days_worked(member, &workflow.calendar, starts, ends));
    line
}

/// Computes the capacity of everyone who can own work, between two days.
pub fn proposed_capacity(
    starts: NaiveDate,
    ends: NaiveDate,
    tables: &Tables,
) -> BTreeMap<MemberId, Capacity> {
    let workers = tables.members.values().filter(|member| member.can_own_work());
    workers.map(|member| (member.id, computed(member, starts, ends, tables))).collect()
}

/// Returns the capacity of a sprint by owner.
pub fn capacity_of(sprint: &Sprint, tables: &Tables) -> BTreeMap<MemberId, Capacity> {
    let Some(edits) = sprint.capacity_edits.as_ref().filter(|_| changes(sprint)) else {
        return sprint.capacity.clone();
    };
    // People who joined after the sprint started were not part of its capacity.
    let counts = |member: &Member| match sprint.is_planned() {
        true => member.can_own_work() || edits.contains_key(&member.id) && !member.left,
        false => sprint.capacity.contains_key(&member.id),
    };
    let people = tables.members.values().filter(|member| counts(member));
    people
        .map(|member| {
            let line = computed(member, sprint.starts, sprint.ends, tables);
            let edit = edits.get(&member.id).copied().unwrap_or_default();
            (member.id, edit.over(line))
        })
        .collect()
}

/// Returns whether its capacity still follows the dates, the calendar and the people.
fn changes(sprint: &Sprint) -> bool {
    sprint.is_planned() || sprint.is_open()
}

/// Returns what was entered by hand: where these lines differ from the computed capacity.
pub fn entered(
    lines: &BTreeMap<MemberId, Capacity>,
    sprint: &Sprint,
    tables: &Tables,
) -> BTreeMap<MemberId, CapacityEdit> {
    let edit = |(id, line): (&MemberId, &Capacity)| {
        let member = tables.members.get(*id)?;
        let usual = computed(member, sprint.starts, sprint.ends, tables);
        let edit = CapacityEdit::between(&usual, line);
        (!edit.is_empty() || !member.can_own_work()).then_some((*id, edit))
    };
    lines.iter().filter_map(edit).collect()
}

/// Converts a sprint planned with an older version. Runs before the dates, the calendar or a person
/// change, when any difference from the computed capacity was entered by hand.
pub fn with_edits(sprint: &Sprint, tables: &Tables) -> Option<Sprint> {
    if sprint.capacity_edits.is_some() || !changes(sprint) {
        return None;
    }
    let mut sprint = sprint.clone();
    sprint.capacity_edits = Some(entered(&sprint.capacity, &sprint, tables));
    if sprint.is_planned() {
        sprint.capacity.clear();
    }
    Some(sprint)
}
