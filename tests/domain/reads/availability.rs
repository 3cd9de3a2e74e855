//! Who works when: own weeks, part-time, absences and company holidays.

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use crate::support::{BEN, day, id, title};
use sprintloop::domain::base::figures::{BasisPoints, Figure};
use sprintloop::domain::reads::availability::{
    days_worked, halves_on, last_day_worked, works_on_or_after,
};
use sprintloop::domain::records::absence::{Absence, AwayFor};
use sprintloop::domain::records::calendar::{Calendar, DayOfWeek};
use sprintloop::domain::records::people::Member;

fn ben() -> Member {
    Member::new(id(BEN), title("Ben Okafor"))
}

fn away(from: u32, to: u32, away: AwayFor) -> Absence {
    Absence { from: day(from), to: day(to), away }
}

/// Monday 2 to Friday 13 November, in days.
fn fortnight(member: &Member, calendar: &Calendar) -> String {
    days_worked(member, calendar, day(2), day(13)).to_string()
}

#[test]
fn a_person_works_the_teams_week_or_their_own() {
    let (calendar, mut ben) = (Calendar::default(), ben());
    assert_eq!(fortnight(&ben, &calendar), "10");
    ben.working_days = [0, 1, 2, 5].map(DayOfWeek).into();
    assert_eq!(fortnight(&ben, &calendar), "7", "Saturday 7 is a day of their own week");
    ben.part_time = Some(BasisPoints::percent(50));
    assert_eq!(fortnight(&ben, &calendar), "3.5");
    ben.working_days.clear();
    ben.part_time = Some(BasisPoints::percent(60));
    assert_eq!(fortnight(&ben, &calendar), "6");
}

#[test]
fn absences_and_holidays_on_one_day_count_once() {
    let (mut calendar, mut ben) = (Calendar::default(), ben());
    calendar.holidays = [day(4), day(7)].into();
    assert_eq!(fortnight(&ben, &calendar), "9", "a holiday on a Saturday takes nothing");
    ben.absences = vec![away(3, 5, AwayFor::WholeDays)];
    assert_eq!(fortnight(&ben, &calendar), "7", "the holiday lies in the absence");
    ben.absences.push(away(5, 6, AwayFor::WholeDays));
    assert_eq!(fortnight(&ben, &calendar), "6");
    ben.absences.push(away(5, 9, AwayFor::Mornings));
    assert_eq!(fortnight(&ben, &calendar), "5.5");
    ben.absences.push(away(9, 9, AwayFor::Mornings));
    assert_eq!(fortnight(&ben, &calendar), "5.5", "the same half twice");
    ben.absences.push(away(9, 9, AwayFor::Afternoons));
    assert_eq!(fortnight(&ben, &calendar), "5", "two halves are the day");
}

#[test]
fn whoever_is_away_all_the_time_has_no_days_and_never_less() {
    let (mut calendar, mut ben) = (Calendar::default(), ben());
    calendar.holidays = [day(2), day(3)].into();
    ben.absences = vec![away(1, 30, AwayFor::WholeDays), away(1, 30, AwayFor::Mornings)];
    assert_eq!(fortnight(&ben, &calendar), "0");
    assert_eq!(days_worked(&ben, &calendar, day(13), day(2)), Figure(0), "swapped days");
    let forever = Absence { from: NaiveDate::MIN, to: NaiveDate::MAX, away: AwayFor::WholeDays };
    ben.absences = vec![forever];
    assert_eq!(days_worked(&ben, &calendar, NaiveDate::MIN, NaiveDate::MAX), Figure(0));
}

#[test]
fn the_next_day_somebody_works_is_their_own() {
    let (mut calendar, mut ben) = (Calendar::default(), ben());
    calendar.holidays.insert(day(9));
    ben.absences = vec![away(10, 10, AwayFor::WholeDays), away(11, 11, AwayFor::Mornings)];
    assert_eq!(works_on_or_after(Some(&ben), &calendar, day(7)), day(11), "half a day is a day");
    assert_eq!(works_on_or_after(None, &calendar, day(7)), day(10));
    let forever = Absence { from: day(1), to: NaiveDate::MAX, away: AwayFor::WholeDays };
    ben.absences = vec![forever];
    assert_eq!(works_on_or_after(Some(&ben), &calendar, day(7)), day(10), "the team's");
}

