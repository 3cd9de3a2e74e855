//! People typed in one line: several names, or one with why they came.

use crate::domain::base::text::Title;

/// Returns the names in a line, separated by commas or semicolons.
pub(super) fn named(line: &str) -> Vec<Title> {
    line.split([',', ';', '\n']).filter_map(|name| Title::parse(name).ok()).collect()
}
