//! Whose Undo is meant in a field: the browser's, of what was just typed there, or the page's.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use crate::views::components::dom;

/// Whether something was typed into the focused field that is not sent yet.
#[derive(Debug, Clone, Copy)]
pub struct Typing(StoredValue<bool>);

impl Typing {
    /// Follows what is typed, until the owner goes.
    pub fn follow() -> Self {
        let typing = Self(StoredValue::new(false));
        let typed = window_event_listener(ev::input, move |_| typing.0.set_value(true));
        let elsewhere = window_event_listener(ev::focusin, move |_| typing.0.set_value(false));
        // Enter sends what one line says; in a text of many lines it is a part of it.
        let sent = window_event_listener(ev::keydown, move |ev| {
            if ev.key() == "Enter" && dom::closest(ev.target(), "input").is_some() {
                typing.0.set_value(false);
            }
        });
        on_cleanup(move || [typed, elsewhere, sent].into_iter().for_each(|one| one.remove()));
        typing
    }

    /// Returns whether a field has nothing of its own to take back: a choice never has, a text only what was typed and
    /// not sent, or what was refused. A dialog is not the page's to undo behind.
    pub fn leaves_undo_to_us(self, ev: &KeyboardEvent) -> bool {
        let within = |selector| dom::closest(ev.target(), selector).is_some();
        let has_own = self.0.get_value() || within("[aria-invalid=true]");
        !within("dialog") && (within("select") || !has_own)
    }
}
