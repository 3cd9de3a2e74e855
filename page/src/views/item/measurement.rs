//! The measurement plan and the launch: how we'll know, and when it goes live.

use leptos::either::Either;
use leptos::prelude::*;

use super::criteria::TickBox;
use super::inline::{InlineField, Kind, Save};
use super::shown::Shown;
use crate::views::components::{Badge, Button, ButtonKind, Notice, Section, Tone};
use crate::views::names;
use crate::views::refusal::attempt;
use sprintloop::domain::base::ids::CampaignId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{CampaignCommand, ItemCommand};
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::reads::ready::lacks;
use sprintloop::domain::reads::to_refine::{validates, validators};
use sprintloop::domain::records::backlog::launch::Launch;
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::work_type::{Line, ReadyRule, WorkType};

/// A field of the plan: its id, its label and how to access it.
type Part = (&'static str, &'static str, fn(&mut MeasurementPlan) -> &mut String);

const PARTS: [Part; 8] = [
    ("hypothesis", "Hypothesis", |plan| &mut plan.hypothesis),
    ("segment", "Audience segment", |plan| &mut plan.segment),
    ("journey", "Buyer journey stage", |plan| &mut plan.journey_stage),
    ("metric", "Primary metric", |plan| &mut plan.metric),
    ("baseline", "Baseline", |plan| &mut plan.baseline),
    ("target", "Target", |plan| &mut plan.target),
    ("source", "Data source", |plan| &mut plan.data_source),
    ("rule", "Decision rule", |plan| &mut plan.decision_rule),
];

/// Whose plan is edited: the campaign's, or the item's own if `None`.
type Of = Option<CampaignId>;

fn plan_of(shown: Shown, of: Of) -> Option<MeasurementPlan> {
    match of {
        None => shown.item.with(|item| item.as_ref()?.measurement.clone()),
        Some(id) => shown.store.workspace().campaigns.get(id)?.measurement.clone(),
    }
}

fn write(shown: Shown, of: Of, change: impl FnOnce(&mut MeasurementPlan)) -> Result<(), Refusal> {
    let mut plan = untrack(|| plan_of(shown, of)).unwrap_or_default();
    change(&mut plan);
    let plan = Box::new(plan);
    let command = match of {
        None => Command::Item(ItemCommand::PlanMeasurement { item: shown.id, plan }),
        Some(id) => Command::Campaign(CampaignCommand::PlanMeasurement { id, plan }),
    };
    shown.store.dispatch(command).map(|_| ())
}

/// The measurement plan, field by field.
#[component]
pub(super) fn Measurement(shown: Shown) -> impl IntoView {
    view! {
        <Section title="Measurement plan" note="How we'll know">
            <Standing shown/>
            <PlanFields shown of=None/>
        </Section>
    }
}

/// The fields of the item's own plan, or of its campaign's.
#[component]
fn PlanFields(shown: Shown, of: Of) -> impl IntoView {
    let start = if of.is_some() { "shared" } else { "plan" };
    let fields = PARTS.map(|(name, label, part)| {
        let value = Memo::new(move |_| {
            plan_of(shown, of).map(|mut plan| part(&mut plan).clone()).unwrap_or_default()
        });
        let save: Save = Callback::new(move |(text, _): (String, _)| {
            write(shown, of, |plan| *part(plan) = text.trim().to_owned())
        });
        let kind = if name == "hypothesis" { Kind::Area } else { Kind::Line };
        let field = shown.field(&format!("{start}-{name}"), label);
        view! { <InlineField kind field value save/> }
    });
    let review = Memo::new(move |_| {
        let day = plan_of(shown, of).and_then(|plan| plan.review_on);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        write(shown, of, |plan| plan.review_on = text.parse().ok())
    });
    let field = shown.field(&format!("{start}-review"), "Review date");
    view! {
        {fields.collect_view()}
        <InlineField kind=Kind::Day field value=review save/>
    }
}

/// The plan shared by the items of a campaign.
#[component]
pub(super) fn SharedMeasurement(shown: Shown, id: CampaignId) -> impl IntoView {
    let of = Some(id);
    let state = move || plan_of(shown, of).map(|plan| view! { <PlanState shown of plan/> });
    view! {
        <Section title="Shared measurement plan" note="For items without their own plan">
            {state}
            <PlanFields shown of/>
        </Section>
    }
}

/// Whether the plan is validated, what it misses, and whose plan it is.
#[component]
fn Standing(shown: Shown) -> impl IntoView {
    move || {
        let ws = shown.store.workspace();
        let item = shown.item.get()?;
        let Some(plan) = measurement_of(&item, &ws) else {
            return Some(Either::Left(view! { <Notice title="No measurement plan yet"/> }));
        };
        let of = if item.measurement.is_none() { item.campaign } else { None };
        let shared = of
            .map(|_| view! { <p class="small soft">"Shared with the campaign until the item has its own plan."</p> });
        Some(Either::Right(view! { {shared} <PlanState shown of plan=plan.clone()/> }))
    }
}

