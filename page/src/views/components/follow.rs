//! A value that follows another field, such as a due date that fits its owner.

use std::sync::Arc;

use leptos::prelude::*;

/// Proposes a value for what was chosen in another field.
pub type Propose = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// Updates a proposed value when the other field changes, until a person edits it.
pub fn follow(source: RwSignal<String>, value: RwSignal<String>, propose: Propose) {
    let mut proposed = source.with_untracked(|source| propose(source));
    Effect::new(move |_| {
        let now = source.with(|source| propose(source));
        if now != proposed && value.with_untracked(|value| *value == proposed) {
            value.set(now.clone());
        }
        proposed = now;
    });
}
