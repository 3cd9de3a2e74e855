//! Lines that people paste as new work: without their bullets, each with the work type it seems to be.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::base::amount;
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ItemId, WorkTypeId};
use crate::domain::base::text::Title;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::record::Tables;

/// What stands before a line of a list.
const BULLETS: [char; 9] = ['-', '*', '+', '•', '·', '▪', '◦', '‣', '–'];

/// Boxes, and whether they are ticked.
const BOXES: [(&str, bool); 10] = [
    ("[ ]", false),
    ("[]", false),
    ("[x]", true),
    ("[X]", true),
    ("☐", false),
    ("⬜", false),
    ("☑", true),
    ("☒", true),
    ("✔", true),
    ("✅", true),
];

/// A line without its bullet, number and box; whether it had any; whether its box is ticked.
pub fn unmarked(line: &str) -> (&str, bool, bool) {
    let line = line.trim();
    let bullet = line.strip_prefix(BULLETS).filter(|rest| rest.starts_with([' ', '\t']));
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = (line.len() - digits.len() < 4 && digits.len() < line.len())
        .then(|| digits.strip_prefix(['.', ')']))
        .flatten()
        .filter(|rest| rest.starts_with(' '));
    let inner = bullet.or(number).unwrap_or(line).trim_start();
    let ticked = BOXES.iter().find_map(|(sign, ticked)| Some((inner.strip_prefix(sign)?, *ticked)));
    match ticked {
        Some((rest, ticked)) => (rest.trim(), true, ticked),
        None => (inner.trim(), bullet.or(number).is_some(), false),
    }
}

/// Returns a title without the time at its end, and that time: "Fix the header, 2h".
///
/// Only a number with its unit counts, so that "Plan for 2027" keeps its year.
pub fn with_estimate(text: &str, tables: &Tables) -> (Option<Title>, Option<Effort>) {
    let text = text.trim();
    let split = text.rsplit_once(char::is_whitespace).and_then(|(title, last)| {
        let amount = last.trim_start_matches('(').trim_end_matches([')', '.']);
        let unit =
            amount.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        if unit.len() == amount.len() || !["h", "m", "min", "d", "pt"].contains(&unit) {
            return None;
        }
        let estimate = amount::read(amount, &tables.workflow.scale()).ok()?;
        let title = title.trim_end_matches([' ', ',', ':', '-', '–']);
        Some((Title::parse(title).ok()?, estimate))
    });
    match split {
        Some((title, estimate)) => (Some(title), Some(estimate)),
        None => (Title::parse(text).ok(), None),
    }
}

/// Returns the work type for small tasks, if a text ends in a time of at most a day.
pub fn small_task(text: &str, tables: &Tables) -> Option<WorkTypeId> {
    let small = |estimate: &Effort| *estimate <= tables.workflow.usual_day();
    with_estimate(text, tables).1.filter(small)?;
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
    /// The time at its end, for work that needs no more than that.
    pub estimate: Option<Effort>,
    /// Why it seems to be no new work, if it does.
    pub not_new: Option<NotNew>,
    /// The one work type that it names, or else the usual one.
    pub work_type: WorkTypeId,
}

/// Returns the lines of a text that hold words; `usual` is the work type of a line that names none.
pub fn pasted_lines(text: &str, tables: &Tables, usual: WorkTypeId) -> Vec<PastedLine> {
    let mut seen = BTreeSet::new();
    let known = open_titles(tables);
    let line = |line: &str| {
        let (words, marked, ticked) = unmarked(line);
        // A line drawn across a list holds no words.
        let title = Title::parse(words).ok().filter(|_| words.contains(char::is_alphanumeric))?;
        let is_heading =
            !marked && (words.starts_with("# ") || words.starts_with("##") || words.ends_with(':'));
        let work_type =
            named_type(words, tables).or_else(|| small_task(words, tables)).unwrap_or(usual);
        let light = tables.work_types.get(work_type).is_some_and(|kind| kind.needs_no_review());
        let (title, estimate) = match with_estimate(words, tables) {
            (Some(short), estimate) if light => (short, estimate),
            _ => (title, None),
        };
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

/// The titles of open items, without their case.
fn open_titles(tables: &Tables) -> BTreeMap<String, ItemId> {
    let open = tables.items.values().filter(|item| item.is_open());
    open.map(|item| (item.title.as_str().to_lowercase(), item.id)).collect()
}

/// Returns the one work type that a text names; `None` if that is none or several.
fn named_type(text: &str, tables: &Tables) -> Option<WorkTypeId> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    let named = |kind: &WorkType| {
        let name = kind.name.as_str().to_lowercase();
        !kind.archived
            && if name.contains(' ') {
                text.contains(&name)
            } else {
                words.contains(&name.as_str())
            }
    };
    let mut all = tables.work_types.values().filter(|kind| named(kind));
    let first = all.next()?;
    all.next().is_none().then_some(first.id)
}
