//! Days and moments as other tools write them: `2026-09-30`, `30/Sep/26 12:00 AM`, `6/21/2025 16:14`.
//!
//! Read by hand, piece by piece; a text that is no date gives nothing.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};

use crate::domain::base::context::Instant;

/// What stands first where a day is written as `6/7/2025`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// The seventh of June.
    #[default]
    MonthFirst,
    /// The sixth of July.
    DayFirst,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The longest text that is looked at.
const LONGEST: usize = 80;

/// Digits or letters in a row, and what stands before them.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    before: char,
}

impl Piece<'_> {
    fn number(&self) -> Option<u32> {
        self.text.parse().ok()
    }

    /// The month whose name begins so, from 1.
    fn month(&self) -> Option<u32> {
        let word = self.text.to_lowercase();
        let word = if word == "sept" { "sep" } else { &word };
        let at = MONTHS.iter().position(|name| name.starts_with(word))?;
        if word.len() < 3 { None } else { u32::try_from(at + 1).ok() }
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut before = ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| {
            if first.is_ascii_digit() { letter.is_ascii_digit() } else { letter.is_alphabetic() }
        };
        let end = rest.find(|letter: char| !same(letter)).unwrap_or(rest.len());
        if end == 0 {
            before = first;
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let (piece, after) = rest.split_at(end);
            all.push(Piece { text: piece, before });
            (before, rest) = (' ', after);
        }
    }
    all
}

/// The moment a text names; where it says no offset, it is by the clock of `here`.
pub fn moment(text: &str, order: DayOrder, here: FixedOffset) -> Option<Instant> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(exact);
    }
    let all = pieces(text);
    let (day, rest) = day_of(&all, order)?;
    let rest = all.get(rest..).unwrap_or_default();
    let time = time_of(rest)?;
    let offset = offset_of(rest).unwrap_or(here);
    let (hour, minute, second) = time;
    offset.from_local_datetime(&day.and_hms_opt(hour, minute, second)?).single()
}

/// The day, and where what follows it begins.
fn day_of(all: &[Piece<'_>], order: DayOrder) -> Option<(NaiveDate, usize)> {
    if let Some(at) = all.iter().position(|piece| piece.month().is_some()) {
        let month = all.get(at)?.month()?;
        let next = |at: usize| all.get(at).and_then(Piece::number);
        let before = at.checked_sub(1).and_then(|at| all.get(at)).filter(|p| p.number().is_some());
        let (year, day, end) = match before {
            Some(year) if year.text.len() == 4 => (year.text, next(at + 1)?, at + 2),
            Some(day) => (all.get(at + 1)?.text, day.number()?, at + 2),
            // "12th": the ending is a piece of its own.
            None => {
                let year = (at + 2..at + 4).find(|at| next(*at).is_some())?;
                (all.get(year)?.text, next(at + 1)?, year + 1)
            }
        };
        return Some((date(year, month, day)?, end));
    }
    let first = all.iter().position(|piece| piece.number().is_some())?;
    let one = all.get(first)?;
    if one.text.len() == 8 {
        let (year, rest) = one.text.split_at(4);
        let (month, day) = rest.split_at(2);
        return Some((date(year, month.parse().ok()?, day.parse().ok()?)?, first + 1));
    }
    let (two, three) = (all.get(first + 1)?, all.get(first + 2)?);
    let (year, month, day) = match (one.text.len(), two.before, order) {
        (4, ..) => (one.text, two.number()?, three.number()?),
        (_, '.', _) | (_, _, DayOrder::DayFirst) => (three.text, two.number()?, one.number()?),
        _ => (three.text, one.number()?, two.number()?),
    };
    Some((date(year, month, day)?, first + 3))
}

/// A year of two digits is of this century up to 69.
fn date(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let number: i32 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (2, 0..=69) => 2000 + number,
        (2, _) => 1900 + number,
        (4, 1900..=2199) => number,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Hour, minute and second; midnight where there is no time, nothing where it is no time.
fn time_of(rest: &[Piece<'_>]) -> Option<(u32, u32, u32)> {
    let Some(at) = rest.iter().position(|piece| piece.number().is_some()) else {
        return Some((0, 0, 0));
    };
    let part =
        |at: usize| rest.get(at).filter(|piece| piece.before == ':').map_or(Some(0), Piece::number);
    let hour = rest.get(at)?.number()?;
    let said = |half: &str| rest.iter().any(|piece| piece.text.eq_ignore_ascii_case(half));
    let hour = match hour {
        12 if said("am") => 0,
        1..=11 if said("pm") => hour + 12,
        hour => hour,
    };
    let minute = part(at + 1)?;
    let second =
        rest.get(at + 1).filter(|piece| piece.before == ':').map_or(Some(0), |_| part(at + 2))?;
    Some((hour, minute, second))
}

/// `Z`, `UTC`, `+0200`, `-05:00`.
fn offset_of(rest: &[Piece<'_>]) -> Option<FixedOffset> {
    let signed = rest
        .iter()
        .skip(1)
        .position(|piece| ['+', '-', '−'].contains(&piece.before) && piece.number().is_some());
    let Some(at) = signed.map(|at| at + 1) else {
        let zero = ["z", "utc", "gmt"];
        let known =
            |piece: &Piece<'_>| zero.iter().any(|name| piece.text.eq_ignore_ascii_case(name));
        return rest.iter().any(known).then(|| FixedOffset::east_opt(0)).flatten();
    };
    let piece = rest.get(at)?;
    let number: i32 = piece.text.parse().ok()?;
    let minutes = match piece.text.len() {
        1 | 2 => {
            let more = rest.get(at + 1).filter(|piece| piece.before == ':').and_then(Piece::number);
            number * 60 + i32::try_from(more.unwrap_or(0)).ok()?
        }
        4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    FixedOffset::east_opt(if piece.before == '+' { minutes * 60 } else { -minutes * 60 })
}

/// What a text says about the order of day and month: nothing where it is plain without one,
/// `Some(None)` where it could be either.
pub fn order_in(text: &str) -> Option<Option<DayOrder>> {
    if text.len() > LONGEST {
        return None;
    }
    let all = pieces(text);
    let [one, two, three] = all.get(..3)? else { return None };
    let (first, second) = (one.number()?, two.number()?);
    let short = one.text.len() < 3 && two.text.len() < 3 && three.number().is_some();
    if !short || two.before == '.' || two.before == ':' || first == second {
        return None;
    }
    match (first > 12, second > 12) {
        (true, false) => Some(Some(DayOrder::DayFirst)),
        (false, true) => Some(Some(DayOrder::MonthFirst)),
        (false, false) => Some(None),
        (true, true) => None,
    }
}
