//! Remembers which folded parts of a screen are open, so that they stay open when the screen is rendered
//! again: on a new day, or when others change what it shows.

use std::collections::BTreeSet;

use leptos::ev::Event;
use leptos::prelude::{StoredValue, UpdateValue, WithValue, use_context};
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

/// The open parts of the screen, or of the dialog, around it.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenParts(StoredValue<BTreeSet<String>>);

impl OpenParts {
    /// Forgets all, as when another screen opens.
    pub fn clear(self) {
        // The screen may be leaving the page.
        let _ = self.0.try_update_value(BTreeSet::clear);
    }
}

/// One part that folds.
#[derive(Debug, Clone, Copy)]
pub struct FoldingPart {
    name: StoredValue<String>,
    among: Option<OpenParts>,
}

impl FoldingPart {
    /// `label` is what it says, `of` the record it belongs to where several say the same.
    pub fn new(label: &str, of: &str) -> Self {
        Self { name: StoredValue::new(format!("{of} {label}")), among: use_context() }
    }

    /// Whether it was open when it was rendered last.
    pub fn was_open(self) -> bool {
        let is_open = |among: OpenParts| {
            among.0.try_with_value(|open| self.name.with_value(|name| open.contains(name)))
        };
        self.among.and_then(is_open).unwrap_or(false)
    }

    /// Follows a `toggle` event; returns whether it is open now.
    pub fn follow(self, toggled: &Event) -> bool {
        let part = toggled.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_open = part.is_some_and(|part| part.has_attribute("open"));
        // The screen may have left the page by then.
        let name = self.name.try_with_value(Clone::clone);
        if let (Some(among), Some(name)) = (self.among, name) {
            let _ = among.0.try_update_value(|open| match is_open {
                true => open.insert(name),
                false => open.remove(&name),
            });
        }
        is_open
    }
}
