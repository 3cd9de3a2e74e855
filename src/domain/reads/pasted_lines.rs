//! Lines that people paste as new work: without their bullets, each with the work type it seems to be.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::base::amount;
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ItemId, WorkTypeId};
use crate::domain::base::text::Title;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::record::Tables;

/// What stands before a line of a list.
const BULLETS: [char; 14] = ['-', '*', '+', '•', '·', '▪', '◦', '‣', '–', '—', '●', '○', '■', '►'];

/// What a word processor writes for the bullet of an inner list: an "o" with a tab behind it.
const INNER_BULLET: &str = "o\t";

/// Asks for the colored drawing of the sign before it, and shows nothing itself.
const COLORED: char = '\u{fe0f}';

/// Boxes, and whether they are ticked.
const BOXES: [(&str, bool); 12] = [
    ("[ ]", false),
    ("[]", false),
    ("[x]", true),
    ("[X]", true),
    ("☐", false),
    ("⬜", false),
    ("□", false),
    ("☑", true),
    ("☒", true),
    ("✓", true),
    ("✔", true),
    ("✅", true),
];

/// A line without its bullet, number and box; whether it had any; whether its box is ticked.
pub fn unmarked(line: &str) -> (&str, bool, bool) {
    let line = line.trim();
    let bullet = line.strip_prefix(BULLETS).map(|rest| rest.trim_start_matches(COLORED));
    let bullet = bullet.filter(|rest| rest.starts_with(char::is_whitespace));
    let bullet = bullet.or_else(|| line.strip_prefix(INNER_BULLET));
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = (line.len() - digits.len() < 4 && digits.len() < line.len())
        .then(|| digits.strip_prefix(['.', ')']))
        .flatten()
        .filter(|rest| rest.starts_with(' '));
    let inner = bullet.or(number).unwrap_or(line).trim_start();
    let ticked = BOXES.iter().find_map(|(sign, ticked)| Some((inner.strip_prefix(sign)?, *ticked)));
    match ticked {
        Some((rest, ticked)) => (rest.trim_start_matches(COLORED).trim(), true, ticked),
        None => (inner.trim(), bullet.or(number).is_some(), false),
    }
}

/// What a time at the end of a line is counted in.
const UNITS: [&str; 5] = ["h", "m", "min", "d", "pt"];

/// Returns a title without the time at its end, and that time: "Fix the header, 2h", "Price page (8 h)".
///
/// Only a number with its unit counts, so that "Plan for 2027" keeps its year.
pub fn with_estimate(text: &str, tables: &Tables) -> (Option<Title>, Option<Effort>) {
    let text = text.trim();
    let split = time_at_end(text).and_then(|(title, amount)| {
        let estimate = amount::read(&amount, &tables.workflow.scale()).ok()?;
        Some((Title::parse(title).ok()?, estimate))
    });
    match split {
        Some((title, estimate)) => (Some(title), Some(estimate)),
        None => (Title::parse(text).ok(), None),
    }
}

/// Parts "Fix the header, 2h" into its words and "2h".
pub fn time_at_end(text: &str) -> Option<(&str, String)> {
    let bare = text.trim_end_matches([')', '.']);
    let number_end = bare.trim_end_matches(char::is_alphabetic);
    let unit = bare.strip_prefix(number_end)?;
    let words_end = number_end.trim_end();
    // "5 m" is more often a length.
    let apart = words_end.len() < number_end.len();
    if !UNITS.contains(&unit) || (apart && unit == "m") {
        return None;
    }
    let title = words_end.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let number = words_end.strip_prefix(title)?;
    let title = title.strip_suffix('(').unwrap_or(title);
    if number.is_empty() || !title.ends_with([' ', '\t', ',']) {
        return None;
    }
    Some((title.trim_end_matches([' ', '\t', ',', ':', '-', '–']), format!("{number}{unit}")))
}

/// Returns the work type for small tasks, if a text ends in a time of at most a day.
pub fn small_task(text: &str, tables: &Tables) -> Option<WorkTypeId> {
    let small = |estimate: &Effort| *estimate <= tables.workflow.usual_day();
    with_estimate(text, tables).1.filter(small)?;
    light_type(tables)
}

/// Returns the work type that needs no review.
fn light_type(tables: &Tables) -> Option<WorkTypeId> {
    let offered = |kind: &WorkType| !kind.archived && kind.needs_no_review();
    tables.work_types.values().find(|kind| offered(kind)).map(|kind| kind.id)
}

/// Why a line seems to be no new work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNew {
    /// Its box is ticked.
    Ticked,
    /// It stands above the lines that belong to it: "Shop:", "# Shop".
    Heading,
    /// An earlier line has the same words.
    Repeated,
    /// An open item has the same title.
    Known(ItemId),
}

/// A line as an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedLine {
    /// Its words.
    pub title: Title,
    /// The time at its end.
    pub estimate: Option<Effort>,
    /// Why it seems to be no new work, if it does.
    pub not_new: Option<NotNew>,
    /// The work type it names or seems to be, or else the usual one.
    pub work_type: WorkTypeId,
}

