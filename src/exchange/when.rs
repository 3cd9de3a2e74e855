//! Days and moments as other tools write them: `2026-09-30`, `30/Sep/26 12:00 AM`, `6/21/2025 16:14`.
//!
//! Read by hand, piece by piece; a text that is no date gives nothing.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeZone, Utc};

use crate::domain::base::context::Instant;
use crate::domain::base::plain::plain;
use crate::exchange::words::MONTHS;
use crate::exchange::zone::Zone;

/// What stands first where a day is written as `6/7/2025`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// The seventh of June.
    #[default]
    MonthFirst,
    /// The sixth of July.
    DayFirst,
}

/// Words that stand in a day and say nothing: "12 de agosto de 2027", "21st", "2027年3月4日".
const FILLERS: [&str; 24] = [
    "de", "del", "of", "the", "den", "der", "le", "el", "il", "do", "da", "di", "st", "nd", "rd",
    "th", "er", "г", "年", "月", "日", "년", "월", "일",
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

    /// The month whose name begins so, from 1; none where several begin so.
    fn month(&self) -> Option<u32> {
        if self.text.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let word = plain(self.text);
        if word.chars().count() < 3 {
            return None;
        }
        let begins = |names: &str| names.split(' ').any(|name| name.starts_with(&word));
        let mut found = (1..).zip(MONTHS).filter(|(_, names)| begins(names));
        let (month, _) = found.next()?;
        found.next().is_none().then_some(month)
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

/// The pieces that tell of a day, without the fillers and the day of the week.
fn telling(all: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut told: Vec<Piece<'_>> = Vec::with_capacity(all.len());
    for (at, piece) in all.into_iter().enumerate() {
        let tells = piece.number().is_some() || piece.month().is_some();
        let filler = || FILLERS.contains(&piece.text.to_lowercase().as_str());
        if tells || (at > 0 && (told.len() > 2 || !filler())) {
            told.push(piece);
        }
    }
    told
}

/// The moment a text names; where it says no offset, it is by the clock of `here`.
pub fn moment(text: &str, order: DayOrder, here: impl Into<Zone>) -> Option<Instant> {
    one_moment(text.trim(), order, here.into())
}

fn one_moment(text: &str, order: DayOrder, here: Zone) -> Option<Instant> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(at) = unix(text) {
        return Some(at);
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(exact);
    }
    let all = telling(pieces(text));
    let (day, rest) = day_of(&all, order)?;
    let rest = all.get(rest..).unwrap_or_default();
    let (hour, minute, second) = time_of(rest)?;
    let local = day.and_hms_opt(hour, minute, second)?;
    match offset_of(rest) {
        Some(offset) => offset.from_local_datetime(&local).single(),
        None => here.shows(local),
    }
}

/// Where a text is a span of days, its last: "A → B", "A to B".
pub(super) fn end_of_span(text: &str, order: DayOrder, here: Zone) -> Option<Instant> {
    const ARROWS: [&str; 4] = ["→", "➔", "->", "=>"];
    const BETWEEN: [&str; 9] = [" – ", " — ", " - ", " to ", " bis ", " au ", " al ", " do ", "–"];
    let at = |text: &str| one_moment(text.trim(), order, here);
    if text.len() > LONGEST * 2 {
        return None;
    }
    ARROWS.iter().chain(&BETWEEN).find_map(|sign| {
        let (first, last) = text.split_once(sign)?;
        let (first, last) = (at(first)?, at(last)?);
        (first <= last).then_some(last)
    })
}

/// Seconds or milliseconds since 1970, from 2001 on.
fn unix(text: &str) -> Option<Instant> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let at = match text.len() {
        10 => DateTime::from_timestamp(number, 0),
        13 => DateTime::from_timestamp_millis(number),
        _ => None,
    };
    at.map(|at| at.fixed_offset())
}

/// The day, and where what follows it begins.
fn day_of(all: &[Piece<'_>], order: DayOrder) -> Option<(NaiveDate, usize)> {
    // "mar. 12 août": the first may be a Tuesday.
    let named = all.iter().take(4).rposition(|piece| piece.month().is_some());
    if let Some(at) = named {
        let month = all.get(at)?.month()?;
        let next = |at: usize| all.get(at).and_then(Piece::number);
        let before = at.checked_sub(1).and_then(|at| all.get(at)).filter(|p| p.number().is_some());
        let (year, day) = match before {
            Some(year) if year.text.len() == 4 => (year.text, next(at + 1)?),
            Some(day) => (all.get(at + 1)?.text, day.number()?),
            None => (all.get(at + 2)?.text, next(at + 1)?),
        };
        let end = if before.is_some() { at + 2 } else { at + 3 };
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
    let is = |at: usize, word: &str| {
        rest.get(at).is_some_and(|piece| piece.text.eq_ignore_ascii_case(word))
    };
    // "PM", and "p. m." as in Spain.
    let said = |half: &str| {
        let (letter, m) = half.split_at_checked(1).unwrap_or_default();
        (0..rest.len()).any(|at| is(at, half) || (is(at, letter) && is(at + 1, m)))
    };
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

/// Whether a cell holds a day, in either order.
pub(super) fn is_day(cell: &str) -> bool {
    let utc = Utc.fix();
    [DayOrder::MonthFirst, DayOrder::DayFirst]
        .iter()
        .any(|order| moment(cell, *order, utc).is_some())
}
