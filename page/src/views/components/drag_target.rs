//! Where a dragged row would land, how that is shown, and scrolling near an edge.

use super::dom;
use super::dropped::Dropped;
use super::row_id::{id_of, target_of};
use leptos::prelude::{document, window};
use leptos::web_sys::{Element, HtmlElement};
use std::str::FromStr;
use wasm_bindgen::JsCast;

/// How near an edge the pointer must be for the page to scroll, in pixels.
const EDGE: f64 = 48.0;
const STEP: i32 = 12;

/// A place in a drop target.
#[derive(Clone, PartialEq)]
pub(super) struct Place {
    target: HtmlElement,
    before: Option<HtmlElement>,
    after: Option<HtmlElement>,
    onto: Option<HtmlElement>,
    index: usize,
}

impl Place {
    /// Returns the drop of a row here; none if the row or the target is not of these types.
    pub(super) fn dropped<Id: FromStr, To: FromStr>(
        &self,
        row: &HtmlElement,
    ) -> Option<Dropped<Id, To>> {
        let of = |row: &Option<HtmlElement>| row.as_ref().and_then(|row| id_of(row));
        Some(Dropped {
            id: id_of(row)?,
            target: target_of(&self.target)?,
            before: of(&self.before),
            after: of(&self.after),
            index: self.index,
            onto: of(&self.onto),
        })
    }
}

/// Returns the place under the pointer, inside this container.
pub(super) fn place_at(
    container: &HtmlElement,
    at: (f64, f64),
    carried: &HtmlElement,
) -> Option<Place> {
    let under = document().element_from_point(at.0 as f32, at.1 as f32)?;
    let target: HtmlElement = under.closest("[data-drop]").ok()??.dyn_into().ok()?;
    if !container.contains(Some(&target)) {
        return None;
    }
    let rows: Vec<HtmlElement> =
        dom::all(&target, "[data-drag]").into_iter().filter(|row| row != carried).collect();
    let index = rows
        .iter()
        .position(|row| {
            let area = row.get_bounding_client_rect();
            at.1 < area.top() + area.height() / 2.0
        })
        .unwrap_or(rows.len());
    let onto = rows.iter().find(|row| {
        let area = row.get_bounding_client_rect();
        let quarter = area.height() / 4.0;
        at.1 > area.top() + quarter
            && at.1 < area.bottom() - quarter
            && at.0 >= area.left()
            && at.0 <= area.right()
    });
    Some(Place {
        before: rows.get(index).cloned(),
        after: index.checked_sub(1).and_then(|before| rows.get(before)).cloned(),
        onto: onto.cloned(),
        index,
        target,
    })
}

/// Marks the place; a target marked `data-drop-mode="onto"` shows the row held over instead of a line.
pub(super) fn show(place: &Place) {
    mark(&place.target, "data-drop-here", true);
    let onto = place.target.get_attribute("data-drop-mode").as_deref() == Some("onto");
    match (&place.onto, &place.before, &place.after) {
        (Some(row), ..) if onto => mark(row, "data-drop-onto", true),
        (_, Some(row), _) => mark(row, "data-drop-before", true),
        (_, None, Some(row)) => mark(row, "data-drop-after", true),
        _ => {}
    }
}

/// Removes every mark.
pub(super) fn unmark(container: &HtmlElement) {
    for name in ["data-drop-here", "data-drop-before", "data-drop-after", "data-drop-onto"] {
        if container.has_attribute(name) {
            mark(container, name, false);
        }
        for element in dom::all(container, &format!("[{name}]")) {
            mark(&element, name, false);
        }
    }
}

/// Sets or removes a mark.
pub(super) fn mark(element: &HtmlElement, name: &str, on: bool) {
    // Both throw only for a name that is not an attribute.
    let _ = if on { element.set_attribute(name, "") } else { element.remove_attribute(name) };
}

/// Marks the page during a drag, for its cursor.
pub(super) fn page_drags(on: bool) {
    if let Some(body) = document().body() {
        let _ = body.class_list().toggle_with_force("is-dragging-page", on);
    }
}

/// Creates a copy of the row that follows the pointer; the row itself stays mounted.
pub(super) fn ghost(row: &HtmlElement, width: f64) -> Option<HtmlElement> {
    let copy: HtmlElement = row.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    copy.remove_attribute("id").ok()?;
    for name in ["data-drag", "data-row", "tabindex"] {
        copy.remove_attribute(name).ok()?;
    }
    for inner in dom::all(&copy, "[id]") {
        inner.remove_attribute("id").ok()?;
    }
    copy.class_list().add_1("drag-ghost").ok()?;
    copy.set_attribute("aria-hidden", "true").ok()?;
    copy.set_attribute("inert", "").ok()?;
    copy.style().set_property("inline-size", &format!("{}px", width.round() as i32)).ok()?;
    document().body()?.append_child(&copy).ok()?;
    Some(copy)
}

/// Scrolls whatever can scroll under the pointer when it is near an edge; true when it did.
pub(super) fn scroll_near_edge(at: (f64, f64)) -> bool {
    let mut moved = false;
    let mut next = document().element_from_point(at.0 as f32, at.1 as f32);
    while let Some(element) = next {
        moved |= scroll_element(&element, at);
        next = element.parent_element();
    }
    let size = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0)
    };
    let step = towards(at.1, 0.0, size(window().inner_height()));
    if step != 0 {
        window().scroll_by_with_x_and_y(0.0, f64::from(step));
        moved = true;
    }
    moved
}

fn scroll_element(element: &Element, at: (f64, f64)) -> bool {
    let Ok(Some(style)) = window().get_computed_style(element) else {
        return false;
    };
    let scrolls = |name: &str| {
        style.get_property_value(name).is_ok_and(|value| value == "auto" || value == "scroll")
    };
    let area = element.get_bounding_client_rect();
    let mut moved = false;
    if element.scroll_width() > element.client_width() && scrolls("overflow-x") {
        let step = towards(at.0, area.left(), area.right());
        element.set_scroll_left(element.scroll_left() + step);
        moved |= step != 0;
    }
    if element.scroll_height() > element.client_height() && scrolls("overflow-y") {
        let step = towards(at.1, area.top(), area.bottom());
        element.set_scroll_top(element.scroll_top() + step);
        moved |= step != 0;
    }
    moved
}

fn towards(at: f64, start: f64, end: f64) -> i32 {
    if at < start + EDGE {
        -STEP
    } else if at > end - EDGE {
        STEP
    } else {
        0
    }
}
