//! The toast that says what was done and offers to undo just that.

use leptos::prelude::*;

use super::components::Toasts;
use crate::state::Store;

/// Shows a toast that offers to undo the last change.
pub fn say_undoable(store: Store, said: &str) {
    if let Some(toasts) = use_context::<Toasts>() {
        undoable(toasts, store, said);
    }
}

/// Does the same with given toasts. It never undoes a later change instead.
pub fn undoable(toasts: Toasts, store: Store, said: &str) {
    let steps = untrack(|| store.steps());
    toasts.undoable(said, move || {
        let now = untrack(|| store.steps());
        if now.0 < steps.0 {
            toasts.say("That has been undone already.");
        } else if now != steps {
            toasts.say("You've made another change since. Undo that one first.");
        } else if let Err(refusal) = store.undo() {
            toasts.say(refusal.to_string());
        }
    });
}
