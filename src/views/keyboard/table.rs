//! The list of all keys.

use leptos::prelude::*;

use crate::views::components::DataTable;

const KEYS: [(&str, &str); 12] = [
    ("Ctrl K", "Search everything"),
    ("?", "These keys"),
    ("Ctrl Z", "Take the last change back"),
    ("Ctrl Shift Z", "Do it again"),
    ("Up, Down", "Move in a list"),
    ("Left, Right", "Move between columns"),
    ("Enter", "Open what has focus"),
    ("Space", "Choose it"),
    ("Alt with an arrow", "Move the row or the card itself"),
    ("Letters", "Act on it, as its menu says"),
    ("Ctrl Enter", "Send the form you are in"),
    ("Escape", "Go back, close"),
];

/// What stands in it.
#[component]
pub fn KeyTable() -> impl IntoView {
    let row = |(key, does): (&'static str, &'static str)| {
        vec![view! { <kbd class="kbd">{key}</kbd> }.into_any(), does.into_any()]
    };
    let rows: Vec<_> = KEYS.into_iter().map(row).collect();
    let columns = vec![("Key", false), ("Does", false)];
    view! { <DataTable caption="Keys and what they do" columns rows/> }
}
