//! A day and its name in one line, as people write down their holidays: `2026-12-25 Christmas`,
//! `25.12.2026: Christmas`, `Fri, Dec 25, 2026 – Christmas`, `Christmas 25/12/2026`,
//! `Dec 25 Christmas`.

use chrono::{Datelike, FixedOffset, NaiveDate, Offset, Utc};

use crate::exchange::when::{DayOrder, moment};

/// The most words a day is written in: "Fri, 25 December 2026".
const WORDS: usize = 5;

/// Why a line names no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDay {
    /// It has none.
    #[error("no date")]
    Missing,
    /// It can be read in two ways: `6/7/2026`.
    #[error("a date that can be read in two ways")]
    Ambiguous,
}

/// Returns the day that a line begins or ends with, and the rest of the line.
///
/// # Errors
/// [`NoDay`] if there is no day, with its year or with its month by name, or if it is two days, by the order of
/// day and month.
pub fn named_day(line: &str, today: NaiveDate) -> Result<(NaiveDate, String), NoDay> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if let Some(found) = named(&words, day_of)? {
        return Ok(found);
    }
    // Without a year, it is the next one.
    named(&words, |text| Ok(next_day_of(text, today)))?.ok_or(NoDay::Missing)
}

/// Returns the day at the start or the end of the words, and the other words.
fn named(
    words: &[&str],
    read: impl Fn(&str) -> Result<Option<NaiveDate>, NoDay>,
) -> Result<Option<(NaiveDate, String)>, NoDay> {
    let most = WORDS.min(words.len());
    // The shortest is the day alone.
    let candidates = (1..=most).flat_map(|at| {
        let (name, last) = words.split_at(words.len() - at);
        [words.split_at(at), (last, name)]
    });
    for (day, name) in candidates {
        if let Some(day) = read(&day.join(" "))? {
            let edge = |letter: char| letter.is_whitespace() || ",:;-–—".contains(letter);
            return Ok(Some((day, name.join(" ").trim_matches(edge).to_owned())));
        }
    }
    Ok(None)
}

/// Returns the next day that a month's name and a number say: "Dec 25", "25 December".
fn next_day_of(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim_end_matches(|letter: char| ",:;".contains(letter));
    let has = |is: fn(char) -> bool| text.contains(is);
    if !has(char::is_alphabetic) || !has(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let in_year = |year: i32| day_of(&format!("{text} {year}")).ok().flatten();
    let years = today.year()..=today.year() + 1;
    years.filter_map(in_year).find(|day| *day >= today)
}

fn day_of(text: &str) -> Result<Option<NaiveDate>, NoDay> {
    // A number alone is a count of seconds elsewhere; here it is a name.
    if !text.contains(|letter: char| !letter.is_ascii_digit()) {
        return Ok(None);
    }
    let here: FixedOffset = Utc.fix();
    let read = |order| moment(text, order, here).map(|at| at.date_naive());
    match (read(DayOrder::MonthFirst), read(DayOrder::DayFirst)) {
        (Some(one), Some(other)) if one != other => Err(NoDay::Ambiguous),
        (one, other) => Ok(one.or(other)),
    }
}
