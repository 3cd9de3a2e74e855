//! Amounts of work as people write them: `30m`, `1h 30m`, `2d`, `.75`, `0,5`, `1,234.5`, `1:15`.
//!
//! What can be read in one way alone is read; everything else is refused, never guessed.

use crate::domain::base::figures::{BasisPoints, Effort, Figure};

/// The most an amount may be, in sixtieths of a unit.
const MOST: u64 = 100_000 * 60;

/// A number is counted in so many parts.
const PARTS: u64 = 10_000;

/// What a team counts work in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Hours.
    Hours,
    /// Points.
    Points,
}

/// The team's own measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// What a bare number means.
    pub counted: Counted,
    /// A day of work.
    pub per_day: Effort,
    /// The working days of a week.
    pub days_per_week: u32,
}

/// Why a text is no amount of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// It cannot be read, in a team that counts hours.
    #[error("Enter hours or days, such as 6, 1.5, 1h 30m or 2d.")]
    NoHours,
    /// It cannot be read, in a team that counts points.
    #[error("Enter points as a number, such as 3 or 0.5.")]
    NoPoints,
    /// It names points, and the team counts hours.
    #[error("This team counts hours. Enter hours or days, such as 6 or 2d.")]
    PointsInHours,
    /// It names hours or days, and the team counts points.
    #[error("This team counts points. Enter a number of points, such as 3.")]
    HoursInPoints,
    /// It is more than anybody works.
    #[error("Enter at most 100,000.")]
    TooLarge,
}

/// A measure an amount is given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Point,
}

/// The words for each measure, in the languages most used.
const WORDS: [(Measure, &str); 6] = [
    (
        Measure::Second,
        "s sec secs second seconds sekunde sekunden seconde secondes segundos secondi",
    ),
    (
        Measure::Minute,
        "m min mins minute minutes minuten minuto minutos minuti minut minuty minuter мин 分 分钟 분",
    ),
    (
        Measure::Hour,
        "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren godz godzina godziny godzin ч час часа часов 時間 小时 시간",
    ),
    (
        Measure::Day,
        "d day days tag tage tagen j jour jours día días dia dias giorno giorni dag dagen dzień dni день дня дней 日 天 일",
    ),
    (
        Measure::Week,
        "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydz tydzień tygodnie tygodni нед неделя недели недель 週 週間 周 주",
    ),
    (
        Measure::Point,
        "p pt pts point points sp punkt punkte punkten punto puntos pontos punti punten",
    ),
];

/// Reads an amount of work in the team's measures.
///
/// # Errors
/// Where it is no amount, or one that could be read in two ways.
pub fn read(text: &str, scale: &Scale) -> Result<Effort, AmountError> {
    let unread = match scale.counted {
        Counted::Hours => AmountError::NoHours,
        Counted::Points => AmountError::NoPoints,
    };
    let parts = parts(text).ok_or(unread)?;
    let mut sum: u64 = 0;
    for (number, measure) in parts {
        let sixtieths = match (measure, scale.counted) {
            (None, _) | (Some(Measure::Hour), Counted::Hours) => 60,
            (Some(Measure::Point), Counted::Points) => 60,
            (Some(Measure::Point), Counted::Hours) => return Err(AmountError::PointsInHours),
            (Some(_), Counted::Points) => return Err(AmountError::HoursInPoints),
            (Some(Measure::Second), _) => 0,
            (Some(Measure::Minute), _) => 1,
            (Some(Measure::Day), _) => u64::from(scale.per_day.0),
            (Some(Measure::Week), _) => {
                u64::from(scale.per_day.0).saturating_mul(u64::from(scale.days_per_week))
            }
        };
        let part = match sixtieths {
            0 if measure == Some(Measure::Second) => (number + 30) / 60,
            sixtieths => number.checked_mul(sixtieths).ok_or(AmountError::TooLarge)?,
        };
        sum = sum.checked_add(part).ok_or(AmountError::TooLarge)?;
    }
    let sixtieths = sum.checked_add(PARTS / 2).ok_or(AmountError::TooLarge)? / PARTS;
    match u32::try_from(sixtieths) {
        Ok(amount) if sixtieths <= MOST => Ok(Effort(amount)),
        _ => Err(AmountError::TooLarge),
    }
}

/// Reads a number that may have a sign: "120", "-3", "1,234.5", ".75". None for anything else.
pub fn figure(text: &str) -> Option<Figure> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let number = i64::try_from(number_of(digits)?).ok()?;
    Some(Figure(sign * number))
}

/// Reads a whole number up to `most`. None for a fraction or anything else.
pub fn whole(text: &str, most: u32) -> Option<u32> {
    let number = number_of(text)?;
    let whole = u32::try_from(number / PARTS).ok()?;
    (number % PARTS == 0 && whole <= most).then_some(whole)
}

/// Reads days: "8", "7.5", "3 d", "2w" as two working weeks. None for hours or anything else.
pub fn days(text: &str, days_per_week: u32) -> Option<Figure> {
    let mut sum: u64 = 0;
    for (number, measure) in parts(text)? {
        let days = match measure {
            None | Some(Measure::Day) => 1,
            Some(Measure::Week) => u64::from(days_per_week),
            Some(_) => return None,
        };
        sum = sum.checked_add(number.checked_mul(days)?)?;
    }
    i64::try_from(sum).ok().map(Figure)
}

