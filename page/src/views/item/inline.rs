//! A field that is edited where it stands: what is typed is saved when the field is left, and stays
//! typed where it is refused, or where somebody changed the field meanwhile.
//!
//! A field can be left by Tab, or go with its screen, the page or its record. Each time it saves, or keeps
//! the text as a draft until the field is shown again.

mod overtaken;
mod typing;

use leptos::prelude::*;

use self::overtaken::Overtaken;
pub use self::typing::Save;
use self::typing::Typing;
use crate::state::Store;
use crate::views::components::{
    AmountField, Choice, DateField, Field, SelectField, TextArea, TextField,
};
use crate::views::refusal::{Again, BelowField, beside_field};
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::refusal::Refusal;

/// Reads an estimate as typed; an empty text is none.
///
/// # Errors
/// A refusal that says what can be entered.
pub fn read_estimate(store: Store, text: &str) -> Result<Option<Effort>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = amount::read(text, &store.workspace_now().workflow.scale());
    read.map(Some).map_err(|why| Refusal::input(why.to_string()))
}

/// What kind of control it is.
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// A day.
    Day,
    /// An amount of work.
    Amount,
    /// One of several.
    Choose(Signal<Vec<Choice>>),
}

/// A field that saves when it is left, with what was refused below it.
#[component]
pub fn InlineField(
    kind: Kind,
    field: Field,
    /// What is stored; it is taken over unless something else is typed.
    value: Memo<String>,
    save: Save,
    /// Escape brings the stored text back, as in a table.
    #[prop(optional)]
    escapes: bool,
) -> impl IntoView {
    let typing = Typing::new(field.slot(), value, save);
    typing.live();
    let again: Again = Callback::new(move |(_, reason)| typing.save(Some(reason)));
    let (refused, draft) = (typing.refused, typing.draft);
    let field = field.kept_elsewhere().error(beside_field(refused));
    let is_day = matches!(kind, Kind::Day);
    let control = match kind {
        Kind::Line => view! { <TextField field value=draft/> }.into_any(),
        Kind::Area => view! { <TextArea field value=draft/> }.into_any(),
        Kind::Day => view! { <DateField field value=draft/> }.into_any(),
        Kind::Amount => view! { <AmountField field value=draft/> }.into_any(),
        Kind::Choose(choices) => view! { <SelectField field value=draft choices/> }.into_any(),
    };
    view! {
        <div data-saves="true" on:change=move |_| typing.left()
            on:keydown=move |ev| if escapes { typing.escape(&ev) }>
            {control} <BelowField refused again/> <Overtaken typing is_day/>
        </div>
    }
}
