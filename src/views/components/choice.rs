//! Fields where something is chosen: one of a list, yes or no, one or any of a few.

use super::field::{Field, hint_and_error, optional_mark, shell};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Value and label of what can be chosen.
pub type Choice = (String, String);

/// One of several. For "none", give a first choice with an empty value.
pub fn select_field(
    field: Field,
    value: RwSignal<String>,
    choices: impl Into<Signal<Vec<Choice>>>,
) -> AnyView {
    let choices = choices.into();
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|(key, label)| {
                let own = key.clone();
                view! { <option value=key prop:selected=move || value.with(|now| *now == own)>{label}</option> }
            })
            .collect_view()
    };
    let control = view! {
        <select class="input" id=field.id.clone() autofocus=field.autofocus
            aria-required=field.required_mark() aria-describedby=field.described_by() aria-invalid=field.invalid()
            on:change=move |ev| value.set(event_target_value(&ev))>
            {options}
        </select>
    };
    shell(field, control.into_any())
}

/// Yes or no, with the label after the box.
pub fn checkbox_field(field: Field, value: RwSignal<bool>) -> AnyView {
    let (hint, error) = hint_and_error(&field);
    view! {
        <div class="field">
            <label class="check">
                <input type="checkbox" class="check__box" id=field.id.clone() autofocus=field.autofocus
                    aria-describedby=field.described_by() aria-invalid=field.invalid()
                    prop:checked=move || value.get()
                    on:change=move |ev| value.set(event_target_checked(&ev)) />
                <span>{field.label}{optional_mark(field.optional)}</span>
            </label>
            {hint}
            {error}
        </div>
    }
    .into_any()
}

fn group(field: Field, class: &'static str, role: &'static str, choices: AnyView) -> AnyView {
    let (hint, error) = hint_and_error(&field);
    let label_class =
        if field.hidden_label { "field__label visually-hidden" } else { "field__label" };
    let described_by = field.described_by();
    view! {
        <fieldset class="field" id=field.id role=role tabindex="-1" aria-describedby=described_by>
            <legend class=label_class>{field.label}{optional_mark(field.optional)}</legend>
            {hint}
            <div class=class>{choices}</div>
            {error}
        </fieldset>
    }
    .into_any()
}

/// One of a few, all visible.
pub fn radio_field(field: Field, value: RwSignal<String>, choices: Vec<Choice>) -> AnyView {
    let name = field.id.clone();
    let boxes = choices
        .into_iter()
        .map(|(key, label)| {
            let id = format!("{name}-{key}");
            let (own, chosen) = (key.clone(), key.clone());
            view! {
                <label class="check">
                    <input type="radio" class="check__box" id=id name=name.clone() value=key
                        prop:checked=move || value.with(|now| *now == own)
                        on:change=move |_| value.set(chosen.clone()) />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    group(field, "choices choices--below", "radiogroup", boxes.into_any())
}

/// Any of several, all visible.
pub fn multi_field(
    field: Field,
    value: RwSignal<BTreeSet<String>>,
    choices: Vec<Choice>,
) -> AnyView {
    let name = field.id.clone();
    let boxes = choices
        .into_iter()
        .map(|(key, label)| {
            let id = format!("{name}-{key}");
            let own = key.clone();
            view! {
                <label class="check">
                    <input type="checkbox" class="check__box" id=id
                        prop:checked=move || value.with(|chosen| chosen.contains(&own))
                        on:change=move |ev| value.update(|chosen| {
                            if event_target_checked(&ev) { chosen.insert(key.clone()); } else { chosen.remove(&key); }
                        }) />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    group(field, "choices", "group", boxes.into_any())
}
