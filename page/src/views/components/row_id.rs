//! The mark of a row in the page, and the id it stands for.
//!
//! A view writes an id into `data-row`; this file alone reads it back, so that handlers get the id itself.

use leptos::prelude::document;
use leptos::web_sys::{Element, HtmlElement};
use std::str::FromStr;
use wasm_bindgen::JsCast;

/// What makes an element a row.
pub(super) const ROW: &str = "[data-row]";

/// Returns the id of the row that an element is or is in.
pub fn row_id<Id: FromStr>(element: &Element) -> Option<Id> {
    id_of(&element.closest(ROW).ok()??)
}

/// Returns the row below the one that an element is or is in, or else the one above.
pub fn row_beside(element: &Element) -> Option<HtmlElement> {
    let row = element.closest(ROW).ok()??;
    let is_row = |one: &Element| one.matches(ROW).unwrap_or(false);
    let below = row.next_element_sibling().filter(is_row);
    below.or_else(|| row.previous_element_sibling().filter(is_row))?.dyn_into().ok()
}

/// Returns the id of a row.
pub(super) fn id_of<Id: FromStr>(row: &Element) -> Option<Id> {
    mark_of(row)?.parse().ok()
}

/// Returns what a drop target stands for; an id or a name of the view's own.
pub(super) fn target_of<To: FromStr>(target: &Element) -> Option<To> {
    target.get_attribute("data-drop")?.parse().ok()
}

/// Returns the mark of a row, to find the same row again; nothing else may be made of it.
pub(super) fn mark_of(row: &Element) -> Option<String> {
    row.get_attribute("data-row")
}

/// Returns the row with this mark under an element.
pub(super) fn marked(root: &Element, mark: &str) -> Option<HtmlElement> {
    // Ids are letters, digits and hyphens, so none can end the selector's string.
    root.query_selector(&format!("[data-row=\"{mark}\"]")).ok().flatten()?.dyn_into().ok()
}

/// Sets an attribute of every row on the page that stands for this id, or takes it off.
pub fn mark_rows(id: &impl std::fmt::Display, attribute: &str, value: Option<&str>) {
    let Ok(rows) = document().query_selector_all(&format!("[data-row=\"{id}\"]")) else { return };
    for row in (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<Element>().ok()) {
        // A plain name and any text are always taken.
        let _ = match value {
            Some(text) => row.set_attribute(attribute, text),
            None => row.remove_attribute(attribute),
        };
    }
}
