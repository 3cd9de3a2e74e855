//! Lines that people paste as new work: without their bullets, each with the work type it seems to be.

use crate::domain::base::ids::WorkTypeId;
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

/// A line as an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedLine {
    /// Its words.
    pub title: Title,
    /// Whether it was ticked, so that it seems to be done.
    pub ticked: bool,
    /// The one work type that it names, or else the usual one.
    pub work_type: WorkTypeId,
}

/// Returns the lines of a text that hold words; `usual` is the work type of a line that names none.
pub fn pasted_lines(text: &str, tables: &Tables, usual: WorkTypeId) -> Vec<PastedLine> {
    let line = |line: &str| {
        let (words, _, ticked) = unmarked(line);
        // A line drawn across a list holds no words.
        let title = Title::parse(words).ok().filter(|_| words.contains(char::is_alphanumeric))?;
        let work_type = named_type(words, tables).unwrap_or(usual);
        Some(PastedLine { title, ticked, work_type })
    };
    text.lines().filter_map(line).collect()
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
