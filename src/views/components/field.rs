//! Everything a person fills in: label above, hint under it, the control, the error beside it.
//!
//! A field knows its words and its value, never the rule it is checked by.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What is said about one field. Made by [`super::form::Form::field`], or alone by [`Field::new`].
#[derive(Clone)]
pub struct Field {
    pub(super) id: String,
    pub(super) label: String,
    hint: Option<String>,
    pub(super) error: Signal<Option<String>>,
    required: bool,
    pub(super) optional: bool,
    pub(super) autofocus: bool,
    pub(super) hidden_label: bool,
    placeholder: Option<String>,
    unit: Option<String>,
    listbox: Option<(&'static str, Signal<Option<String>>)>,
}

impl Field {
    /// A field with an id that is unique on the page.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: None,
            error: Signal::stored(None),
            required: false,
            optional: false,
            autofocus: false,
            hidden_label: false,
            placeholder: None,
            unit: None,
            listbox: None,
        }
    }

    /// One line of help under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong and how to mend it.
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = error.into();
        self
    }

    /// Must be filled in.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says "optional" beside the label.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Has focus when its dialog opens.
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// The label is heard but not seen, where a column heading says the same.
    pub fn hidden_label(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// An example in the empty field.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = Some(text.into());
        self
    }

    /// The unit after the control: "h", "points", "%".
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Chooses from the list with this id while focus stays in the field; `active` is the id of the
    /// line that is chosen now.
    pub fn listbox(mut self, id: &'static str, active: Signal<Option<String>>) -> Self {
        self.listbox = Some((id, active));
        self
    }

    pub(super) fn described_by(&self) -> String {
        match self.hint {
            Some(_) => format!("{0}-hint {0}-error", self.id),
            None => format!("{}-error", self.id),
        }
    }

    pub(super) fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }

    pub(super) fn required_mark(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }
}

/// Says beside the label that a field may stay empty.
#[component]
pub(super) fn OptionalMark(optional: bool) -> impl IntoView {
    optional.then(|| view! { <span class="field__optional">" (optional)"</span> })
}

/// The line of help under a label.
#[component]
pub(super) fn Hint(field: Field) -> impl IntoView {
    let id = format!("{}-hint", field.id);
    field.hint.map(|hint| view! { <p class="field__hint" id=id>{hint}</p> })
}

/// What is wrong with a field, beside it.
#[component]
pub(super) fn FieldError(field: Field) -> impl IntoView {
    let error = field.error;
    let id = format!("{}-error", field.id);
    view! {
        <p class="field__error" id=id hidden=move || error.with(Option::is_none)>
            <Icon name=IconName::Warning/> <span>{move || error.get()}</span>
        </p>
    }
}

/// The label, the hint and the error around a control.
#[component]
pub(super) fn Shell(field: Field, children: Children) -> impl IntoView {
    let label_class =
        if field.hidden_label { "field__label visually-hidden" } else { "field__label" };
    let unit = field.unit.clone();
    let unit = unit.map(|unit| view! { <span class="field__unit">{unit}</span> });
    view! {
        <div class="field">
            <label class=label_class for=field.id.clone()>
                {field.label.clone()}<OptionalMark optional=field.optional/>
            </label>
            <Hint field=field.clone()/>
            <div class="field__control">{children()}{unit}</div>
            <FieldError field/>
        </div>
    }
}

#[component]
fn Input(
    field: Field,
    value: RwSignal<String>,
    kind: &'static str,
    #[prop(optional)] mode: Option<&'static str>,
    class: &'static str,
) -> impl IntoView {
    let active = field.listbox.map(|(_, active)| active);
    let list = field.listbox.map(|(id, _)| id);
    let (role, expanded) = list.map(|_| ("combobox", "true")).unzip();
    let control = view! {
        <input class=class id=field.id.clone() type=kind
            role=role aria-expanded=expanded aria-controls=list
            aria-activedescendant=move || active.and_then(|active| active.get()) inputmode=mode dir="auto"
            placeholder=field.placeholder.clone() autofocus=field.autofocus autocomplete="off"
            aria-required=field.required_mark() aria-describedby=field.described_by() aria-invalid=field.invalid()
            prop:value=move || value.get()
            on:input=move |ev| value.set(event_target_value(&ev)) />
    };
    view! { <Shell field>{control}</Shell> }
}

/// One line of text.
#[component]
pub fn TextField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="text" class="input"/> }
}

/// One line that filters what is shown.
#[component]
pub fn SearchField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field=field.hidden_label() value kind="search" class="input"/> }
}

/// A day, as `2026-11-24`; empty when none is chosen.
#[component]
pub fn DateField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="date" class="input input--date"/> }
}

/// A time of the day, as `09:00`.
#[component]
pub fn TimeField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="time" class="input input--date"/> }
}

/// A figure, kept as it was written; the caller reads it and says what is wrong.
#[component]
pub fn NumberField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="text" mode="decimal" class="input input--number"/> }
}

/// An address of a page or a person.
#[component]
pub fn UrlField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="url" class="input"/> }
}

/// Several lines; grows with what is written. Ctrl Enter submits the form.
#[component]
pub fn TextArea(field: Field, value: RwSignal<String>) -> impl IntoView {
    let control = view! {
        <textarea class="input" id=field.id.clone() rows="3" dir="auto"
            placeholder=field.placeholder.clone() autofocus=field.autofocus
            aria-required=field.required_mark() aria-describedby=field.described_by() aria-invalid=field.invalid()
            prop:value=move || value.get()
            on:input=move |ev| value.set(event_target_value(&ev))></textarea>
    };
    view! { <Shell field>{control}</Shell> }
}
