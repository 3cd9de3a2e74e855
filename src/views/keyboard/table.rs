//! The list of keyboard shortcuts.

use leptos::prelude::*;

use crate::views::components::DataTable;

const KEYS: [(&str, &str); 13] = [
    ("Ctrl K", "Search everything"),
    ("?", "Show this list"),
    ("Ctrl Z", "Undo"),
    ("Ctrl Shift Z", "Redo"),
    ("Up, Down", "Move through a list"),
    ("Left, Right", "Move between columns"),
    ("Enter", "Open the focused row or card"),
    ("Space", "Select it"),
    ("Alt + arrow", "Reorder the row or move the card"),
    ("Letter keys", "Use the shortcut shown in its menu"),
    ("Ctrl Enter", "Save the form"),
    ("J, K", "Next and previous item while refining"),
    ("Escape", "Close or go back"),
];

/// The table in the dialog.
#[component]
pub fn KeyTable() -> impl IntoView {
    let row = |(key, does): (&'static str, &'static str)| {
        vec![view! { <kbd class="kbd" translate="no">{key}</kbd> }.into_any(), does.into_any()]
    };
    let rows: Vec<_> = KEYS.into_iter().map(row).collect();
    let columns = vec![("Key", false), ("Action", false)];
    view! { <DataTable caption="Keyboard shortcuts" columns rows/> }
}
