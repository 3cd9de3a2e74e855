//! A field that is edited where it stands: what is typed is saved when the field is left, and stays
//! typed where it is refused.

use crate::views::prelude::*;

use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::views::components::{
    Choice, Field, date_field, number_field, select_field, text_area, text_field,
};
use crate::views::refusal::{Again, refusal_slot};

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

/// The field. `value` is what is stored; it is taken over unless something else is typed.
pub fn edit(kind: Kind, field: Field, value: Memo<String>, save: Save) -> AnyView {
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
        let text = draft.get_untracked();
        let changed = value.with_untracked(|stored| *stored != text);
        if changed { save.run((text, reason)) } else { Ok(()) }
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
        Kind::Line => text_field(field, draft),
        Kind::Area => text_area(field, draft),
        Kind::Day => date_field(field, draft),
        Kind::Number => number_field(field, draft),
        Kind::Choose(choices) => select_field(field, draft, choices),
    };
    view! { <div on:change=move |_| leave()>{control} {refusal_slot(refused, Some(again))}</div> }
        .into_any()
}

/// Shows what is stored now: " 6,5 h" was kept as "6.5".
fn take_over(draft: RwSignal<String>, value: Memo<String>) {
    let stored = value.get_untracked();
    if draft.with_untracked(|draft| *draft != stored) {
        draft.set(stored);
    }
}
