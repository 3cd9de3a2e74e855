//! What a person opened or did last in this tab, so that the search box offers it first.

use super::writing::workspace_of_tab;
use sprintloop::domain::base::json;
use sprintloop::storage::{keep_in_tab, keys, of_tab};

/// How many are kept, over all workspaces of the tab.
const MOST: usize = 30;

/// Returns the marks of what was used last in the open workspace, newest first.
pub fn recent() -> Vec<String> {
    let workspace = workspace_of_tab();
    let mine = |(of, mark): (String, String)| (of == workspace).then_some(mark);
    all().into_iter().filter_map(mine).collect()
}

/// Remembers that something was used, by its mark.
pub fn remember(mark: &str) {
    let one = (workspace_of_tab(), mark.to_owned());
    let mut all = all();
    all.retain(|other| *other != one);
    all.insert(0, one);
    all.truncate(MOST);
    keep_in_tab(keys::RECENT, &json::text(&all));
}

/// Returns what the calendar showed last, in its own words; empty if nothing.
pub fn calendar() -> String {
    of_tab(keys::CALENDAR).unwrap_or_default()
}

/// Remembers what the calendar shows.
pub fn remember_calendar(shown: &str) {
    keep_in_tab(keys::CALENDAR, shown);
}

fn all() -> Vec<(String, String)> {
    of_tab(keys::RECENT).and_then(|text| json::parse(&text).ok()).unwrap_or_default()
}
