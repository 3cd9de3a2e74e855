//! Capacity of a sprint: what is computed, and what was entered by hand over it.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::collection::vec;
use proptest::prelude::proptest;

use crate::rules::sprint::plan::{plan, sprint};
use crate::support::{ANA, BEN, EMMA, FINN, Team, day, id, team};
use sprintloop::domain::base::figures::{BasisPoints, Effort, Figure};
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::sprint::capacity::{capacity_of, proposed_capacity};
use sprintloop::domain::records::absence::{Absence, AwayFor};
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::sprint::capacity::{Capacity, CapacityEdit};

/// A line of whole days, in whole units and percents.
pub fn capacity(days: u32, per_day: u32, focus: u32, time_off: u32) -> Capacity {
    Capacity {
        days,
        day_part: BasisPoints::default(),
        per_day: Effort::whole(per_day),
        focus: BasisPoints::percent(focus),
        time_off: Effort::whole(time_off),
    }
}

/// Changes a person of the team.
pub fn member(team: &mut Team, who: u128, change: impl FnOnce(&mut Member)) {
    let mut member = Member::clone(team.workspace.members.get(id(who)).expect("of the team"));
    change(&mut member);
    team.does(TeamCommand::EditMember { member: Box::new(member) });
}

#[test]
fn capacity_is_days_by_hours_by_focus_less_time_off() {
    let cases = [
        (capacity(10, 8, 70, 0), Effort::whole(56)),
        (capacity(10, 8, 70, 6), Effort::whole(50)),
        (capacity(3, 5, 50, 0), Effort(450)),
        (capacity(1, 4, 50, 9), Effort::ZERO),
        (capacity(0, 8, 100, 0), Effort::ZERO),
    ];
    for (capacity, total) in cases {
        assert_eq!(capacity.total(), total, "{capacity:?}");
    }
    let mut half = capacity(7, 8, 50, 0);
    half.set_length(Figure(75_000));
    assert_eq!((half.days, half.total()), (7, Effort::whole(30)), "seven and a half days");
    half.set_length(Figure(-1));
    assert_eq!(half.total(), Effort::ZERO);
    let most = Capacity { days: u32::MAX, per_day: Effort(u32::MAX), ..capacity(0, 0, 100, 0) };
    assert_eq!(most.total(), Effort(u32::MAX));
}

#[test]
fn proposed_capacity_follows_calendar_and_person() {
    let mut team = team();
    team.workflow(|workflow| {
        workflow.calendar.holidays.insert(day(4));
    });
    member(&mut team, BEN, |ben| {
        (ben.per_day, ben.focus) = (Some(Effort::whole(4)), Some(BasisPoints::percent(50)));
        ben.absences = vec![Absence { from: day(3), to: day(5), away: AwayFor::WholeDays }];
    });
    // Monday to the Friday of the week after, with one holiday.
    let all = proposed_capacity(day(2), day(13), &team.workspace);
    assert_eq!(all.get(&id(BEN)), Some(&capacity(7, 4, 50, 0)));
    assert_eq!(all.get(&id(EMMA)), Some(&capacity(9, 8, 70, 0)));
    assert!(!all.contains_key(&id::<MemberId>(FINN)), "a stakeholder carries no work");
}

#[test]
fn an_edit_goes_over_what_is_computed_and_says_only_what_differs() {
    let (computed, entered) = (capacity(10, 8, 70, 0), capacity(3, 8, 70, 2));
    let edit = CapacityEdit::between(&computed, &entered);
    assert_eq!((edit.days, edit.per_day, edit.focus), (Some(Figure(30_000)), None, None));
    assert_eq!(edit.over(computed), entered);
    assert!(CapacityEdit::between(&computed, &computed).is_empty());
    // The rest follows what is computed later.
    assert_eq!(edit.over(capacity(8, 6, 50, 0)), capacity(3, 6, 50, 2));
}

#[test]
fn a_sprint_of_an_older_version_has_the_lines_it_kept() {
    let mut team = team();
    plan(&mut team);
    let mut old = sprint(&team).clone();
    old.capacity_edits = None;
    old.capacity = BTreeMap::from([(id(ANA), capacity(4, 8, 70, 0))]);
    assert_eq!(capacity_of(&old, &team.workspace), old.capacity);
}

proptest! {
    #[test]
    fn no_absence_raises_the_capacity_of_a_sprint(absences in vec((0_u64..30, 0_u64..9, 0_usize..3), 1..6)) {
        let mut team = team();
        plan(&mut team);
        let of = |team: &Team| -> Effort {
            capacity_of(sprint(team), &team.workspace).values().map(Capacity::total).sum()
        };
        let mut before = of(&team);
        for (from, length, kind) in absences {
            let from = day(1) + Days::new(from);
            let absence = Absence { from, to: from + Days::new(length), away: AwayFor::ALL[kind] };
            member(&mut team, EMMA, |emma| emma.absences.push(absence));
            let after = of(&team);
            assert!(after <= before, "{before} became {after}");
            before = after;
        }
    }
}
