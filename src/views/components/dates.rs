//! Dates and lengths of time as people say them. Written without strftime, which would cost 15 KB.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};
use leptos::prelude::*;

/// "Tue".
pub fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// "November".
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    month.checked_sub(1).and_then(|at| NAMES.get(at as usize)).copied().unwrap_or("")
}

/// "Nov".
pub fn month_short(month: u32) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}

/// "Tue 24 Nov", with the year when it is not this year's.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let short = format!("{} {}", weekday(day), day_month(day));
    if day.year() == today.year() { short } else { format!("{short} {}", day.year()) }
}

/// "24 Nov".
pub fn day_month(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month_short(day.month()))
}

/// "today", "tomorrow", "yesterday", else as [`day`].
pub fn near_day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        _ => day(date, today),
    }
}

/// How far off: "today", "in 3 days", "3 days ago".
pub fn distance(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        n if n > 0 => format!("in {n} days"),
        n => format!("{} days ago", -n),
    }
}

/// "24 Nov to 5 Dec", with the years when they are not this year's.
pub fn span(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    let year = |day: NaiveDate, wanted: bool| {
        if wanted { format!(" {}", day.year()) } else { String::new() }
    };
    let other = to.year() != today.year();
    format!(
        "{}{} to {}{}",
        day_month(from),
        year(from, from.year() != to.year()),
        day_month(to),
        year(to, other)
    )
}

/// "1 day", "3 days".
pub fn days(count: i64) -> String {
    counted(count, "day", "days")
}

/// "1 item", "3 items".
pub fn counted(count: i64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// "14:05".
pub fn time(at: &DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "Tue 24 Nov 2026, 14:05": the exact moment, for a tooltip.
pub fn exact(at: &DateTime<FixedOffset>) -> String {
    let day = at.date_naive();
    format!("{} {} {}, {}", weekday(day), day_month(day), day.year(), time(at))
}

/// "just now", "12 min ago", "today 14:05", "yesterday 9:10", "Tue 24 Nov".
pub fn ago(then: &DateTime<FixedOffset>, now: &DateTime<FixedOffset>) -> String {
    let minutes = (*now - *then).num_minutes();
    // The day is that of whoever looks: the same moment may be another date where it was written.
    let then = then.with_timezone(now.offset());
    let (date, today) = (then.date_naive(), now.date_naive());
    match minutes {
        0 => "just now".into(),
        1..60 => format!("{minutes} min ago"),
        _ => match (today - date).num_days() {
            0 => format!("today {}", time(&then)),
            1 => format!("yesterday {}", time(&then)),
            _ => day(date, today),
        },
    }
}

/// Minutes of work as hours: "6 h", "1 h 30 min", "45 min".
pub fn effort(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, (minutes % 60).abs());
    match (hours, rest) {
        (0, 0) => "0 h".into(),
        (0, _) => format!("{minutes} min"),
        (_, 0) => format!("{hours} h"),
        _ => format!("{hours} h {rest} min"),
    }
}

/// Seconds of a timer: "3:24", "-0:12" once it is over.
pub fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let left = seconds.abs();
    format!("{sign}{}:{:02}", left / 60, left % 60)
}

/// A `<time>` that says when as people do, and exactly on hover.
#[component]
pub fn MomentText(then: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> impl IntoView {
    let title = exact(&then.with_timezone(now.offset()));
    view! { <time datetime=then.to_rfc3339() title=title>{ago(&then, &now)}</time> }
}

/// A `<time>` for a day.
#[component]
pub fn DayText(date: NaiveDate, today: NaiveDate) -> impl IntoView {
    let title = format!("{} {} {}", weekday(date), day_month(date), date.year());
    view! { <time datetime=date.to_string() title=title>{near_day(date, today)}</time> }
}

#[cfg(test)]
mod tests {
    use super::{ago, clock, day, days, distance, effort, exact, near_day, span};
    use chrono::{DateTime, FixedOffset, NaiveDate};

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
        assert_eq!(day(on("2026-11-27"), today), "Fri 27 Nov");
        assert_eq!(day(on("2027-01-04"), today), "Mon 4 Jan 2027");
        assert_eq!(distance(on("2026-11-21"), today), "3 days ago");
        assert_eq!(days(1), "1 day");
    }

    #[test]
    fn names_the_year_only_where_it_is_another() {
        let today = on("2026-11-24");
        assert_eq!(span(on("2026-11-24"), on("2026-12-05"), today), "24 Nov to 5 Dec");
        assert_eq!(span(on("2026-12-21"), on("2027-01-02"), today), "21 Dec 2026 to 2 Jan 2027");
    }

    #[test]
    fn says_moments_in_the_time_of_whoever_looks() {
        let now = at("2026-11-24T14:05:00+01:00");
        assert_eq!(ago(&at("2026-11-24T13:04:40Z"), &now), "just now");
        assert_eq!(ago(&at("2026-11-24T12:53:00Z"), &now), "12 min ago");
        assert_eq!(ago(&at("2026-11-23T08:00:00Z"), &now), "yesterday 09:00");
        assert_eq!(exact(&now), "Tue 24 Nov 2026, 14:05");
    }

    #[test]
    fn says_lengths_with_their_unit() {
        assert_eq!(effort(360), "6 h");
        assert_eq!(effort(90), "1 h 30 min");
        assert_eq!(effort(45), "45 min");
        assert_eq!(clock(204), "3:24");
        assert_eq!(clock(-12), "-0:12");
    }
}
