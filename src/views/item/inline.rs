//! A field that is edited where it stands: what is typed is saved when the field is left, and stays
//! typed where it is refused.
//!
//! A field can be left by Tab, or go with its screen, the page or its record. Each time it saves, or keeps
//! the text as a draft until the field is shown again.

use leptos::prelude::*;

use crate::domain::base::amount;
use crate::domain::base::figures::Effort;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::state::Store;
use crate::views::components::{
    AmountField, Choice, DateField, Field, SelectField, Slot, TextArea, TextField, dom, on_leave,
};
use crate::views::refusal::{Again, BelowField, beside_field};

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
    let typing = Typing::new(field.slot(), value, save);
    typing.live();
    let again: Again = Callback::new(move |(_, reason)| typing.save(Some(reason)));
    let (refused, draft) = (typing.refused, typing.draft);
    let field = field.kept_elsewhere().error(beside_field(refused));
    let control = match kind {
        Kind::Line => view! { <TextField field value=draft/> }.into_any(),
        Kind::Area => view! { <TextArea field value=draft/> }.into_any(),
        Kind::Day => view! { <DateField field value=draft/> }.into_any(),
        Kind::Amount => view! { <AmountField field value=draft/> }.into_any(),
        Kind::Choose(choices) => view! { <SelectField field value=draft choices/> }.into_any(),
    };
    view! { <div data-saves="true" on:change=move |_| typing.left()>{control} <BelowField refused again/></div> }
}

/// The text in the field and the stored one. Used while the field leaves the page, and after.
#[derive(Clone, Copy)]
struct Typing {
    slot: Slot,
    draft: RwSignal<String>,
    /// The stored text when the draft was last equal to it.
    taken: StoredValue<String>,
    value: Memo<String>,
    save: Save,
    refused: RwSignal<Option<Refusal>>,
}

impl Typing {
    fn new(slot: Slot, value: Memo<String>, save: Save) -> Self {
        let stored = value.get_untracked();
        let draft = RwSignal::new(stored.clone());
        Self {
            slot,
            draft,
            taken: StoredValue::new(stored),
            value,
            save,
            refused: RwSignal::new(None),
        }
    }

    /// Follows the stored text, restores what could not be saved before, and saves when the field leaves.
    fn live(self) {
        Effect::new(move |_| {
            let stored = self.value.get();
            if !self.is_touched() {
                self.draft.set(stored.clone());
                self.taken.set_value(stored);
            }
        });
        if let Some(text) = self.slot.kept() {
            self.draft.set(text);
            // Shows why it was not saved, or saves it if the cause is gone.
            dom::after_render(move || self.left());
        }
        on_leave(move || self.gone());
    }

    fn is_touched(self) -> bool {
        let taken = self.taken.try_get_value();
        taken.is_some() && self.draft.try_get_untracked() != taken
    }

    fn save(self, reason: Option<Reason>) -> Result<(), Refusal> {
        let Some(text) = self.draft.try_get_untracked().filter(|_| self.is_touched()) else {
            return Ok(());
        };
        if self.value.try_with_untracked(|stored| *stored != text) == Some(true) {
            self.save.try_run((text, reason)).unwrap_or(Ok(()))?;
        }
        self.slot.forget();
        self.take_over();
        Ok(())
    }

    /// Shows what is stored now: " 6,5 h" was kept as "6.5".
    fn take_over(self) {
        if let Some(stored) = self.value.try_get_untracked() {
            let _ = self.taken.try_set_value(stored.clone());
            if self.draft.try_with_untracked(|draft| *draft != stored) == Some(true) {
                let _ = self.draft.try_set(stored);
            }
        }
    }

    /// Saves after the field was left; shows a refusal below it.
    fn left(self) {
        let refused = self.save(None).err();
        let _ = self.refused.try_set(refused);
    }

    /// Saves when the field leaves the page; keeps a draft if refused.
    fn gone(self) {
        let Some(text) = self.draft.try_get_untracked().filter(|_| self.is_touched()) else {
            return;
        };
        // In another workspace the same id may be another team's record.
        if !self.slot.is_here() || self.save(None).is_err() {
            self.slot.keep(text);
        }
    }
}
