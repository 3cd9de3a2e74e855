//! Working time: how much of the team's working hours lies between two moments.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::domain::base::context::Instant;
use crate::domain::records::calendar::Calendar;

/// The calendar as a clock that runs in working hours alone.
///
/// It is civil arithmetic: a moment counts as the wall clock showed it where it was taken, so a
/// working day has the same length when the clocks change.
#[derive(Debug, Clone)]
pub struct WorkingTime<'a> {
    calendar: &'a Calendar,
    /// How many working days a week has before each of its days, and in all.
    before: [i64; 8],
    /// Days off that would have been working days, sorted.
    off: Vec<NaiveDate>,
}

impl<'a> WorkingTime<'a> {
    /// The clock of a calendar.
    pub fn of(calendar: &'a Calendar) -> Self {
        let mut before = [0; 8];
        let mut sum = 0;
        for (day, slot) in (0_u8..).zip(before.iter_mut()) {
            *slot = sum;
            sum += i64::from(calendar.working_days.iter().any(|one| one.0 == day));
        }
        let usual = |day: &&NaiveDate| calendar.working_days.contains(&day.weekday().into());
        Self { calendar, before, off: calendar.holidays.iter().filter(usual).copied().collect() }
    }

    /// Minutes of a working day.
    pub fn day(&self) -> u32 {
        self.calendar.day_length().max(1)
    }

    /// Working days before that day, counted from a fixed Monday far back.
    pub fn days_until(&self, day: NaiveDate) -> i64 {
        // 1 January of the year 1, day one of the common era, was a Monday.
        let days = i64::from(day.num_days_from_ce()) - 1;
        let [.., week] = self.before;
        let weekday = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
        let rest = self.before.get(weekday).copied().unwrap_or_default();
        let off = self.off.partition_point(|one| *one < day);
        days.div_euclid(7) * week + rest - i64::try_from(off).unwrap_or_default()
    }

    /// The working minute a wall clock shows, counted from a fixed Monday far back.
    pub fn wall(&self, at: NaiveDateTime) -> i64 {
        let day = at.date();
        let whole = self.days_until(day) * i64::from(self.calendar.day_length());
        if !self.calendar.is_working_day(day) {
            return whole;
        }
        let minute = i64::from(at.time().hour() * 60 + at.time().minute());
        let (start, end) = (self.calendar.day_start.into(), self.calendar.day_end.into());
        whole + (minute.clamp(start, end) - start)
    }

    /// The working minute of a moment.
    pub fn at(&self, moment: &Instant) -> i64 {
        self.wall(moment.naive_local())
    }

    /// Working minutes from one moment to another; none where they are swapped.
    pub fn between(&self, from: &Instant, to: &Instant) -> u32 {
        minutes(self.at(to) - self.at(from))
    }
}

/// A length in minutes, never below zero.
pub fn minutes(length: i64) -> u32 {
    u32::try_from(length.max(0)).unwrap_or(u32::MAX)
}

/// A stretch of working time, in working minutes.
pub type Span = (i64, i64);

/// Overlapping and touching stretches as one; empty ones are left out.
pub fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|(from, to)| from < to);
    spans.sort();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// How much of these stretches, which do not overlap, lies within another.
pub fn within(spans: &[Span], window: Span) -> u32 {
    let part = |(from, to): &Span| (*to.min(&window.1) - *from.max(&window.0)).max(0);
    minutes(spans.iter().map(part).sum())
}
