//! People typed in one line: several names, each with why they came in parentheses where they are guests.

use sprintloop::domain::base::text::Title;

/// Returns the names in a line, separated by commas or semicolons, and what is in parentheses after each.
pub(super) fn named(line: &str) -> Vec<(Title, String)> {
    let mut inside = false;
    let ends = |letter: char| {
        inside = match letter {
            '(' => true,
            ')' => false,
            _ => inside,
        };
        letter == '\n' || (!inside && matches!(letter, ',' | ';'))
    };
    line.split(ends).filter_map(one).collect()
}

fn one(text: &str) -> Option<(Title, String)> {
    let text = text.trim();
    let parts = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let (name, why) = parts.unwrap_or((text, ""));
    Some((Title::parse(name).ok()?, why.trim().to_owned()))
}
