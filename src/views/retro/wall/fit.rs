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