#[test]
fn the_last_day_somebody_works_is_their_own() {
    let (mut calendar, mut ben) = (Calendar::default(), ben());
    calendar.holidays.insert(day(13));
    assert_eq!(last_day_worked(None, &calendar, day(9), day(15)), Some(day(12)));
    ben.absences = vec![away(11, 12, AwayFor::WholeDays)];
    assert_eq!(last_day_worked(Some(&ben), &calendar, day(9), day(15)), Some(day(10)));
    assert_eq!(last_day_worked(Some(&ben), &calendar, day(11), day(15)), None);
    assert_eq!(last_day_worked(Some(&ben), &calendar, day(15), day(9)), None, "swapped days");
}

fn absence() -> impl Strategy<Value = Absence> {
    let kind =
        prop_oneof![Just(AwayFor::WholeDays), Just(AwayFor::Mornings), Just(AwayFor::Afternoons)];
    (0_u64..40, 0_u64..12, kind).prop_map(|(from, length, away)| {
        let from = day(1) + Days::new(from);
        Absence { from, to: from + Days::new(length), away }
    })
}

/// A person, a calendar and absences of any kind.
fn anyone() -> impl Strategy<Value = (Member, Calendar, Vec<Absence>)> {
    let week = vec(0_u8..7, 0..7);
    (week, 0_u32..=100, vec(0_u64..40, 0..5), vec(absence(), 0..6)).prop_map(
        |(week, percent, holidays, absences)| {
            let (mut calendar, mut ben) = (Calendar::default(), ben());
            ben.working_days = week.into_iter().map(DayOfWeek).collect();
            ben.part_time = (percent > 0).then_some(BasisPoints::percent(percent));
            calendar.holidays = holidays.into_iter().map(|at| day(1) + Days::new(at)).collect();
            (ben, calendar, absences)
        },
    )
}

fn worked(ben: &Member, calendar: &Calendar) -> i64 {
    days_worked(ben, calendar, day(1), day(30)).0
}

proptest! {
    #[test]
    fn days_are_never_below_zero_and_an_absence_never_adds_any((mut ben, calendar, absences) in anyone()) {
        let mut before = worked(&ben, &calendar);
        for absence in absences {
            ben.absences.push(absence);
            let after = worked(&ben, &calendar);
            assert!((0..=before).contains(&after), "{before} became {after} by {absence:?}");
            before = after;
        }
    }

    #[test]
    fn overlapping_absences_count_as_their_union((mut ben, calendar, absences) in anyone()) {
        // The union: each half of each day that any of them takes, once.
        let mut union = Vec::new();
        for on in day(1).iter_days().take(60) {
            for half in [AwayFor::Mornings, AwayFor::Afternoons] {
                let takes = |one: &&Absence| {
                    let [morning, afternoon] = one.away.halves();
                    let half = if half == AwayFor::Mornings { morning } else { afternoon };
                    (one.from..=one.to).contains(&on) && half
                };
                if absences.iter().any(|one| takes(&one)) {
                    union.push(Absence { from: on, to: on, away: half });
                }
            }
        }
        ben.absences = absences;
        let overlapping = worked(&ben, &calendar);
        ben.absences = union;
        assert_eq!(worked(&ben, &calendar), overlapping);
    }

    #[test]
    fn a_day_has_two_halves_and_a_day_off_none((mut ben, calendar, absences) in anyone()) {
        ben.absences = absences;
        for on in day(1).iter_days().take(40) {
            let halves = halves_on(&ben, &calendar, on);
            assert!(halves <= 2);
            let free = calendar.holidays.contains(&on)
                || !ben.working_days.is_empty() && !ben.working_days.contains(&on.weekday().into());
            assert!(!free || halves == 0, "{on}");
        }
    }
}
