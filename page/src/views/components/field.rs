//! Everything a person fills in: label above, hint under it, the control, the error beside it.
//!
//! A field knows its texts and its value, not the rule it is checked by.

use super::icon::{Icon, IconName};
use super::typed::{FormFields, Slot, keep_text};
use leptos::prelude::*;
use std::fmt::Display;

/// The texts of a field. Created by [`super::form::Form::field`], or alone by [`Field::new`].
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
    pub(super) about: String,
    pub(super) kept_elsewhere: bool,
    form: Option<FormFields>,
    placeholder: Option<String>,
    unit: Option<String>,
    listbox: Option<(String, Signal<Option<String>>)>,
}

impl Field {
    /// Creates a field with an id that is unique on the page.
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
            about: String::new(),
            kept_elsewhere: false,
            form: None,
            placeholder: None,
            unit: None,
            listbox: None,
        }
    }

    /// Adds one line of help under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Sets the error: what is wrong and how to fix it.
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = error.into();
        self
    }

    /// Marks it as required.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Names the record the field is about, where the address does not: a draft is restored to the same
    /// record.
    pub fn about(mut self, record: impl Display) -> Self {
        self.about = record.to_string();
        self
    }

    /// Returns where its text is kept on the current screen.
    pub fn slot(&self) -> Slot {
        Slot::of(&self.id, &self.about)
    }

    pub(super) fn keep(&self, value: RwSignal<String>) {
        if !self.kept_elsewhere {
            keep_text(&self.id, &self.about, self.form, value);
        }
    }

    /// Ends its draft with that of a form.
    pub(super) fn of(mut self, form: FormFields) -> Self {
        self.form = Some(form);
        self
    }

    /// Leaves it to the caller to keep a draft.
    pub fn kept_elsewhere(mut self) -> Self {
        self.kept_elsewhere = true;
        self
    }

    /// Shows "optional" beside the label.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Focuses it when its dialog opens.
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// Hides the label visually, where a heading says the same.
    pub fn hidden_label(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// Sets an example for the empty field.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = Some(text.into());
        self
    }

    /// Sets the unit after the control: "h", "points", "%".
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Connects the listbox with this id while focus stays in the field; `active` is the id of the
    /// selected line.
    pub fn listbox(mut self, id: impl Into<String>, active: Signal<Option<String>>) -> Self {
        self.listbox = Some((id.into(), active));
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

/// The word "optional" beside the label.
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

/// A field's error, beside it.
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
    if kind != "search" {
        field.keep(value);
    }
    let (list, active) = field.listbox.clone().unzip();
    let (role, expanded) = list.as_ref().map(|_| ("combobox", "true")).unzip();
    let control = view! {
        <input class=class id=field.id.clone() type=kind
            role=role aria-expanded=expanded aria-controls=list
            aria-activedescendant=move || active.and_then(|active| active.get()) inputmode=mode dir="auto"
            placeholder=field.placeholder.clone() autofocus=field.autofocus autocomplete="off"
            aria-required=field.required_mark() aria-describedby=field.described_by() aria-invalid=field.invalid()
            prop:value=move || value.get()
            on:input=move |ev| { let _ = value.try_set(event_target_value(&ev)); } />
    };
    view! { <Shell field>{control}</Shell> }
}

/// One line of text.
#[component]
pub fn TextField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="text" class="input"/> }
}

/// One line of text that filters a list.
#[component]
pub fn SearchField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field=field.hidden_label() value kind="search" class="input"/> }
}

/// A date, as `2026-11-24`; empty for none.
#[component]
pub fn DateField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="date" class="input input--date"/> }
}

/// A time of day, as `09:00`.
#[component]
pub fn TimeField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="time" class="input input--date"/> }
}

/// A number, kept as typed; the caller parses it and reports errors.
#[component]
pub fn NumberField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="text" mode="decimal" class="input input--number"/> }
}

/// An amount with its unit, such as "1h 30m" or "2d", kept as it was written. It needs letters, so a
/// phone shows its whole keyboard.
#[component]
pub fn AmountField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="text" class="input input--number"/> }
}

/// A web or email address.
#[component]
pub fn UrlField(field: Field, value: RwSignal<String>) -> impl IntoView {
    view! { <Input field value kind="url" class="input"/> }
}

/// Several lines of text; grows as needed. Ctrl Enter submits the form.
#[component]
pub fn TextArea(field: Field, value: RwSignal<String>) -> impl IntoView {
    field.keep(value);
    let (list, active) = field.listbox.clone().unzip();
    // A text area is no combobox: it stays a text field that has a list.
    let (popup, completes) = list.as_ref().map(|_| ("listbox", "list")).unzip();
    let control = view! {
        <textarea class="input" id=field.id.clone() rows="3" dir="auto"
            aria-haspopup=popup aria-autocomplete=completes aria-controls=list
            aria-activedescendant=move || active.and_then(|active| active.get())
            placeholder=field.placeholder.clone() autofocus=field.autofocus
            aria-required=field.required_mark() aria-describedby=field.described_by() aria-invalid=field.invalid()
            prop:value=move || value.get()
            on:input=move |ev| { let _ = value.try_set(event_target_value(&ev)); }></textarea>
    };
    view! { <Shell field>{control}</Shell> }
}
