//! One item in refine mode: what is missing as a form, and what can only be settled or validated.

use std::sync::Arc;

use leptos::prelude::*;

use super::fields::Fields;
use super::kind::KindField;
use super::refining::{Refining, TITLE, focus_first};
use super::values::{Answers, can_request};
use super::words::{asked, said};
use crate::state::{Route, Store};
use crate::views::components::{
    Button, ButtonKind, CheckboxField, Facts, Form, FormView, IconName, LinkButton, Notice, Row,
    Section, Tone,
};
use crate::views::refusal::{RefusalSlot, attempt};
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::dates::day;
use sprintloop::domain::base::ids::{GuardrailId, ItemId, NeedId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::guardrails::guardrails;
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::to_refine::{validates, validators};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::work_type::ReadyRule;
use sprintloop::domain::workspace::Workspace;

/// The item. Its fields stay the same until another item or work type is shown.
#[component]
pub(super) fn RefineItem(refining: Refining, id: ItemId) -> impl IntoView {
    let store = refining.backlog.store;
    let ws = store.workspace_now();
    let Some(item) = ws.items.get(id).cloned() else { return ().into_any() };
    let refused = RwSignal::new(None::<Refusal>);
    let answers = Answers::new(store, &item, &ws);
    answers.follow(Arc::clone(&item));
    focus_first(refining, id);
    let asks = answers.all.with_value(|all| !all.is_empty());
    let form = asks.then(|| view! { <MissingForm refining item=item.clone() answers/> });
    let href = Route::item(&item.key).hash();
    let title = item.title.to_string();
    view! {
        <article class="card stack" aria-labelledby=TITLE>
            <div class="card__head">
                <span class="rows__key" translate="no">{item.key.to_string()}</span>
                <KindField refining id/>
                <span class="toolbar__end"><LinkButton label="Open item" href kind=ButtonKind::Quiet small=true/></span>
            </div>
            <h2 class="lead" id=TITLE tabindex="-1" dir="auto">{title}</h2>
            <RefusalSlot refused/>
            {form}
            <Others refining id refused alone=!asks/>
        </article>
    }
    .into_any()
}

/// The fields that are missing, saved in one step.
#[component]
fn MissingForm(refining: Refining, item: Arc<BacklogItem>, answers: Answers) -> impl IntoView {
    let store = refining.backlog.store;
    let form = Form::new("refine").about(item.id);
    let id = item.id;
    let request = can_request(&item, &store.workspace_now());
    let submit = move || {
        let ws = store.workspace_now();
        let Some(item) = ws.items.get(id) else { return };
        let found = answers.read(&form, item);
        if !form.is_clean() {
            return;
        }
        let next = refining.next();
        match store.dispatch(Command::Item(ItemCommand::Refine { items: vec![found] })) {
            Ok(_) => {
                say_undoable(store, &said(id, &store.workspace_now()));
                refining.onward(next);
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let from = validators(&store.workspace_now()).unwrap_or_else(|| "Analytics".to_owned());
    let field = form
        .field("request", format!("Request validation from {from}"))
        .hint("Puts the measurement plan on their Today page once it is complete.");
    let proposed = answers.are_proposed().then(|| {
        view! { <p class="small soft">"Suggestions come from the template, the priority and similar work. Check them before you save."</p> }
    });
    view! {
        {proposed}
        <FormView form verb="Save and next" on_submit=submit>
            <Fields store form answers/>
            {request.then(|| view! { <CheckboxField field value=answers.request/> })}
        </FormView>
    }
}

/// What no field fills: dependencies, guardrails, and the validation of the plan.
#[component]
fn Others(
    refining: Refining,
    id: ItemId,
    refused: RwSignal<Option<Refusal>>,
    /// Whether there is no form above.
    alone: bool,
) -> impl IntoView {
    let store = refining.backlog.store;
    move || {
        let ws = store.workspace();
        let item = ws.items.get(id)?.clone();
        let missing = ready::missing(&item, &ws);
        if missing.is_empty() {
            let next = move || refining.onward(refining.next());
            return Some(
                view! {
                    <Notice title=format!("{} is Ready", item.key) tone=Tone::Good>
                        <Button label="Next item" kind=ButtonKind::Primary on_press=next/>
                    </Notice>
                }
                .into_any(),
            );
        }
        let misses = |rule| missing.iter().any(|missing| missing.rule == rule);
        let needs = misses(ReadyRule::NeedsSettled)
            .then(|| view! { <OpenNeeds store item=item.clone() refused/> });
        let guards = misses(ReadyRule::Guardrails)
            .then(|| view! { <OpenGuardrails store ws=ws.clone() item=item.clone() refused/> });
        let plan = misses(ReadyRule::PlanValidated).then(
            || view! { <Validation refining ws=ws.clone() item=item.clone() refused alone/> },
        );
        Some(view! { {needs}{guards}{plan} }.into_any())
    }
}

/// Dependencies that are open, each with a button that settles it.
#[component]
fn OpenNeeds(
    store: Store,
    item: Arc<BacklogItem>,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let of = item.id;
    let settle = move |id: NeedId| {
        let command = ItemCommand::SettleNeed { item: of, id, settled: true };
        attempt(store, Command::Item(command), "Dependency settled", refused);
    };
    let open = item.needs.iter().filter(|need| need.settled.is_none());
    let rows = open.map(|need| {
        let (id, what) = (need.id, format!("{}: {}", need.kind.label(), need.owner));
        let note = format!("by {} {}", day(need.due), need.note);
        view! {
            <Row end=move || view! { <Button label="Settle" small=true icon=IconName::Check on_press=move || settle(id)/> }>
                {what}<span class="small soft">{note}</span>
            </Row>
        }
    });
    let rows = rows.collect_view();
    view! { <Section title="Open dependencies"><ul class="rows">{rows}</ul></Section> }
}

/// Guardrails nobody has ticked.
#[component]
fn OpenGuardrails(
    store: Store,
    ws: Arc<Workspace>,
    item: Arc<BacklogItem>,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let of = item.id;
    let meet = move |id: GuardrailId| {
        let command = RetrospectiveCommand::MeetGuardrail { item: of, guardrail: id, met: true };
        attempt(store, Command::Retrospective(command), "Guardrail met", refused);
    };
    let open = guardrails(&ws, &item)
        .filter(|one| !one.at_done && !item.guardrails.contains_key(&one.id))
        .map(|one| (one.id, one.guard.to_string()));
    let rows = open.map(|(id, guard)| {
        view! {
            <Row end=move || view! { <Button label="Mark met" small=true icon=IconName::Check on_press=move || meet(id)/> }>
                {guard}
            </Row>
        }
    });
    let rows = rows.collect_view();
    view! { <Section title="Guardrails"><ul class="rows">{rows}</ul></Section> }
}

/// The plan as it stands, and what happens next with it: it is completed, requested or validated.
#[component]
fn Validation(
    refining: Refining,
    ws: Arc<Workspace>,
    item: Arc<BacklogItem>,
    refused: RwSignal<Option<Refusal>>,
    alone: bool,
) -> impl IntoView {
    let store = refining.backlog.store;
    let id = item.id;
    let plan = measurement_of(&item, &ws).cloned().filter(|_| alone)?;
    if !plan.lacks().is_empty() {
        let href = Route::item(&item.key).hash();
        return Some(
            view! {
                <Notice title="The shared measurement plan is incomplete" tone=Tone::Watch lines=plan.lacks()>
                    <LinkButton label="Open item" href/>
                </Notice>
            }
            .into_any(),
        );
    }
    let send = move |command: ItemCommand, said: &str| {
        let next = refining.next();
        if attempt(store, Command::Item(command), said, refused) {
            refining.onward(next);
        }
    };
    let step = if validates(untrack(|| store.actor()), &ws) {
        let validate = move || send(ItemCommand::ValidatePlan { item: id }, "Plan validated");
        view! { <Button label="Validate plan" kind=ButtonKind::Primary on_press=validate/> }
            .into_any()
    } else if plan.requested.is_none() {
        let request = move || {
            send(
                ItemCommand::RequestValidation { item: id },
                &format!("{} to validate the plan", asked(&store.workspace_now())),
            )
        };
        view! { <Button label="Request validation" kind=ButtonKind::Primary on_press=request/> }
            .into_any()
    } else {
        let text = format!("{} to validate this plan.", asked(&ws));
        view! { <p class="small soft">{text}</p> }.into_any()
    };
    Some(
        view! {
            <Section title="Measurement plan"><Facts rows=facts(&plan)/></Section>
            <div class="cluster">{step}</div>
        }
        .into_any(),
    )
}

fn facts(plan: &MeasurementPlan) -> Vec<(String, AnyView)> {
    let review = plan.review_on.map(day).unwrap_or_default();
    let rows = [
        ("Hypothesis", plan.hypothesis.as_str()),
        ("Primary metric", &plan.metric),
        ("Baseline", &plan.baseline),
        ("Target", &plan.target),
        ("Data source", &plan.data_source),
        ("Decision rule", &plan.decision_rule),
        ("Review date", &review),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    rows.map(|(name, text)| (name.to_owned(), text.to_owned().into_any())).collect()
}
