//! Choice fields: one of a list, yes or no, one or any of a few.

use super::field::{Field, FieldError, Hint, OptionalMark, Shell};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The value and label of a choice.
pub type Choice = (String, String);

/// One of several. For "none", give a first choice with an empty value.
#[component]
pub fn SelectField(
    field: Field,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
) -> impl IntoView {
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
    view! { <Shell field>{control}</Shell> }
}

/// Yes or no, with the label after the check box.
#[component]
pub fn CheckboxField(field: Field, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="field">
            <label class="check">
                <input type="checkbox" class="check__box" id=field.id.clone() autofocus=field.autofocus
                    aria-describedby=field.described_by() aria-invalid=field.invalid()
                    prop:checked=move || value.get()
                    on:change=move |ev| value.set(event_target_checked(&ev)) />
                <span>{field.label.clone()}<OptionalMark optional=field.optional/></span>
            </label>
            <Hint field=field.clone()/>
            <FieldError field/>
        </div>
    }
}

/// The frame of a field made of several boxes.
#[component]
fn Group(
    field: Field,
    class: &'static str,
    role: &'static str,
    children: Children,
) -> impl IntoView {
    let label_class =
        if field.hidden_label { "field__label visually-hidden" } else { "field__label" };
    let (id, described_by) = (field.id.clone(), field.described_by());
    view! {
        <fieldset class="field" id=id role=role tabindex="-1" aria-describedby=described_by>
            <legend class=label_class>{field.label.clone()}<OptionalMark optional=field.optional/></legend>
            <Hint field=field.clone()/>
            <div class=class>{children()}</div>
            <FieldError field/>
        </fieldset>
    }
}

/// One of a few, all visible.
#[component]
pub fn RadioField(
    field: Field,
    value: RwSignal<String>,
    #[prop(into)] choices: Vec<Choice>,
) -> impl IntoView {
    let name = field.id.clone();
    field.keep(value);
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
    view! { <Group field class="choices choices--below" role="radiogroup">{boxes}</Group> }
}

/// Any of several, all visible.
#[component]
pub fn MultiField(
    field: Field,
    value: RwSignal<BTreeSet<String>>,
    #[prop(into)] choices: Vec<Choice>,
) -> impl IntoView {
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
    view! { <Group field class="choices" role="group">{boxes}</Group> }
}
