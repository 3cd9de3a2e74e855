//! The list of keyboard shortcuts.

use leptos::prelude::*;

use crate::views::commands::item::ITEM;
use crate::views::commands::page::PAGE;
use crate::views::components::DataTable;

/// Keys of lists and forms; commands bring their own.
const KEYS: [(&str, &str); 10] = [
    ("Up, Down", "Move through a list"),
    ("Left, Right", "Move between columns"),
    ("Enter", "Open the focused row or card"),
    ("Space", "Select it"),
    ("N", "New item, in the backlog"),
    ("Alt + arrow", "Reorder the row or move the card"),
    ("@", "Mention someone in a comment"),
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
    let page = PAGE.iter().filter_map(|line| Some((line.key?, line.label)));
    let item = ITEM.iter().filter_map(|line| Some((line.key?, line.label)));
    let rows: Vec<_> = page.chain(KEYS).chain(item).map(row).collect();
    let columns = vec![("Key", false), ("Action", false)];
    view! { <DataTable caption="Keyboard shortcuts" columns rows/> }
}
