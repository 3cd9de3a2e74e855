//! Keys in any list: arrows, Home and End move, Enter opens, Space selects, Alt with an arrow moves the
//! row itself, letters are shortcuts, Escape goes back.
//!
//! Rows are elements with `data-row=id` and `tabindex="-1"` anywhere under the list; columns, if there
//! are several, are marked `data-column`. Each list is a single tab stop. When a row is rendered again or
//! leaves the list, focus is kept ([`super::row_focus`]).

use super::dom;
use super::row_focus;
use super::row_moves::{RowKeys, on_key};
use leptos::ev::KeyboardEvent;
use leptos::web_sys::Element;

/// Adds keys to a list: `<ul use:row_keys=RowKeys::new().open(…)>`.
pub fn row_keys(list: Element, keys: RowKeys) {
    dom::listen(&list, "keydown", {
        let list = list.clone();
        move |ev: KeyboardEvent| on_key(&list, &keys, &ev)
    });
    row_focus::keep(list);
}
