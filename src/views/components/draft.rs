//! What was typed into a dialog that was left half-way, kept until it is opened again.
//!
//! A form on a screen keeps one too where it is asked to ([`PageDraft`]). It reads and writes the page's
//! own controls by their ids, so no dialog has to know of it. A draft outlives a reload, and ends with
//! the tab.

use super::dom;
use crate::state::writing::{Drafts, drafts, keep_drafts};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use wasm_bindgen::JsCast;

/// The id and value of every control that has an id.
pub(super) type Snapshot = BTreeMap<String, String>;

thread_local! {
    static DRAFTS: RefCell<Drafts> = RefCell::new(drafts());
}

/// Keeps a draft under the dialog's name.
pub(super) fn keep(name: &str, draft: Snapshot) {
    DRAFTS.with_borrow_mut(|drafts| {
        drafts.insert(name.to_owned(), draft);
        keep_drafts(drafts);
    });
}

/// Forgets the draft of this dialog.
pub(super) fn forget(name: &str) {
    DRAFTS.with_borrow_mut(|drafts| {
        if drafts.remove(name).is_some() {
            keep_drafts(drafts);
        }
    });
}

/// Forgets every draft, as when another workspace opens.
pub fn forget_all() {
    DRAFTS.with_borrow_mut(|drafts| {
        drafts.clear();
        keep_drafts(drafts);
    });
}

/// The draft of this dialog, if one is kept.
pub(super) fn kept(name: &str) -> Option<Snapshot> {
    DRAFTS.with_borrow(|drafts| drafts.get(name).cloned())
}

/// What stands in the controls now.
pub(super) fn read(root: &Element) -> Snapshot {
    dom::all(root, "input[id], textarea[id], select[id]")
        .into_iter()
        .filter_map(|control| Some((control.id(), value_of(&control)?)))
        .collect()
}

/// True when a control holds something else than it did; a control that came later counts once filled.
pub(super) fn differs(before: &Snapshot, now: &Snapshot) -> bool {
    now.iter().any(|(id, value)| match before.get(id) {
        Some(was) => was != value,
        None => !value.is_empty() && value != "false",
    })
}

/// Puts the values back as if they had been typed.
pub(super) fn write(root: &Element, values: &Snapshot) {
    for control in dom::all(root, "input[id], textarea[id], select[id]") {
        let Some(value) = values.get(&control.id()) else {
            continue;
        };
        if value_of(&control).as_ref() != Some(value) {
            set_value(&control, value);
        }
    }
}

/// Which record a dialog is about, as a draft is named.
pub fn key<T: Display + Send + Sync + 'static>(about: RwSignal<Option<T>>) -> String {
    about.with_untracked(|about| about.as_ref().map(ToString::to_string)).unwrap_or_default()
}

/// The draft of a form that stands on a screen. Small and freely copied.
#[derive(Clone, Copy)]
pub struct PageDraft {
    name: StoredValue<String>,
    node: NodeRef<html::Div>,
    first: StoredValue<Option<Snapshot>>,
}

impl PageDraft {
    /// Kept under this name.
    pub fn new(name: impl Into<String>) -> Self {
        let (name, first) = (StoredValue::new(name.into()), StoredValue::new(None));
        Self { name, node: NodeRef::new(), first }
    }

    /// What was typed is done with.
    pub fn done(self) {
        let _ = self.first.try_set_value(None);
        let _ = self.name.try_with_value(|name| forget(name));
    }

    fn restore(self) {
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        let _ = self.first.try_set_value(Some(read(&node)));
        if let Some(values) = self.name.try_with_value(|name| kept(name)).flatten() {
            write(&node, &values);
        }
    }

    fn keep(self) {
        let node = self.node.try_get_untracked().flatten();
        let first = self.first.try_get_value().flatten();
        let (Some(node), Some(first)) = (node, first) else { return };
        let now = read(&node);
        let _ = self.name.try_with_value(|name| match differs(&first, &now) {
            true => keep(name, now),
            false => forget(name),
        });
    }
}

/// A form on a screen; what was typed stands in it again.
#[component]
pub fn DraftForm(draft: PageDraft, children: Children) -> impl IntoView {
    Effect::new(move |_| {
        if draft.node.get().is_some() {
            dom::after_render(move || draft.restore());
        }
    });
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| draft.keep());
    on_cleanup(move || {
        leaving.remove();
        draft.keep();
    });
    view! { <div node_ref=draft.node>{children()}</div> }
}

fn value_of(control: &HtmlElement) -> Option<String> {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" | "radio" => Some(input.checked().to_string()),
            "file" | "search" => None,
            _ => Some(input.value()),
        };
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
}

fn set_value(control: &HtmlElement, value: &str) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" => input.set_checked(value == "true"),
            // A radio that is unset is unset by the one that is set.
            "radio" if value == "true" => input.set_checked(true),
            "radio" => return,
            _ => input.set_value(value),
        }
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
    tell(control, "input");
    tell(control, "change");
}

fn tell(control: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
        // Throws only for an event already being dispatched.
        let _ = control.dispatch_event(&event);
    }
}
