//! How large texts can be on the wall so that all of them are in view.
//!
//! Lengths are in `em` of the wall, whose font follows the window: a screen of 16:9 is some 80 wide, and what
//! stands in the middle has some 33 of its height.

/// The sizes of a text, largest first: the class, and its font.
const SIZES: [(&str, f64); 4] = [("few", 1.5), ("some", 1.25), ("many", 0.95), ("crowd", 0.72)];
/// The height for cards below the head and above the foot.
const HIGH: f64 = 33.0;
/// The width for cards beside the clock.
const WIDE: f64 = 66.0;
/// The mean width of a letter, in its own font.
const LETTER: f64 = 0.52;
/// The height of a line, in its own font.
const LINE: f64 = 1.35;
/// What a card has beside its lines and around it, in its own font.
const AROUND: f64 = 1.3;

/// The size of cards in columns beside each other.
pub(super) fn columns(columns: &[Vec<&str>]) -> &'static str {
    let count = columns.len().max(1) as f64;
    fitting(|font| {
        let wide = WIDE / count / font - 1.5;
        let high = |cards: &Vec<&str>| -> f64 { cards.iter().map(|card| tall(card, wide)).sum() };
        // A heading stands above each column.
        font * (2.0 + columns.iter().map(high).fold(0.0, f64::max))
    })
}

/// The size of topics in a grid, each 18 of its own font wide at least, below a question and above two lines.
pub(super) fn topics(names: &[&str]) -> &'static str {
    fitting(|font| {
        let beside = (WIDE / (18.0 * font)).floor().max(1.0);
        let wide = WIDE / beside / font - 2.0;
        let rows = names.chunks(beside as usize);
        let high = |row: &[&str]| row.iter().map(|name| tall(name, wide)).fold(0.0, f64::max);
        8.0 + font * rows.map(|row| high(row) + LINE).sum::<f64>()
    })
}

/// The place of a list of outcomes, in em of the wall.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) wide: f64,
    pub(super) high: f64,
    /// Whether who and when stand below the text, where it is narrow.
    pub(super) below: bool,
}

impl Place {
    /// Everything below a question.
    pub(super) const WHOLE: Self = Self { wide: WIDE, high: HIGH - 5.0, below: false };
    /// Beside the last poll.
    pub(super) const HALF: Self = Self { wide: WIDE * 0.55, high: HIGH - 4.0, below: true };
    /// Below a topic and its cards.
    pub(super) const PART: Self = Self { wide: WIDE, high: 9.0, below: false };

    /// What a summary of these texts leaves, without a clock beside it.
    pub(super) fn below_summary(lines: &[String]) -> Self {
        let a_line = WIDE / SUMMARY / LETTER;
        let high = |text: &String| (text.chars().count() as f64 / a_line).ceil().clamp(1.0, 2.0);
        let used = SUMMARY * LINE * lines.iter().map(high).sum::<f64>();
        Self { wide: WIDE, high: (HIGH - 6.0 - used).max(9.0), below: false }
    }
}

/// The font of a summary; each of its sentences has two lines at most.
const SUMMARY: f64 = 1.5;
/// The sizes of outcomes, largest first. Smaller ones can't be read from five metres.
const OUTCOMES: [(&str, f64); 3] = [("few", 1.6), ("some", 1.35), ("many", 1.1)];
/// The width of a badge, in its own font.
const BADGE: f64 = 6.5;
/// The width of a name and a day, in its own font.
const WHO: f64 = 14.0;
/// The space between two outcomes, in their own font.
const GAP: f64 = 0.5;

/// The size of outcomes, and how many of them fit: texts by their letters, and whether somebody is named. A text has
/// two lines at most.
pub(super) fn outcomes(all: &[(usize, bool)], place: Place) -> (&'static str, usize) {
    let high = |(letters, named): &(usize, bool), font: f64| {
        let beside = if place.below { 0.0 } else { WHO };
        let a_line = ((place.wide / font - BADGE - beside) / LETTER).max(1.0);
        let lines = (*letters as f64 / a_line).ceil().clamp(1.0, 2.0);
        let below = if place.below && *named { 1.0 } else { 0.0 };
        font * ((lines + below) * LINE + GAP)
    };
    let whole = |font: f64| all.iter().map(|one| high(one, font)).sum::<f64>() <= place.high;
    if let Some((class, _)) = OUTCOMES.into_iter().find(|(_, font)| whole(*font)) {
        return (class, all.len());
    }
    // "and 9 more" stands below.
    let (font, mut used) = (1.1, 3.0);
    let fitting = all.iter().take_while(|one| {
        used += high(one, font);
        used <= place.high
    });
    ("many", fitting.count().max(1))
}

/// The largest size whose height fits, or the smallest.
fn fitting(high: impl Fn(f64) -> f64) -> &'static str {
    let fits = SIZES.into_iter().find(|(_, font)| high(*font) <= HIGH);
    fits.map_or("crowd", |(class, _)| class)
}

/// The height of a text in a box so many of its font wide.
fn tall(text: &str, wide: f64) -> f64 {
    let a_line = (wide / LETTER).max(1.0);
    (text.chars().count() as f64 / a_line).ceil().max(1.0) * LINE + AROUND
}
