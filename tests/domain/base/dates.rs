//! Dates as people say them.

use chrono::{DateTime, FixedOffset, NaiveDate};
use sprintloop::domain::base::dates::{
    ago, clock, days, distance, effort, exact, long_day as day, near_day, overdue, span,
};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or_default()
}

#[test]
fn says_days_as_people_do() {
    let today = on("2026-11-24");
    assert_eq!(near_day(today, today), "today");
    assert_eq!(near_day(on("2026-11-25"), today), "tomorrow");
    assert_eq!(day(on("2026-11-27"), today), "Fri, Nov 27");
    assert_eq!(day(on("2027-01-04"), today), "Mon, Jan 4, 2027");
    assert_eq!(distance(on("2026-11-21"), today), "3 days ago");
    assert_eq!(days(1), "1 day");
    assert_eq!(days(-2), "-2 days");
}

#[test]
fn names_the_year_only_where_it_is_another() {
    let today = on("2026-11-24");
    assert_eq!(span(on("2026-11-24"), on("2026-12-05"), today), "Nov 24 – Dec 5");
    assert_eq!(span(on("2026-12-21"), on("2027-01-02"), today), "Dec 21, 2026 – Jan 2, 2027");
}

#[test]
fn says_moments_in_the_time_zone_of_the_reader() {
    let now = at("2026-11-24T14:05:00+01:00");
    assert_eq!(ago(&at("2026-11-24T13:04:40Z"), &now), "just now");
    assert_eq!(ago(&at("2026-11-24T12:53:00Z"), &now), "12 min ago");
    assert_eq!(ago(&at("2026-11-23T08:00:00Z"), &now), "yesterday 09:00");
    assert_eq!(exact(&now), "Tue, Nov 24, 2026, 14:05");
}

#[test]
fn says_lengths_with_their_unit() {
    assert_eq!(effort(360), "6 h");
    assert_eq!(effort(90), "1 h 30 min");
    assert_eq!(effort(45), "45 min");
    assert_eq!(clock(204), "3:24");
    assert_eq!(clock(-12), "-0:12");
}

#[test]
fn says_what_is_late_and_by_how_much() {
    let today = on("2026-11-24");
    assert_eq!(overdue(on("2026-11-21"), today), "3 days overdue");
    assert_eq!(overdue(on("2026-11-23"), today), "1 day overdue");
    assert_eq!(overdue(today, today), "due today");
    assert_eq!(overdue(on("2026-11-27"), today), "due in 3 days");
}
