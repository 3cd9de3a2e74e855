//! Days with their names, in the ways people write them.

use chrono::NaiveDate;
use sprintloop::exchange::named_day::{NoDay, named_day};

#[test]
fn a_day_is_read_in_the_usual_ways_before_and_after_its_name() {
    let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).expect("a day");
    for line in [
        "2026-12-25 Christmas Day",
        "2026-12-25: Christmas Day",
        "25.12.2026 Christmas Day",
        "25/12/2026, Christmas Day",
        "12/25/2026 - Christmas Day",
        "Dec 25, 2026 – Christmas Day",
        "25 December 2026 Christmas Day",
        "Fri, Dec 25, 2026 Christmas Day",
        "Christmas Day 25.12.2026",
        "Christmas Day, 25 December 2026",
    ] {
        assert_eq!(named_day(line, today()), Ok((christmas, "Christmas Day".to_owned())), "{line}");
    }
    assert_eq!(named_day("2026-12-25", today()), Ok((christmas, String::new())));
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day")
}

#[test]
fn a_month_by_name_needs_no_year() {
    let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).expect("a day");
    for line in ["Dec 25 Christmas", "25 December: Christmas", "Christmas, December 25"] {
        assert_eq!(named_day(line, today()), Ok((christmas, "Christmas".to_owned())), "{line}");
    }
    let next = NaiveDate::from_ymd_opt(2027, 5, 1).expect("a day");
    assert_eq!(named_day("May 1", today()), Ok((next, String::new())), "the one that is ahead");
}

#[test]
fn what_is_no_day_or_two_days_is_not_guessed() {
    for line in ["", "Christmas", "25.12.", "2026", "1798070400 Christmas"] {
        assert_eq!(named_day(line, today()), Err(NoDay::Missing), "{line}");
    }
    assert_eq!(named_day("6/7/2026 Summer party", today()), Err(NoDay::Ambiguous));
    let same = NaiveDate::from_ymd_opt(2026, 6, 6).expect("a day");
    assert_eq!(named_day("6/6/2026 Founders", today()), Ok((same, "Founders".to_owned())));
}
