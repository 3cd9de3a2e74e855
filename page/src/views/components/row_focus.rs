//! Keeps focus where a person left it while the rows of a list are rendered again.
//!
//! A list creates a new element for a changed row and moves elements when the order changes; both lose
//! focus. It is restored to the same control of the same row, else to the row, else to the row that is now
//! in its place.

use super::dom;
use super::row_id::{ROW, mark_of, marked};
use super::row_moves::{row_at, rows};
use leptos::ev::FocusEvent;
use leptos::prelude::{on_cleanup, set_timeout};
use leptos::web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The row that has or last had focus.
#[derive(Clone, Default)]
struct Place {
    mark: Option<String>,
    at: usize,
    /// The control in the row that has focus, if not the row itself.
    control: Option<Control>,
    inside: bool,
}

/// A button or field of a row, identified by its label.
#[derive(Clone, PartialEq)]
struct Control {
    tag: String,
    id: String,
    words: String,
}

impl Control {
    fn of(element: &HtmlElement) -> Self {
        let label = element.get_attribute("aria-label").or_else(|| element.text_content());
        Self { tag: element.tag_name(), id: element.id(), words: label.unwrap_or_default() }
    }

    fn find(&self, row: &HtmlElement) -> Option<HtmlElement> {
        let controls = dom::all(row, "a[href], button, input, select, summary, textarea");
        controls.into_iter().find(|control| Self::of(control) == *self)
    }
}

/// Watches the focus in this list until its owner is disposed. The list is a single tab stop.
pub(super) fn keep(list: Element) {
    let place = Rc::new(RefCell::new(Place::default()));
    tab_stop(&list, true);
    dom::listen(&list, "focusin", {
        let (list, place) = (list.clone(), place.clone());
        move |ev: FocusEvent| on_focus(&list, &place, &ev)
    });
    dom::listen(&list, "focusout", {
        let (list, place) = (list.clone(), place.clone());
        move |ev: FocusEvent| on_leave(&list, &place, &ev)
    });
    watch(list, place);
}

fn tab_stop(list: &Element, on: bool) {
    // Throws only for a name that is not an attribute.
    let _ = list.set_attribute("tabindex", if on { "0" } else { "-1" });
}

fn on_focus(list: &Element, place: &RefCell<Place>, ev: &FocusEvent) {
    let Some(target) = ev.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if *AsRef::<Element>::as_ref(&target) == *list {
        // Tab reached the list: move on to the row that was used last. A click beside the rows stays.
        if list.matches(":focus-visible").unwrap_or(false)
            && let Some(row) = entry(list, place)
        {
            dom::focus(&row);
        }
        return;
    }
    if let Some(row) = dom::closest(ev.target(), ROW) {
        let at = dom::place_among(list, ROW, &row);
        let control = (target != row).then(|| Control::of(&target));
        *place.borrow_mut() = Place { mark: mark_of(&row), at, control, inside: true };
        tab_stop(list, false);
    }
}

fn entry(list: &Element, place: &RefCell<Place>) -> Option<HtmlElement> {
    let last = place.borrow().mark.clone();
    last.and_then(|mark| marked(list, &mark))
        .or_else(|| dom::all(list, "[data-row][aria-current='true']").into_iter().next())
        .or_else(|| rows(list).into_iter().next())
}

fn on_leave(list: &Element, place: &Rc<RefCell<Place>>, ev: &FocusEvent) {
    let to = ev.related_target().and_then(|t| t.dyn_into::<Element>().ok());
    if to.as_ref().is_some_and(|to| to != list && list.contains(Some(to))) {
        return;
    }
    tab_stop(list, true);
    if to.is_some() {
        place.borrow_mut().inside = false;
        return;
    }
    // A row that is rendered again loses focus too, and has it back before this runs; a click outside
    // the list is final.
    let place = place.clone();
    set_timeout(
        move || {
            if dom::focused().is_none() {
                place.borrow_mut().inside = false;
            }
        },
        Duration::ZERO,
    );
}

/// Restores focus that was lost to the body as soon as the list has changed.
fn watch(list: Element, place: Rc<RefCell<Place>>) {
    let watched = list.clone();
    let changed = Closure::<dyn Fn()>::new(move || give_back(&list, &place)).into_js_value();
    let Ok(observer) = MutationObserver::new(changed.unchecked_ref()) else {
        return;
    };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    // A list without keys gives an old row a new id instead.
    what.set_attribute_filter(&js_sys::Array::of1(&"data-row".into()));
    // Throws only if nothing is observed.
    let _ = observer.observe_with_options(&watched, &what);
    on_cleanup(move || observer.disconnect());
}

fn give_back(list: &Element, place: &RefCell<Place>) {
    if !place.borrow().inside || dom::focused().is_some() {
        return;
    }
    let Place { mark, at, control, .. } = place.borrow().clone();
    let row = mark.and_then(|mark| marked(list, &mark));
    let control = row.as_ref().zip(control).and_then(|(row, control)| control.find(row));
    if let Some(found) = control.or(row).or_else(|| row_at(list, at)) {
        dom::focus_fresh(found);
    }
}
