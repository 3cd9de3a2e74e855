//! A plan of an older version: what was entered by hand stays, the rest follows from now on.

use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::reads::sprint::capacity::{capacity_of, proposed_capacity};
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use std::sync::Arc;

use crate::reads::sprint::capacity::member;
use crate::rules::sprint::plan::{plan, sprint};
use crate::support::{ANA, BEN, EMMA, Team, day, id, team};

/// A plan as an older version kept it: whole lines, with three days for Ben by hand.
fn old_plan() -> Team {
    let mut team = team();
    plan(&mut team);
    let mut old = sprint(&team).clone();
    old.capacity = proposed_capacity(old.starts, old.ends, &team.workspace);
    old.capacity.get_mut(&id(BEN)).expect("Ben").days = 3;
    old.capacity_edits = None;
    let text = serde_json::to_string(&old).expect("a sprint is JSON");
    assert!(!text.contains("capacity_edits"), "an old sprint stays as it was, to the byte");
    let old: Sprint = sprintloop::domain::base::json::parse(&text).expect("it reads what it wrote");
    let old = Arc::new(old);
    let records = team.workspace.records().into_iter().map(|record| match record {
        Record::Sprint(_) => Record::Sprint(Arc::clone(&old)),
        other => other,
    });
    team.workspace = Workspace::of(team.workspace.id, records.collect(), Vec::new());
    team
}

fn days(team: &Team, who: u128) -> u32 {
    capacity_of(sprint(team), &team.workspace).get(&id(who)).map_or(0, |line| line.days)
}

#[test]
fn a_holiday_counts_in_an_old_plan_and_leaves_what_was_entered_by_hand() {
    let mut team = old_plan();
    assert_eq!((days(&team, ANA), days(&team, BEN)), (10, 3));
    team.workflow(|workflow| {
        workflow.calendar.holidays.insert(day(4));
    });
    assert_eq!((days(&team, ANA), days(&team, BEN)), (9, 3));
}

#[test]
fn hours_of_a_person_count_in_an_old_plan() {
    let mut team = old_plan();
    member(&mut team, EMMA, |emma| emma.per_day = Some(Effort::whole(4)));
    let all = capacity_of(sprint(&team), &team.workspace);
    assert_eq!(all.get(&id(EMMA)).map(Capacity::total), Some(Effort::whole(28)));
    assert_eq!(days(&team, BEN), 3);
}
