//! The few DOM operations the components need: find, focus, remember focus.
//!
//! Nothing here knows the content.

use super::row_id::{ROW, mark_of, marked};
use leptos::ev::KeyboardEvent;
use leptos::prelude::{Owner, document, on_cleanup, request_animation_frame, set_timeout, window};
use leptos::web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};

/// Removes focus, so that a field that saves on blur does.
pub fn leave_field() {
    if let Some(focused) = focused() {
        let _ = focused.blur();
    }
}

/// Returns the width and height of the window in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let size = |value: Result<JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    (size(window().inner_width()), size(window().inner_height()))
}

/// Returns the element with this id, if it is on the page.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Returns whether a dialog is open, which then has the keys and what is pasted.
pub fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}

/// Returns the focused element, unless it is the body.
pub fn focused() -> Option<HtmlElement> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Removes focus from a row that is about to leave its list: removing a focused element makes the browser
/// lay out a half-changed page. The list then focuses the next row.
pub fn let_go(row: impl ToString) {
    let mark = Some(row.to_string());
    let focused = focused().filter(|at| mark_of(at) == mark);
    if let Some(focused) = focused {
        // Never throws for an element.
        let _ = focused.blur();
    }
}

/// Runs once the current change is on the page.
pub fn after_render(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// Runs once the current change is painted: for work the person isn't waiting for.
pub fn after_paint(run: impl FnOnce() + 'static) {
    after_render(move || set_timeout(run, Duration::ZERO));
}

/// Makes a listener work like the page's `on:` listeners: with the context of the place where it was
/// created, so that it can show toasts.
pub fn in_place<A>(run: impl Fn(A) + 'static) -> impl Fn(A) + 'static {
    let owner = Owner::current();
    move |what| match &owner {
        Some(owner) => owner.with(|| run(what)),
        None => run(what),
    }
}

/// Listens to an element until the current owner is disposed: an element that is reused for a new view is
/// listened to again, and must not hear events twice.
pub fn listen<E: FromWasmAbi + 'static>(
    element: &Element,
    event: &'static str,
    run: impl Fn(E) + 'static,
) {
    let run = Closure::<dyn Fn(E)>::new(in_place(run)).into_js_value();
    // Throws only if the listener is not a function.
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

/// Opens the closed sections around an element.
fn open_around(element: &Element) {
    while let Ok(Some(closed)) = element.closest("details:not([open])") {
        // Setting a well-formed attribute name cannot fail.
        let _ = closed.set_attribute("open", "");
    }
}

/// Scrolls a list just far enough to show this line.
pub fn into_view(line: &HtmlElement) {
    let Some(list) = line.parent_element() else { return };
    let (line, seen) = (line.get_bounding_client_rect(), list.get_bounding_client_rect());
    let over = (line.bottom() - seen.bottom()).max(0.0) + (line.top() - seen.top()).min(0.0);
    list.set_scroll_top(list.scroll_top() + over as i32);
}

/// Scrolls as little as needed to show an element as a whole, clear of bars and toasts.
pub fn reveal(one: &Element) {
    let near = ScrollIntoViewOptions::new();
    near.set_block(ScrollLogicalPosition::Nearest);
    one.scroll_into_view_with_scroll_into_view_options(&near);
}

/// Scrolls a line of links to show the one with this id and part of the one before.
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

/// Scrolls to and focuses the record or part of the screen with this id, once it is on the page.
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

/// Moves focus; does nothing if the element is gone.
pub fn focus(element: &HtmlElement) {
    // An element that left the page cannot take focus, and no one needs to know.
    let _ = element.focus();
}

/// Moves focus to a field, behind its text: what is typed next goes on there.
pub fn focus_at_end(field: &HtmlElement) {
    focus(field);
    // Throws only for fields without text.
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(u32::MAX, u32::MAX);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        let _ = input.set_selection_range(u32::MAX, u32::MAX);
    }
}

/// Selects the first place where this part stands in a text area, if it does, so that typing replaces it.
pub fn select_in(field: &HtmlElement, part: &str) {
    let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() else { return };
    let text = field.value();
    let Some((before, _)) = text.split_once(part) else { return };
    // A browser counts in UTF-16.
    let length = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let from = length(before);
    // Throws only for fields without text.
    let _ = field.set_selection_range(from, from + length(part));
}

/// Does the same as [`focus`] for an element just added to the page: it scrolls into view with the next
/// frame, so that all current changes are laid out once.
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

/// Returns all elements under `root` that match, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Returns the index of an element among those under `root`, in document order.
pub fn place_among(root: &Element, selector: &str, one: &Element) -> usize {
    // One call, because passing every row of a long list to WebAssembly is slow.
    let found = root.query_selector_all(selector).ok();
    let at = found.map(|found| js_sys::Array::from(&found).index_of(one, 0));
    at.and_then(|at| usize::try_from(at).ok()).unwrap_or(0)
}

/// Returns the nearest ancestor of an event's target that matches, including the target.
pub fn closest(
    target: Option<leptos::web_sys::EventTarget>,
    selector: &str,
) -> Option<HtmlElement> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok()??.dyn_into().ok()
}

thread_local! {
    /// Whether the last letter key wrote a letter that is not Latin.
    static OTHER_SCRIPT: Cell<bool> = const { Cell::new(false) };
}

/// Returns the key of a shortcut: the Latin letter it writes or, on a keyboard of another script, the
/// letter at its position.
pub fn letter(ev: &KeyboardEvent) -> String {
    let key = ev.key();
    let mut letters = key.chars();
    let (Some(first), None) = (letters.next(), letters.next()) else { return key };
    let code = ev.code();
    let Some(place) = code.strip_prefix("Key").filter(|place| place.len() == 1) else { return key };
    if first.is_alphabetic() {
        // Latin letters end here.
        OTHER_SCRIPT.set(first > '\u{24f}');
    }
    // Hebrew has signs on a few of its letter keys.
    if first.is_ascii_alphabetic() || !OTHER_SCRIPT.get() {
        return key;
    }
    match ev.shift_key() {
        true => place.to_owned(),
        false => place.to_lowercase(),
    }
}

/// Returns whether the person is typing text, so that letters are not shortcuts.
pub fn is_typing(target: Option<leptos::web_sys::EventTarget>) -> bool {
    closest(target, "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]")
        .is_some()
}

/// Returns the mark of the row an element is in.
fn row_of(element: &HtmlElement) -> Option<String> {
    mark_of(&element.closest(ROW).ok()??)
}

/// Remembers where focus was before something opened over the page.
///
/// The row may be rendered again in the meantime, or show another record, so ids are kept beside the
/// element.
pub struct Opener {
    element: Option<HtmlElement>,
    id: String,
    row: Option<String>,
}

impl Opener {
    /// Remembers the current focus.
    pub fn remember() -> Self {
        let element = focused();
        let id = element.as_ref().map(|e| e.id()).unwrap_or_default();
        let row = element.as_ref().and_then(row_of);
        Self { element, id, row }
    }

    /// Restores focus, unless something else has taken it.
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
        marked(document().body()?.as_ref(), self.row.as_deref()?)
    }
}