/// Returns the lines of a text that hold words; `usual` is the work type of a line that gives no hint.
pub fn pasted_lines(text: &str, tables: &Tables, usual: WorkTypeId) -> Vec<PastedLine> {
    let mut seen = BTreeSet::new();
    let known = open_titles(tables);
    let line = |line: &str| {
        let (words, marked, ticked) = unmarked(line);
        let (title, estimate) = with_estimate(words, tables);
        // A line drawn across a list holds no words.
        let title = title.filter(|_| words.contains(char::is_alphanumeric))?;
        let is_heading =
            !marked && (words.starts_with("# ") || words.starts_with("##") || words.ends_with(':'));
        let work_type = guessed_type(words, tables).unwrap_or(usual);
        let same = title.as_str().to_lowercase();
        let not_new = match known.get(&same) {
            _ if ticked => Some(NotNew::Ticked),
            _ if is_heading => Some(NotNew::Heading),
            Some(item) => Some(NotNew::Known(*item)),
            None => (!seen.insert(same)).then_some(NotNew::Repeated),
        };
        Some(PastedLine { title, estimate, not_new, work_type })
    };
    text.lines().filter_map(line).collect()
}

/// Returns whether a text is two or more lines that each hold a piece of work, so that it is read by
/// [`pasted_lines`]: no JSON, no rows copied from a spreadsheet, no CSV.
pub fn is_plain_list(text: &str) -> bool {
    let text = text.trim();
    let lines: Vec<&str> = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
    let is_boxed = unmarked(text).1;
    if lines.len() < 2 || (text.starts_with(['{', '[']) && !is_boxed) || text.starts_with('<') {
        return false;
    }
    let wrong = |letter: char| letter.is_control() || letter == '\u{fffd}';
    let holds_work = |line: &&str| line.len() <= LONGEST && !line.contains(wrong);
    let has_words = lines.iter().any(|line| line.contains(char::is_alphabetic));
    has_words && lines.iter().all(holds_work) && !is_table(&lines)
}

/// The longest line that is still a title, in bytes.
const LONGEST: usize = 300;

/// A line without its bullet and without the time at its end.
fn bare(line: &str) -> &str {
    let (words, ..) = unmarked(line);
    time_at_end(words).map_or(words, |(title, _)| title)
}

/// Whether lines are the rows of a CSV file: no space behind the first row's separators, a quoted cell, or as many
/// separators in each row.
fn is_table(lines: &[&str]) -> bool {
    const SEPARATORS: [char; 3] = [',', ';', '|'];
    let first = lines.first().copied().unwrap_or_default();
    let glued = |rest: &str| {
        rest.chars().next().is_some_and(|next| !next.is_whitespace() && !next.is_ascii_digit())
    };
    let is_heading = first.starts_with('"')
        || first.match_indices(SEPARATORS).any(|(at, _)| first.get(at + 1..).is_some_and(glued));
    let count = |line: &str, separator| line.matches(separator).count();
    let is_even = |separator: &char| {
        let wanted = count(first, *separator);
        wanted > 1 && lines.iter().all(|line| count(line, *separator) == wanted)
    };
    is_heading || SEPARATORS.iter().any(is_even)
}

/// The titles of open items, without their case.
fn open_titles(tables: &Tables) -> BTreeMap<String, ItemId> {
    let open = tables.items.values().filter(|item| item.is_open());
    open.map(|item| (item.title.as_str().to_lowercase(), item.id)).collect()
}

/// Verbs that begin a small task.
const SMALL: [&str; 7] = ["call", "email", "fix", "order", "renew", "send", "typo"];

/// Words that hint at a usual work type, the most telling type first. A hint of several parts may stand anywhere.
const HINTS: [(&str, &[&str]); 3] = [
    ("Experiment", &["a/b", "ab test", "split test", "test", "experiment", "hypothesis"]),
    (
        "Content",
        &[
            "article",
            "blog",
            "blog post",
            "brochure",
            "case study",
            "copy",
            "customer story",
            "ebook",
            "e-book",
            "guide",
            "infographic",
            "newsletter",
            "one-pager",
            "podcast",
            "testimonial",
            "video",
            "white paper",
            "whitepaper",
        ],
    ),
    (
        "Campaign",
        &[
            "ads",
            "campaign",
            "conference",
            "event",
            "fair",
            "launch",
            "nurture",
            "promotion",
            "trade show",
            "webinar",
        ],
    ),
];

/// Returns the work type that a text names or hints at; `None` if it gives no hint.
fn guessed_type(text: &str, tables: &Tables) -> Option<WorkTypeId> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let says = |name: &str| match name.contains(|letter: char| !letter.is_alphanumeric()) {
        true => lower.contains(name),
        false => words.contains(&name),
    };
    let offered = || tables.work_types.values().filter(|kind| !kind.archived);
    let mut named = offered().filter(|kind| says(&kind.name.as_str().to_lowercase()));
    let small = || small_task(text, tables);
    match (named.next(), named.next()) {
        (Some(one), None) => return Some(one.id),
        // Several names say nothing.
        (Some(_), Some(_)) => return small(),
        (None, _) => {}
    }
    // "Fix the blog" is not a blog post: what is done says more than what it is done to.
    let starts_small = || words.first().is_some_and(|verb| SMALL.contains(verb));
    let hinted = |hints: &[(&str, &[&str])]| {
        let (kind, _) = hints.iter().find(|(_, hints)| hints.iter().any(|hint| says(hint)))?;
        offered().find(|one| one.name.as_str() == *kind).map(|one| one.id)
    };
    if starts_small() {
        return small().or_else(|| light_type(tables));
    }
    // A short test is still a test, as it needs a plan; any other work of some hours is a small task.
    let [test, others @ ..] = &HINTS;
    hinted(std::slice::from_ref(test)).or_else(small).or_else(|| hinted(others))
}
