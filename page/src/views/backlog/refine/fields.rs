//! The fields of refine mode: only those whose text is missing.

use leptos::prelude::*;

use super::values::{Answer, Answers, Asked};
use crate::state::Store;
use crate::views::components::{
    AmountField, Choice, DateField, Form, SelectField, TextArea, TextField,
};
use crate::views::names;

/// Every field that is asked for, short ones beside each other.
#[component]
pub(super) fn Fields(store: Store, form: Form, answers: Answers) -> impl IntoView {
    let short = [Asked::Estimate, Asked::Owner, Asked::Priority];
    let figures = [Asked::Metric, Asked::Target];
    let read = [Asked::Source, Asked::Review];
    let one = move |asked| answers.of(asked).map(|answer| view! { <OneField store form answer/> });
    let row = move |parts: &[Asked]| {
        let fields: Vec<_> = parts.iter().filter_map(|asked| one(*asked)).collect();
        (!fields.is_empty()).then(|| view! { <div class="form__row">{fields}</div> })
    };
    view! {
        {one(Asked::Change)}
        {row(&short)}
        {one(Asked::Audience)}
        {one(Asked::Value)}
        {one(Asked::Criteria)}
        {one(Asked::Hypothesis)}
        {row(&figures)}
        {row(&read)}
        {one(Asked::Rule)}
    }
}

#[component]
fn OneField(store: Store, form: Form, answer: Answer) -> impl IntoView {
    let value = answer.text;
    let named = |label: &str| form.field(answer.asked.name(), label);
    let ws = store.workspace_now();
    match answer.asked {
        Asked::Change => {
            let field = named("Purpose: what will change?");
            view! { <TextArea field value/> }.into_any()
        }
        Asked::Audience => view! { <TextField field=named("Audience") value/> }.into_any(),
        Asked::Value => {
            let field = named("Expected value").hint("What's it worth, and to whom?");
            view! { <TextField field value/> }.into_any()
        }
        Asked::Estimate => {
            let field = named("Estimate").unit(ws.workflow.unit.symbol());
            view! { <AmountField field value/> }.into_any()
        }
        Asked::Owner => {
            let choices = owners(store);
            view! { <SelectField field=named("Owner") value choices/> }.into_any()
        }
        Asked::Priority => {
            let choices = names::priority_choices(&ws, Some("No priority"));
            let choices = Signal::stored(choices);
            view! { <SelectField field=named("Priority") value choices/> }.into_any()
        }
        Asked::Criteria => {
            let field = named("Acceptance criteria").hint("One per line.");
            view! { <TextArea field value/> }.into_any()
        }
        Asked::Hypothesis => view! { <TextArea field=named("Hypothesis") value/> }.into_any(),
        Asked::Metric => view! { <TextField field=named("Primary metric") value/> }.into_any(),
        Asked::Target => view! { <TextField field=named("Target") value/> }.into_any(),
        Asked::Source => view! { <TextField field=named("Data source") value/> }.into_any(),
        Asked::Rule => view! { <TextField field=named("Decision rule") value/> }.into_any(),
        Asked::Review => view! { <DateField field=named("Review date") value/> }.into_any(),
    }
}

/// Who can own work.
fn owners(store: Store) -> Signal<Vec<Choice>> {
    Signal::stored(names::owner_choices(&store.workspace_now(), "No owner"))
}
