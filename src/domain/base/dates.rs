//! Dates and lengths of time as people say them. Written without strftime, which would cost 15 KB.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use crate::domain::base::text::number_of;

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

/// "Nov 24".
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", month_short(date.month()), date.day())
}

/// "Tue, Nov 24", with the year unless it is the current one.
pub fn long_day(date: NaiveDate, today: NaiveDate) -> String {
    let short = format!("{}, {}", weekday(date), day(date));
    if date.year() == today.year() { short } else { format!("{short}, {}", date.year()) }
}

/// "today", "tomorrow", "yesterday", otherwise as [`long_day`].
pub fn near_day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        _ => long_day(date, today),
    }
}

/// How far off a day is: "today", "in 3 days", "3 days ago".
pub fn distance(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        n if n > 0 => format!("in {}", days(n)),
        n => format!("{} ago", days(-n)),
    }
}

/// How late something is: "due today", "due in 3 days", "3 days overdue".
pub fn overdue(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        late if late < 0 => format!("{} overdue", days(-late)),
        _ => format!("due {}", distance(date, today)),
    }
}

/// "Nov 24 – Dec 4".
pub fn range(from: NaiveDate, to: NaiveDate) -> String {
    format!("{} – {}", day(from), day(to))
}

/// "Nov 24 – Dec 4", with the years unless they are the current one.
pub fn span(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    let year = |day: NaiveDate, wanted: bool| {
        if wanted { format!(", {}", day.year()) } else { String::new() }
    };
    let other = to.year() != today.year();
    format!(
        "{}{} – {}{}",
        day(from),
        year(from, from.year() != to.year()),
        day(to),
        year(to, other)
    )
}

/// "1 day", "3 days".
pub fn days(count: i64) -> String {
    let number = number_of(usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX), "day");
    if count < 0 { format!("-{number}") } else { number }
}

/// "14:05".
pub fn time(at: &DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "Tue, Nov 24, 2026, 14:05": the exact moment, for a tooltip.
pub fn exact(at: &DateTime<FixedOffset>) -> String {
    format!("{}, {}", exact_day(at.date_naive()), time(at))
}

/// "Tue, Nov 24, 2026".
pub fn exact_day(date: NaiveDate) -> String {
    format!("{}, {}, {}", weekday(date), day(date), date.year())
}

/// "just now", "12 min ago", "today 14:05", "yesterday 9:10", "Tue, Nov 24".
pub fn ago(then: &DateTime<FixedOffset>, now: &DateTime<FixedOffset>) -> String {
    let minutes = (*now - *then).num_minutes();
    // The reader's day counts: the same moment may be another date where it was written.
    let then = then.with_timezone(now.offset());
    let (date, today) = (then.date_naive(), now.date_naive());
    match minutes {
        0 => "just now".into(),
        1..60 => format!("{minutes} min ago"),
        _ => match (today - date).num_days() {
            0 => format!("today {}", time(&then)),
            1 => format!("yesterday {}", time(&then)),
            _ => long_day(date, today),
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