/// Reads a percentage up to 100, with or without its sign: "30", "12.5%", "12,5 %". Less than one percent needs
/// the sign, because "0.7" means 70 to most people.
pub fn percent(text: &str) -> Option<BasisPoints> {
    let text = text.trim();
    let (digits, signed) = match text.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    let number = number_of(digits)?;
    let points = u32::try_from(number / (PARTS / 100)).ok().map(BasisPoints)?;
    let clear = signed || number == 0 || number >= PARTS;
    (clear && number % (PARTS / 100) == 0 && points <= BasisPoints::WHOLE).then_some(points)
}

/// A number in ten-thousandths, and the measure behind it.
type Part = (u64, Option<Measure>);

/// The numbers of a text with their measures; nothing where something else stands in it.
fn parts(text: &str) -> Option<Vec<Part>> {
    let text = text.trim();
    // "PT1H30M", as machines write it.
    let text = text.strip_prefix("PT").unwrap_or(text);
    if text.contains(':') {
        return clock(text);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(word)?;
        let end = after.find(|letter: char| !letter.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at_checked(end)?;
        let after = after.strip_prefix('.').filter(|_| !word.is_empty()).unwrap_or(after);
        rest = after.trim_start_matches([',', ';', '+']).trim_start();
        if number.trim().is_empty()
            && !parts.is_empty()
            && ["and", "und", "et", "y", "e"].contains(&word)
        {
            continue;
        }
        let measure = if word.is_empty() { behind_hours(&parts)? } else { Some(measure(word)?) };
        let known = |part: &Part| part.1 == measure;
        if parts.iter().any(known) {
            return None;
        }
        parts.push((number_of(number)?, measure));
    }
    (!parts.is_empty()).then_some(parts)
}

/// A number without a measure stands alone, or names the minutes behind hours: "1h30".
fn behind_hours(before: &[Part]) -> Option<Option<Measure>> {
    match before {
        [] => Some(None),
        [.., (_, Some(Measure::Hour))] => Some(Some(Measure::Minute)),
        _ => None,
    }
}

fn measure(word: &str) -> Option<Measure> {
    let word = word.to_lowercase();
    let of = |words: &str| words.split(' ').any(|known| known == word);
    WORDS.iter().find(|(_, words)| of(words)).map(|(measure, _)| *measure)
}

/// "1:15", "0:45:30": hours, minutes, seconds.
fn clock(text: &str) -> Option<Vec<Part>> {
    let text = text.trim_end_matches(['h', ' ']);
    let mut all = text.split(':').map(|part| {
        let digits =
            (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u64>().ok() } else { None }
    });
    let (hours, minutes) = (all.next()??, all.next()??);
    let seconds = all.next().unwrap_or(Some(0))?;
    let fits = minutes < 60 && seconds < 60 && all.next().is_none();
    fits.then(|| {
        let part = |number: u64, measure| (number * PARTS, Some(measure));
        vec![
            part(hours, Measure::Hour),
            part(minutes, Measure::Minute),
            part(seconds, Measure::Second),
        ]
    })
}

/// A number in ten-thousandths. Thousands may be set apart in any of the usual ways; a fraction may
/// follow as a sign of its own.
fn number_of(text: &str) -> Option<u64> {
    let text = text.trim();
    for (sign, parts) in [('½', PARTS / 2), ('¼', PARTS / 4), ('¾', PARTS / 4 * 3)] {
        if let Some(whole) = text.strip_suffix(sign) {
            let whole = if whole.trim().is_empty() { 0 } else { number_of(whole)? };
            return (whole % PARTS == 0).then_some(whole + parts);
        }
    }
    let (whole, decimals) = match decimal_sign(text) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(decimals) || whole.len() + decimals.len() == 0 {
        return None;
    }
    let whole = grouped(whole)?;
    if whole.len() > 12 {
        return None;
    }
    let mut number = whole.bytes().fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0'));
    let mut places = decimals.bytes().chain(std::iter::repeat(b'0'));
    for place in places.by_ref().take(4) {
        number = number * 10 + u64::from(place - b'0');
    }
    Some(number + u64::from(places.next() >= Some(b'5')))
}

/// Where the decimal sign stands. "1,234.5" and "1.234,5" say it themselves; a comma before three
/// digits sets thousands apart, as in "1,234", unless nothing but a zero stands before it.
fn decimal_sign(text: &str) -> Option<usize> {
    let at = text.rfind([',', '.'])?;
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let sign = text.get(at..=at)?;
    if before.contains(sign) {
        return None;
    }
    let thousands = sign == "," && after.len() == 3 && !before.contains('.');
    let thousands = thousands && !before.is_empty() && !before.starts_with('0');
    (!thousands).then_some(at)
}

/// The digits of a whole number; what sets its thousands apart is the same throughout.
fn grouped(text: &str) -> Option<String> {
    let sign = text.chars().find(|letter| !letter.is_ascii_digit());
    let Some(sign) = sign else { return Some(text.to_owned()) };
    if ![',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’'].contains(&sign) {
        return None;
    }
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3)
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == sign);
    fits.then(|| text.chars().filter(char::is_ascii_digit).collect())
}
