//! Availability: how much a person works on which days. It is their own week or the team's, less
//! company holidays and their absences.
//!
//! Half a day is the smallest part, and each is counted once, however many absences and holidays fall
//! on it. Knows no sprint.

use chrono::{Datelike, NaiveDate};

use crate::domain::base::figures::{BasisPoints, Figure};
use crate::domain::records::calendar::Calendar;
use crate::domain::records::people::Member;

/// No plan and no search goes further than this many days.
const FAR: usize = 1_000;
/// A half day in ten-thousandths of a day.
const HALF: u64 = 5_000;

/// Returns whether a day is in a person's own week or the team's, and no company holiday.
fn is_in_week(member: &Member, calendar: &Calendar, day: NaiveDate) -> bool {
    let week = match member.working_days.is_empty() {
        true => &calendar.working_days,
        false => &member.working_days,
    };
    week.contains(&day.weekday().into()) && !calendar.holidays.contains(&day)
}

/// Returns how many halves of a day a person works: 0, 1 or 2. Ignores their part-time share.
pub fn halves_on(member: &Member, calendar: &Calendar, day: NaiveDate) -> u64 {
    if !is_in_week(member, calendar, day) {
        return 0;
    }
    let mut free = [false, false];
    for absence in member.absences.iter().filter(|one| (one.from..=one.to).contains(&day)) {
        for (half, away) in free.iter_mut().zip(absence.away.halves()) {
            *half |= away;
        }
    }
    free.into_iter().filter(|free| !free).count() as u64
}

/// Returns how many halves of a day that they would work a person is away: 0, 1 or 2.
pub fn halves_away(member: &Member, calendar: &Calendar, day: NaiveDate) -> u64 {
    if is_in_week(member, calendar, day) { 2 - halves_on(member, calendar, day) } else { 0 }
}

/// Returns the days a person works from the first to the last day, both included; never below zero.
/// Half days and the part-time share make fractions.
pub fn days_worked(
    member: &Member,
    calendar: &Calendar,
    first: NaiveDate,
    last: NaiveDate,
) -> Figure {
    let days = first.iter_days().take(FAR).take_while(|day| *day <= last);
    let halves: u64 = days.map(|day| halves_on(member, calendar, day)).sum();
    let share = member.part_time.unwrap_or(BasisPoints::WHOLE).min(BasisPoints::WHOLE);
    let whole = u64::from(BasisPoints::WHOLE.0);
    let days = (halves * HALF * u64::from(share.0) + whole / 2) / whole;
    Figure(i64::try_from(days).unwrap_or_default())
}

/// Returns the last day between two that a person works, or the team without one; none if there is none.
pub fn last_day_worked(
    member: Option<&Member>,
    calendar: &Calendar,
    first: NaiveDate,
    last: NaiveDate,
) -> Option<NaiveDate> {
    let works = |day: &NaiveDate| match member {
        Some(member) => halves_on(member, calendar, *day) > 0,
        None => calendar.is_working_day(*day),
    };
    first.iter_days().take(FAR).take_while(|day| *day <= last).filter(works).last()
}

/// Returns the first day from this one on that a person works. Without a person, or if they are away
/// for years, it is the team's next working day.
pub fn works_on_or_after(
    member: Option<&Member>,
    calendar: &Calendar,
    day: NaiveDate,
) -> NaiveDate {
    let own = member.and_then(|member| {
        let works = |day: &NaiveDate| halves_on(member, calendar, *day) > 0;
        day.iter_days().take(FAR).find(works)
    });
    own.unwrap_or_else(|| calendar.on_or_after(day))
}