/// Whether a plan is validated, what it misses, and a button to validate it.
#[component]
fn PlanState(shown: Shown, of: Of, plan: MeasurementPlan) -> impl IntoView {
    let lacks = plan.lacks();
    if plan.validated.is_some() {
        return view! { <Badge text="Validated by Analytics" tone=Tone::Good/> }.into_any();
    }
    if !lacks.is_empty() {
        return view! { <Notice title="Still missing" tone=Tone::Watch lines=lacks/> }.into_any();
    }
    let (title, tone) = match plan.voided {
        Some(_) => ("Changed since validation. Needs validating again", Tone::Watch),
        None => ("Complete. Waiting for Analytics to validate", Tone::Neutral),
    };
    let store = shown.store;
    let title = match plan.requested {
        Some(asked) => {
            let who = names::member(&store.workspace_now(), Some(asked.by));
            let ws = store.workspace_now();
            let asked = validators(&ws).unwrap_or_else(|| "Analytics".to_owned());
            format!("{who} asked {asked} to validate this plan")
        }
        None => title.to_owned(),
    };
    // For Analytics, the button for the item's plan is at the top of the panel.
    let here = move || of.is_some() || !validates(store.actor(), &store.workspace());
    let button = move || {
        here()
            .then(|| view! { <Button label="Validate plan" on_press=move || validate(shown, of)/> })
    };
    view! { <Notice title tone>{button}</Notice> }.into_any()
}

fn validate(shown: Shown, of: Of) {
    let command = match of {
        None => Command::Item(ItemCommand::ValidatePlan { item: shown.id }),
        Some(id) => Command::Campaign(CampaignCommand::ValidatePlan { id }),
    };
    shown.refused.set(shown.store.dispatch(command).err());
}

/// What happens next with a complete plan: Analytics is asked, or validates it.
#[component]
pub(super) fn PlanStep(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let ask = move || {
        let request = ItemCommand::RequestValidation { item: shown.id };
        let from = validators(&store.workspace_now()).unwrap_or_else(|| "Analytics".to_owned());
        let said = format!("Validation requested from {from}");
        attempt(store, Command::Item(request), &said, shown.refused);
    };
    move || {
        let ws = store.workspace();
        let item = shown.item.get().filter(|item| item.is_open())?;
        let plan = measurement_of(&item, &ws).filter(|plan| plan.lacks().is_empty())?;
        if !lacks(ReadyRule::PlanValidated, &item, &ws) {
            return None;
        }
        let of = if item.measurement.is_none() { item.campaign } else { None };
        let step = match (validates(store.actor(), &ws), plan.requested) {
            (true, _) => view! {
                <Button label="Validate plan" kind=ButtonKind::Primary on_press=move || validate(shown, of)/>
            }
            .into_any(),
            (false, None) => view! {
                <Button label="Request validation" kind=ButtonKind::Primary on_press=ask/>
            }
            .into_any(),
            (false, Some(_)) => return None,
        };
        Some(view! { <div class="cluster" role="group" aria-label="Measurement plan">{step}</div> })
    }
}

/// The launch date and what must happen first; only for measured work.
#[component]
pub(super) fn LaunchPlan(shown: Shown) -> impl IntoView {
    let day = shown.part(|item| item.launch.as_ref().map(|l| l.on.to_string()).unwrap_or_default());
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::PlanLaunch { item: shown.id, on: text.parse().ok() })
    });
    let until = shown.part(|item| item.awaiting_results.map(|d| d.to_string()).unwrap_or_default());
    let wait: Save = Callback::new(move |(text, _): (String, _)| {
        let until =
            text.parse().map_err(|_| Refusal::input("Choose the date the results are due."))?;
        shown.run(ItemCommand::AwaitResults { item: shown.id, until })
    });
    view! {
        <Section title="Launch">
            <InlineField kind=Kind::Day field=shown.field("launch", "Launch date") value=day save/>
            <LaunchGate shown/>
            <InlineField kind=Kind::Day field=shown.field("awaiting", "Results due by") value=until save=wait/>
        </Section>
    }
}

/// What must be done before launch, and the launch button.
#[component]
fn LaunchGate(shown: Shown) -> impl IntoView {
    let id = shown.id;
    let track =
        Callback::new(move |confirmed| ItemCommand::ConfirmTracking { item: id, confirmed });
    let go = move || {
        shown.press(ItemCommand::Launch { item: id });
    };
    move || {
        let ws = shown.store.workspace();
        let item = shown.item.get()?;
        let launch = item.launch.clone()?;
        if launch.launched.is_some() {
            return Some(Either::Left(view! { <Badge text="Launched" tone=Tone::Good/> }));
        }
        let kind = ws.work_types.get(item.work_type);
        let setup = kind.map(|kind| setup(shown, kind, &launch));
        let confirmed = launch.tracking_confirmed.is_some();
        Some(Either::Right(view! {
            <div class="criteria">{setup}
                <label class="check"><TickBox shown name="tracking" on=confirmed command=track/>
                    <span>"Analytics confirmed that tracking works"</span></label>
            </div>
            <div class="cluster"><Button label="Launch" on_press=go/></div>
        }))
    }
}

/// Returns the setup tasks of the work type.
fn setup(shown: Shown, kind: &WorkType, launch: &Launch) -> impl IntoView + use<> {
    let line = |line: &Line| {
        let (id, on) = (line.id, launch.setup_done.contains_key(&line.id));
        let command =
            Callback::new(move |done| ItemCommand::TickSetup { item: shown.id, id, done });
        view! {
            <label class="check"><TickBox shown name=id.to_string() on command/>
                <span dir="auto">{line.text.to_string()}</span></label>
        }
    };
    kind.setup.iter().map(line).collect_view()
}
