//! The measurement plan and the launch: how we shall know, and when it goes live.

use crate::views::prelude::*;

use super::criteria::tick_box;
use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use crate::domain::base::ids::CampaignId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::records::backlog::launch::Launch;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::work_type::WorkType;
use crate::views::components::{Button, Notice, Tone, badge, section};

/// Reads and writes one field of the plan.
type Part = (&'static str, &'static str, fn(&mut MeasurementPlan) -> &mut String);

const PARTS: [Part; 8] = [
    ("hypothesis", "Hypothesis", |plan| &mut plan.hypothesis),
    ("segment", "Audience segment", |plan| &mut plan.segment),
    ("journey", "Stage of the journey", |plan| &mut plan.journey_stage),
    ("metric", "Primary metric", |plan| &mut plan.metric),
    ("baseline", "Baseline", |plan| &mut plan.baseline),
    ("target", "Target", |plan| &mut plan.target),
    ("source", "Data source", |plan| &mut plan.data_source),
    ("rule", "Decision rule", |plan| &mut plan.decision_rule),
];

/// Whose plan is written: the item's own where no campaign is named.
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

/// The plan, field by field; validated by an Analytics owner.
pub(super) fn measurement(shown: Shown) -> AnyView {
    let content = view! { {move || standing(shown)} {fields(shown, None)} };
    section("Measurement plan", "how we shall know", (), content.into_any())
}

/// The fields of the item's own plan, or of its campaign's.
fn fields(shown: Shown, of: Of) -> AnyView {
    let start = if of.is_some() { "shared" } else { "plan" };
    let fields: Vec<AnyView> = PARTS
        .into_iter()
        .map(|(name, label, part)| {
            let value = Memo::new(move |_| {
                plan_of(shown, of).map(|mut plan| part(&mut plan).clone()).unwrap_or_default()
            });
            let save: Save = Callback::new(move |(text, _): (String, _)| {
                write(shown, of, |plan| *part(plan) = text.trim().to_owned())
            });
            let kind = if name == "hypothesis" { Kind::Area } else { Kind::Line };
            edit(kind, shown.field(&format!("{start}-{name}"), label), value, save)
        })
        .collect();
    let review = Memo::new(move |_| {
        let day = plan_of(shown, of).and_then(|plan| plan.review_on);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        write(shown, of, |plan| plan.review_on = text.parse().ok())
    });
    let field = shown.field(&format!("{start}-review"), "Review date");
    view! { {fields} {edit(Kind::Day, field, review, save)} }.into_any()
}

/// The plan that the items of a campaign share.
pub(super) fn shared(shown: Shown, id: CampaignId) -> AnyView {
    let state = move || plan_of(shown, Some(id)).map(|plan| state_of(shown, Some(id), &plan));
    let content = view! { {state} {fields(shown, Some(id))} };
    section(
        "Shared measurement plan",
        "for items without a plan of their own",
        (),
        content.into_any(),
    )
}

/// Whether it is validated, what it lacks, and the button of Analytics.
fn standing(shown: Shown) -> AnyView {
    let ws = shown.store.workspace();
    let Some(item) = shown.item.get() else { return ().into_any() };
    let Some(plan) = crate::domain::reads::measured_by::measurement_of(&item, &ws) else {
        return Notice::info("No measurement plan yet").show();
    };
    let of = if item.measurement.is_none() { item.campaign } else { None };
    let shared = of
        .map(|_| view! { <p class="small soft">"Shared with the campaign until the item has a plan of its own."</p> });
    view! { {shared} {state_of(shown, of, plan)} }.into_any()
}

fn state_of(shown: Shown, of: Of, plan: &MeasurementPlan) -> AnyView {
    let validate = || {
        Button::new("Validate the plan").on(move || {
            let command = match of {
                None => Command::Item(ItemCommand::ValidatePlan { item: shown.id }),
                Some(id) => Command::Campaign(CampaignCommand::ValidatePlan { id }),
            };
            shown.refused.set(shown.store.dispatch(command).err());
        })
    };
    let lacks = plan.lacks();
    if plan.validated.is_some() {
        badge("Validated by Analytics", Tone::Good)
    } else if !lacks.is_empty() {
        Notice::watch("The plan still lacks").lines(lacks).show()
    } else if plan.voided.is_some() {
        Notice::watch("Edited after it was validated").action(validate()).show()
    } else {
        Notice::info("Complete; Analytics validates it").action(validate()).show()
    }
}

/// The day it goes live and what stands before it; only for work that is measured.
pub(super) fn launch(shown: Shown) -> AnyView {
    let day = shown.part(|item| item.launch.as_ref().map(|l| l.on.to_string()).unwrap_or_default());
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::PlanLaunch { item: shown.id, on: text.parse().ok() })
    });
    let until = shown.part(|item| item.awaiting_results.map(|d| d.to_string()).unwrap_or_default());
    let wait: Save = Callback::new(move |(text, _): (String, _)| {
        let until = text
            .parse()
            .map_err(|_| Refusal::input("Choose the day on which the results are looked at."))?;
        shown.run(ItemCommand::AwaitResults { item: shown.id, until })
    });
    let content = view! {
        {edit(Kind::Day, shown.field("launch", "Day of the launch"), day, save)}
        {move || gate(shown)}
        {edit(Kind::Day, shown.field("awaiting", "Results are awaited until"), until, wait)}
    };
    section("Launch", (), (), content.into_any())
}

fn gate(shown: Shown) -> Option<AnyView> {
    let ws = shown.store.workspace();
    let item = shown.item.get()?;
    let launch = item.launch.clone()?;
    if launch.launched.is_some() {
        return Some(badge("Launched", Tone::Good));
    }
    let setup = ws.work_types.get(item.work_type).map(|kind| setup(shown, kind, &launch));
    let confirmed = launch.tracking_confirmed.is_some();
    let id = shown.id;
    let track =
        Callback::new(move |confirmed| ItemCommand::ConfirmTracking { item: id, confirmed });
    let go = Button::new("Launch").on(move || {
        shown.press(ItemCommand::Launch { item: id });
    });
    Some(view! {
        <div class="criteria">{setup}
            <label class="check">{tick_box(shown, "tracking".to_owned(), None, confirmed, track)}
                <span>"Analytics has confirmed that tracking works"</span></label>
        </div>
        <div class="cluster">{go}</div>
    }.into_any())
}

fn setup(shown: Shown, kind: &WorkType, launch: &Launch) -> AnyView {
    let lines = kind.setup.iter().map(|line| {
        let (id, done) = (line.id, launch.setup_done.contains_key(&line.id));
        let tick = Callback::new(move |done| ItemCommand::TickSetup { item: shown.id, id, done });
        view! {
            <label class="check">{tick_box(shown, id.to_string(), None, done, tick)}
                <span dir="auto">{line.text.to_string()}</span></label>
        }
    });
    lines.collect_view().into_any()
}
