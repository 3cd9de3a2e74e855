//! Keys in any list: arrows move, Home and End, Enter opens, Space chooses, Alt with an arrow moves
//! the row itself, letters act, Escape goes back.
//!
//! Rows are elements with `data-row="id"` and `tabindex="-1"` anywhere under the list; columns, where
//! there are several, are marked `data-column`. One stop of the Tab key per list. When a row is drawn
//! anew or leaves the list, focus goes to the row with its id, or the one now at its place.

use super::dom;
use super::row_moves::{ROW, on_key, row_at, row_id, row_with, rows};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::{Callback, set_timeout};
use leptos::web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Where a row is asked to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Towards the start of the columns.
    Back,
    /// Towards the end of the columns.
    Forward,
    /// To the top of the list.
    First,
    /// To the end of the list.
    Last,
}

/// What the keys of a list do. Each gets the row's id.
#[derive(Clone, Copy, Default)]
pub struct RowKeys {
    pub(super) open: Option<Callback<String>>,
    pub(super) choose: Option<Callback<String>>,
    pub(super) step: Option<Callback<(String, Step)>>,
    pub(super) letter: Option<Callback<(String, String), bool>>,
    pub(super) back: Option<Callback<()>>,
}

impl RowKeys {
    /// Arrows alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Enter.
    pub fn open(mut self, run: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.open = Some(Callback::new(run));
        self
    }

    /// Space.
    pub fn choose(mut self, run: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.choose = Some(Callback::new(run));
        self
    }

    /// Alt with an arrow, Home or End.
    pub fn step(mut self, run: impl Fn(String, Step) + Send + Sync + 'static) -> Self {
        self.step = Some(Callback::new(move |(id, step)| run(id, step)));
        self
    }

    /// A letter; return true when it meant something.
    pub fn letter(mut self, run: impl Fn(String, &str) -> bool + Send + Sync + 'static) -> Self {
        self.letter = Some(Callback::new(move |(id, key): (String, String)| run(id, &key)));
        self
    }

    /// Escape.
    pub fn back(mut self, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.back = Some(Callback::new(move |()| run()));
        self
    }
}

/// The row that has or last had focus.
#[derive(Clone, Default)]
struct Place {
    id: Option<String>,
    at: usize,
    inside: bool,
}

/// Gives a list its keys: `<ul use:row_keys=RowKeys::new().open(…)>`.
pub fn row_keys(list: Element, keys: RowKeys) {
    let place = Rc::new(RefCell::new(Place::default()));
    tab_stop(&list, true);
    dom::listen(&list, "keydown", {
        let list = list.clone();
        move |ev: KeyboardEvent| on_key(&list, &keys, &ev)
    });
    dom::listen(&list, "focusin", {
        let (list, place) = (list.clone(), place.clone());
        move |ev: FocusEvent| on_focus(&list, &place, &ev)
    });
    dom::listen(&list, "focusout", {
        let (list, place) = (list.clone(), place.clone());
        move |ev: FocusEvent| on_leave(&list, &place, &ev)
    });
    keep_focus(list, place);
}

/// Focuses the row with this id in the list with that id, once it is on the page.
pub fn focus_row(list: impl Into<String>, row: impl Into<String>) {
    let (list, row) = (list.into(), row.into());
    dom::after_render(move || {
        let found = dom::by_id(&list).and_then(|list| row_with(&list, &row));
        if let Some(found) = found {
            dom::focus(&found);
        }
    });
}

fn tab_stop(list: &Element, on: bool) {
    // Throws only for a name that is no attribute.
    let _ = list.set_attribute("tabindex", if on { "0" } else { "-1" });
}

fn on_focus(list: &Element, place: &RefCell<Place>, ev: &FocusEvent) {
    let on_list =
        ev.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|t| t == *list);
    if on_list {
        // Tab reached the list: go on to the row that was last used. A click beside the rows stays.
        if list.matches(":focus-visible").unwrap_or(false)
            && let Some(row) = entry(list, place)
        {
            dom::focus(&row);
        }
        return;
    }
    if let Some(row) = dom::closest(ev.target(), "[data-row]") {
        let at = dom::place_among(list, ROW, &row);
        *place.borrow_mut() = Place { id: Some(row_id(&row)), at, inside: true };
        tab_stop(list, false);
    }
}

fn entry(list: &Element, place: &RefCell<Place>) -> Option<HtmlElement> {
    let last = place.borrow().id.clone();
    last.and_then(|id| row_with(list, &id))
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
    // A row that is drawn anew loses focus too, and has it back before this runs; a click beside the
    // list leaves it for good.
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

/// Rows drawn anew lose focus to the body: it is given back as soon as the list has changed.
fn keep_focus(list: Element, place: Rc<RefCell<Place>>) {
    let watched = list.clone();
    let restore = Closure::<dyn Fn()>::new(move || {
        if !place.borrow().inside || dom::focused().is_some() {
            return;
        }
        let now = place.borrow().clone();
        let same = now.id.as_deref().and_then(|id| row_with(&list, id));
        let at_its_place = || row_at(&list, now.at);
        if let Some(row) = same.or_else(at_its_place) {
            dom::focus_fresh(row);
        }
    })
    .into_js_value();
    let Ok(observer) = MutationObserver::new(restore.unchecked_ref()) else {
        return;
    };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    // A list that is not keyed gives an old row a new id instead.
    what.set_attribute_filter(&js_sys::Array::of1(&"data-row".into()));
    // Throws only when nothing is to be observed.
    let _ = observer.observe_with_options(&watched, &what);
}
