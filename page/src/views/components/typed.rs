//! Text in a field outside of dialogs: it is restored, however the field leaves the page.
//!
//! A dialog and a form with a draft of its own keep their fields' text themselves. A field that saves when it
//! is left keeps only what could not be saved.

use super::draft;
use super::leaving::{KeptTogether, on_leave};
use crate::state::{address, writing};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The fields of a form; their drafts end when it is submitted.
#[derive(Clone, Copy)]
pub(super) struct FormFields(StoredValue<Vec<Typed>>);

impl FormFields {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// Forgets the drafts: the form was submitted or canceled.
    pub(super) fn done(self) {
        let _ = self.0.try_with_value(|fields| fields.iter().for_each(|one| one.settle()));
    }
}

/// Names what was stored, beside a kept text.
const WAS: &str = "was";

/// Where the text of one field is kept, named by workspace, screen, field and record.
#[derive(Clone, Copy)]
pub struct Slot(StoredValue<(String, String)>);

impl Slot {
    /// Returns the slot of a field on the current screen.
    pub(super) fn of(id: &str, about: &str) -> Self {
        let hash = address::hash();
        // Only the screen: what is open on it changes while the field stays. A record opens over many screens.
        let screen = hash.split(['?', '/']).find(|part| !matches!(*part, "" | "#"));
        let screen = screen.filter(|_| about.is_empty()).unwrap_or_default();
        let workspace = writing::workspace_of_tab();
        let name = format!("{workspace} {screen} {id} {about}");
        Self(StoredValue::new((workspace, name)))
    }

    /// Returns whether its workspace is still the open one.
    pub fn is_here(self) -> bool {
        let open = writing::workspace_of_tab();
        self.0.try_with_value(|(workspace, _)| *workspace == open).unwrap_or(false)
    }

    /// Returns the kept text.
    pub fn kept(self) -> Option<String> {
        self.0.try_with_value(|(_, name)| draft::kept(name)?.remove("")).flatten()
    }

    /// Keeps a text.
    pub fn keep(self, text: String) {
        self.keep_all([(String::new(), text)]);
    }

    /// Returns what was stored when the kept text was typed.
    pub fn kept_was(self) -> Option<String> {
        self.0.try_with_value(|(_, name)| draft::kept(name)?.remove(WAS)).flatten()
    }

    /// Keeps a text, and what was stored when it was typed.
    pub fn keep_over(self, text: String, was: String) {
        self.keep_all([(String::new(), text), (WAS.to_owned(), was)]);
    }

    fn keep_all<const N: usize>(self, texts: [(String, String); N]) {
        let _ = self.0.try_with_value(|(_, name)| draft::keep(name, BTreeMap::from(texts)));
    }

    /// Forgets the kept text.
    pub fn forget(self) {
        let _ = self.0.try_with_value(|(_, name)| draft::forget(name));
    }
}

/// A field that keeps its text.
#[derive(Clone, Copy)]
struct Typed {
    slot: Slot,
    value: RwSignal<String>,
    first: StoredValue<String>,
}

impl Typed {
    fn settle(self) {
        if let Some(text) = self.value.try_get_untracked() {
            let _ = self.first.try_set_value(text);
        }
        self.slot.forget();
    }

    fn leave(self) {
        let (Some(text), Some(first)) =
            (self.value.try_get_untracked(), self.first.try_get_value())
        else {
            return;
        };
        match text == first {
            true => self.slot.forget(),
            false => self.slot.keep(text),
        }
    }
}

/// Restores the text typed into a field before, and keeps what is typed from now on. A field made before its
/// form is drawn names the form; others find the one around them.
pub(super) fn keep_text(id: &str, about: &str, form: Option<FormFields>, value: RwSignal<String>) {
    if use_context::<KeptTogether>().is_some() {
        return;
    }
    let first = StoredValue::new(value.get_untracked());
    let typed = Typed { slot: Slot::of(id, about), value, first };
    if let Some(text) = typed.slot.kept() {
        value.set(text);
    }
    if let Some(FormFields(fields)) = form.or_else(use_context) {
        let _ = fields.try_update_value(|fields| fields.push(typed));
    }
    on_leave(move || typed.leave());
}
