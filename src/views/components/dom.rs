//! The few things the components ask of the page itself: find, focus, remember where focus was.
//!
//! Nothing here knows what is shown.

use leptos::prelude::{Owner, document, on_cleanup, request_animation_frame, set_timeout, window};
use leptos::web_sys::{
    Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};

/// Takes focus away, so that a field that saves when it is left does.
pub fn leave_field() {
    if let Some(focused) = focused() {
        let _ = focused.blur();
    }
}

/// How wide and how high the window is, in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let size = |value: Result<JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    (size(window().inner_width()), size(window().inner_height()))
}

/// The element with this id, if it is on the page.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The element that has focus; nothing when it is the body.
pub fn focused() -> Option<HtmlElement> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Takes focus from a row that is about to leave its list: a focused element that is removed makes the
/// browser lay out the page half changed. Its list gives focus to the row that follows.
pub fn let_go(row: &str) {
    let focused = focused().filter(|at| at.get_attribute("data-row").as_deref() == Some(row));
    if let Some(focused) = focused {
        // Never throws for an element.
        let _ = focused.blur();
    }
}

/// Runs once the change now being made is on the page.
pub fn after_render(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// Runs once the change now being made has been painted: for what the person did not wait for.
pub fn after_paint(run: impl FnOnce() + 'static) {
    after_render(move || set_timeout(run, Duration::ZERO));
}

/// Makes a listener of one's own hear as the page's `on:` listeners do: with the context of the place
/// it was made at, so that it can say what was done.
pub fn in_place<A>(run: impl Fn(A) + 'static) -> impl Fn(A) + 'static {
    let owner = Owner::current();
    move |what| match &owner {
        Some(owner) => owner.with(|| run(what)),
        None => run(what),
    }
}

/// Listens to an element for as long as the place that asks for it is there: an element that is given
/// a new view of its kind is asked for again, and must not hear twice.
pub fn listen<E: FromWasmAbi + 'static>(
    element: &Element,
    event: &'static str,
    run: impl Fn(E) + 'static,
) {
    let run = Closure::<dyn Fn(E)>::new(in_place(run)).into_js_value();
    // Throws only for a listener that is no function.
    let _ = element.add_event_listener_with_callback(event, run.unchecked_ref());
    let element = element.clone();
    on_cleanup(move || {
        let _ = element.remove_event_listener_with_callback(event, run.unchecked_ref());
    });
}

/// Moves focus to the element with this id once it is on the page.
pub fn focus_later(id: impl Into<String>) {
    let id = id.into();
    after_render(move || {
        if let Some(element) = by_id(&id) {
            open_around(&element);
            focus(&element);
        }
    });
}

/// Opens what an element is folded away in.
fn open_around(element: &Element) {
    while let Ok(Some(closed)) = element.closest("details:not([open])") {
        // Setting a well-formed attribute name cannot fail.
        let _ = closed.set_attribute("open", "");
    }
}

/// Scrolls a list just far enough that this line of it is seen.
pub fn into_view(line: &HtmlElement) {
    let Some(list) = line.parent_element() else { return };
    let (line, seen) = (line.get_bounding_client_rect(), list.get_bounding_client_rect());
    let over = (line.bottom() - seen.bottom()).max(0.0) + (line.top() - seen.top()).min(0.0);
    list.set_scroll_top(list.scroll_top() + over as i32);
}

/// Scrolls a line of links across, so that the one with this id is seen with some of the one before.
pub fn across_later(id: &'static str) {
    after_render(move || {
        let Some(link) = by_id(id) else { return };
        let Some(line) = link.parent_element() else { return };
        let from = link.get_bounding_client_rect().left() - line.get_bounding_client_rect().left();
        if from + link.get_bounding_client_rect().width() > f64::from(line.client_width()) {
            line.set_scroll_left(line.scroll_left() + from as i32 - 48);
        }
    });
}

/// Brings the record with this id, or the part of the screen that has it, into view and gives it focus, once it is on the page.
pub fn point_at(record: String) {
    after_render(move || {
        let Some(body) = document().body() else { return };
        for before in all(&body, "[data-pointed]") {
            let _ = before.remove_attribute("data-pointed");
        }
        let named = format!("[id='record-{record}'], [id='{record}'], [data-row='{record}']");
        let Some(element) = all(&body, &named).into_iter().next() else { return };
        for closed in all(&element, ":scope > details:not([open])") {
            let _ = closed.set_attribute("open", "");
        }
        open_around(&element);
        if !element.has_attribute("tabindex") {
            element.set_tab_index(-1);
        }
        let _ = element.set_attribute("data-pointed", "");
        focus(&element);
    });
}

/// Moves focus, and forgives an element that is no longer there.
pub fn focus(element: &HtmlElement) {
    // An element that left the page cannot take focus; there is nothing to tell anybody.
    let _ = element.focus();
}

/// As [`focus`], for an element that was just put on the page: it is brought into view with the next
/// picture, so that what else changes now is laid out once.
pub fn focus_fresh(element: HtmlElement) {
    let stay = FocusOptions::new();
    stay.set_prevent_scroll(true);
    let _ = element.focus_with_options(&stay);
    after_render(move || {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        nearest.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    });
}

/// All elements under `root` that match, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// At which place of these elements under `root`, in document order, one stands.
pub fn place_among(root: &Element, selector: &str, one: &Element) -> usize {
    // Asked in one step: a list has many rows, and each that is handed over costs.
    let found = root.query_selector_all(selector).ok();
    let at = found.map(|found| js_sys::Array::from(&found).index_of(one, 0));
    at.and_then(|at| usize::try_from(at).ok()).unwrap_or(0)
}

/// The nearest ancestor of an event's target that matches, the target included.
pub fn closest(
    target: Option<leptos::web_sys::EventTarget>,
    selector: &str,
) -> Option<HtmlElement> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok()??.dyn_into().ok()
}

/// True when the person is writing text, so that letters are letters and not commands.
pub fn is_typing(target: Option<leptos::web_sys::EventTarget>) -> bool {
    closest(target, "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]")
        .is_some()
}

/// The id of the row an element is in.
pub fn row_of(element: &HtmlElement) -> Option<String> {
    element.closest("[data-row]").ok()??.get_attribute("data-row")
}

/// Where focus was before something opened over the page.
///
/// The row it came from may be drawn anew meanwhile, or show another record, so the ids are kept
/// beside the element.
pub struct Opener {
    element: Option<HtmlElement>,
    id: String,
    row: Option<String>,
}

impl Opener {
    /// Remembers what has focus now.
    pub fn remember() -> Self {
        let element = focused();
        let id = element.as_ref().map(|e| e.id()).unwrap_or_default();
        let row = element.as_ref().and_then(row_of);
        Self { element, id, row }
    }

    /// Gives focus back, unless something else has taken it meanwhile.
    pub fn give_back(self) {
        set_timeout(
            move || {
                if focused().is_some_and(|now| now.is_connected()) {
                    return;
                }
                if let Some(element) = self.find() {
                    focus(&element);
                }
            },
            Duration::ZERO,
        );
    }

    fn find(&self) -> Option<HtmlElement> {
        if let Some(element) = self.element.as_ref().filter(|e| e.is_connected())
            && row_of(element) == self.row
        {
            return Some(element.clone());
        }
        if !self.id.is_empty()
            && let Some(element) = by_id(&self.id)
        {
            return Some(element);
        }
        let row = self.row.as_deref()?;
        all(document().body()?.as_ref(), "[data-row]")
            .into_iter()
            .find(|e| e.get_attribute("data-row").as_deref() == Some(row))
    }
}
