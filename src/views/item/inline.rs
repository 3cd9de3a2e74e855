//! A field that is edited where it stands: what is typed is saved when the field is left, and stays
//! typed where it is refused.

use leptos::prelude::*;

use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::views::components::{
    Choice, DateField, Field, NumberField, SelectField, TextArea, TextField,
};
use crate::views::refusal::{Again, RefusalSlot};

/// What kind of control it is.
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// A day.
    Day,
    /// A figure.
    Number,
    /// One of several.
    Choose(Signal<Vec<Choice>>),
}

/// Saves a text; the reason comes when the rule asked for one.
pub type Save = Callback<(String, Option<Reason>), Result<(), Refusal>>;

/// A field that saves when it is left, with what was refused below it.
#[component]
pub fn InlineField(
    kind: Kind,
    field: Field,
    /// What is stored; it is taken over unless something else is typed.
    value: Memo<String>,
    save: Save,
) -> impl IntoView {
    let draft = RwSignal::new(value.get_untracked());
    let refused = RwSignal::new(None::<Refusal>);
    Effect::new(move |before: Option<String>| {
        let stored = value.get();
        let untouched = before.is_none_or(|before| draft.with_untracked(|draft| *draft == before));
        if untouched {
            draft.set(stored.clone());
        }
        stored
    });
    let run = move |reason: Option<Reason>| {
        // A browser may tell of a change while the field leaves the page, and its signals have gone.
        let Some(text) = draft.try_get_untracked() else { return Ok(()) };
        match value.try_with_untracked(|stored| *stored != text) {
            Some(true) => save.run((text, reason)),
            _ => Ok(()),
        }
    };
    let again: Again = Callback::new(move |(_, reason)| {
        run(Some(reason))?;
        take_over(draft, value);
        Ok(())
    });
    let leave = move || {
        let result = run(None);
        if result.is_ok() {
            take_over(draft, value);
        }
        refused.set(result.err());
    };
    let control = match kind {
        Kind::Line => view! { <TextField field value=draft/> }.into_any(),
        Kind::Area => view! { <TextArea field value=draft/> }.into_any(),
        Kind::Day => view! { <DateField field value=draft/> }.into_any(),
        Kind::Number => view! { <NumberField field value=draft/> }.into_any(),
        Kind::Choose(choices) => view! { <SelectField field value=draft choices/> }.into_any(),
    };
    view! { <div on:change=move |_| leave()>{control} <RefusalSlot refused again/></div> }
}

/// Shows what is stored now: " 6,5 h" was kept as "6.5".
fn take_over(draft: RwSignal<String>, value: Memo<String>) {
    let Some(stored) = value.try_get_untracked() else { return };
    if draft.try_with_untracked(|draft| *draft != stored) == Some(true) {
        draft.set(stored);
    }
}
