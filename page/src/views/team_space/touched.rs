//! For a moment, an item that somebody else has changed says who it was, wherever it is shown.

use std::time::Duration;

use leptos::prelude::*;

use crate::state::Store;
use crate::state::team_space::TeamSpace;
use crate::views::components::mark_rows;
use crate::views::names;

/// The rows are rendered again for the change itself first.
const RENDERED: Duration = Duration::from_millis(120);
/// So long it is said.
const MOMENT: Duration = Duration::from_secs(6);
/// The attribute that the style sheet shows.
const CHANGED_BY: &str = "data-changed-by";

/// Marks what others change for as long as this owner lives.
pub fn show_touched(team: TeamSpace) {
    let store = Store::here();
    Effect::new(move |_| {
        let touched = team.touched();
        if touched.is_empty() {
            return;
        }
        let ws = store.workspace_now();
        let marks: Vec<(String, String)> = touched
            .iter()
            .filter(|one| ws.members.get(one.by).is_some())
            .map(|one| (one.item.to_string(), names::member(&ws, Some(one.by))))
            .collect();
        let unmark: Vec<String> = marks.iter().map(|(item, _)| item.clone()).collect();
        set_timeout(
            move || {
                for (item, name) in &marks {
                    mark_rows(item, CHANGED_BY, Some(name));
                }
            },
            RENDERED,
        );
        set_timeout(
            move || unmark.iter().for_each(|item| mark_rows(item, CHANGED_BY, None)),
            MOMENT,
        );
    });
}
