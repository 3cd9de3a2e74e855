//! Keeps what was typed into a dialog that was closed unfinished, until it is opened again.
//!
//! A form on a screen can keep one too ([`PageDraft`]). It reads and writes the page's controls by their
//! ids, so no dialog needs to know about it. A draft survives a reload and ends with the tab.

use super::dom;
use super::leaving::{KeptTogether, on_leave};
use crate::state::writing::{Drafts, drafts, keep_drafts, workspace_of_tab};
use leptos::context::Provider;
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

/// Returns the draft of this dialog, if one is kept.
pub(super) fn kept(name: &str) -> Option<Snapshot> {
    DRAFTS.with_borrow(|drafts| drafts.get(name).cloned())
}

/// Returns the current values of the controls.
pub(super) fn read(root: &Element) -> Snapshot {
    dom::all(root, "input[id], textarea[id], select[id]")
        .into_iter()
        .filter_map(|control| Some((control.id(), value_of(&control)?)))
        .collect()
}

/// Returns whether a control changed; one that appeared later counts once it is filled.
pub(super) fn differs(before: &Snapshot, now: &Snapshot) -> bool {
    now.iter().any(|(id, value)| match before.get(id) {
        Some(was) => was != value,
        None => !value.is_empty() && value != "false",
    })
}

/// Restores the values as if they had been typed. Returns those for which no control is there yet, or not what it chooses from.
pub(super) fn write(root: &Element, values: &Snapshot) -> Snapshot {
    let mut left = values.clone();
    for control in dom::all(root, "input[id], textarea[id], select[id]") {
        let Some(value) = values.get(&control.id()) else {
            continue;
        };
        if value_of(&control).as_ref() != Some(value) {
            set_value(&control, value);
        }
        if value_of(&control).as_ref() == Some(value) {
            left.remove(&control.id());
        }
    }
    left
}

/// Returns the part of a draft's name for the record a dialog is about.
pub fn key<T: Display + Send + Sync + 'static>(about: RwSignal<Option<T>>) -> String {
    about.with_untracked(|about| about.as_ref().map(ToString::to_string)).unwrap_or_default()
}

/// The draft of a form on a screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct PageDraft {
    name: StoredValue<String>,
    node: NodeRef<html::Div>,
    first: StoredValue<Option<Snapshot>>,
}

impl PageDraft {
    /// Creates a draft with this name.
    pub fn new(name: impl Into<String>) -> Self {
        let name = StoredValue::new(workspace_of_tab() + &name.into());
        let first = StoredValue::new(None);
        Self { name, node: NodeRef::new(), first }
    }

    /// Forgets the draft.
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

/// A form on a screen whose draft is restored.
#[component]
pub fn DraftForm(draft: PageDraft, children: Children) -> impl IntoView {
    Effect::new(move |_| {
        if draft.node.get().is_some() {
            dom::after_render(move || draft.restore());
        }
    });
    on_leave(move || draft.keep());
    view! { <div node_ref=draft.node><Provider value=KeptTogether>{children()}</Provider></div> }
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
            // A radio button is unset by the one that is set.
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
