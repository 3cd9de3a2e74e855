//! The measurement plan and the launch: how we shall know, and when it goes live.

use leptos::prelude::*;

use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use crate::domain::backlog::command::ItemCommand;
use crate::domain::backlog::launch::Launch;
use crate::domain::backlog::measurement::MeasurementPlan;
use crate::domain::ready;
use crate::domain::work_type::WorkType;
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

fn own_plan(shown: Shown) -> MeasurementPlan {
    shown.item.get_untracked().and_then(|item| item.measurement.clone()).unwrap_or_default()
}

fn write(
    shown: Shown,
    change: impl FnOnce(&mut MeasurementPlan),
) -> Result<(), crate::domain::refusal::Refusal> {
    let mut plan = own_plan(shown);
    change(&mut plan);
    shown.run(ItemCommand::PlanMeasurement { item: shown.id, plan: Box::new(plan) })
}

/// The plan, field by field; validated by an Analytics owner.
pub(super) fn measurement(shown: Shown) -> AnyView {
    let fields: Vec<AnyView> = PARTS
        .into_iter()
        .map(|(name, label, part)| {
            let value = Memo::new(move |_| {
                let plan = shown.item.with(|item| item.as_ref()?.measurement.clone());
                plan.map(|mut plan| part(&mut plan).clone()).unwrap_or_default()
            });
            let save: Save = Callback::new(move |(text, _): (String, _)| {
                write(shown, |plan| *part(plan) = text.trim().to_owned())
            });
            let kind = if name == "hypothesis" { Kind::Area } else { Kind::Line };
            edit(kind, shown.field(&format!("plan-{name}"), label), value, save)
        })
        .collect();
    let review = shown.part(|item| {
        let day = item.measurement.as_ref().and_then(|plan| plan.review_on);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        write(shown, |plan| plan.review_on = text.parse().ok())
    });
    let review = edit(Kind::Day, shown.field("plan-review", "Review date"), review, save);
    let content = view! { {move || standing(shown)} {fields} {review} };
    section("Measurement plan", "how we shall know", (), content.into_any())
}

/// Whether it is validated, what it lacks, and the button of Analytics.
fn standing(shown: Shown) -> AnyView {
    let ws = shown.store.workspace();
    let Some(item) = shown.item.get() else { return ().into_any() };
    let validate = || {
        Button::new("Validate the plan").on(move || {
            shown.press(ItemCommand::ValidatePlan { item: shown.id });
        })
    };
    let Some(plan) = ready::measurement_of(&item, &ws) else {
        return Notice::info("No measurement plan yet").show();
    };
    let shared = item
        .measurement
        .is_none()
        .then(|| view! { <p class="small soft">"Shared with the campaign until the item has a plan of its own."</p> });
    let lacks = plan.lacks();
    let state = if plan.validated.is_some() {
        badge("Validated by Analytics", Tone::Good)
    } else if !lacks.is_empty() {
        Notice::watch("The plan still lacks").lines(lacks).show()
    } else if plan.voided.is_some() {
        Notice::watch("Edited after it was validated").action(validate()).show()
    } else {
        Notice::info("Complete; Analytics validates it").action(validate()).show()
    };
    view! { {shared} {state} }.into_any()
}

/// The day it goes live and what stands before it; only for work that is measured.
pub(super) fn launch(shown: Shown) -> AnyView {
    let day = shown.part(|item| item.launch.as_ref().map(|l| l.on.to_string()).unwrap_or_default());
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::PlanLaunch { item: shown.id, on: text.parse().ok() })
    });
    let until = shown.part(|item| item.awaiting_results.map(|d| d.to_string()).unwrap_or_default());
    let wait: Save = Callback::new(move |(text, _): (String, _)| {
        let until = text.parse().map_err(|_| {
            crate::domain::refusal::Refusal::input(
                "Choose the day on which the results are looked at.",
            )
        })?;
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
    let track = move |ev: leptos::ev::Event| {
        let confirmed = event_target_checked(&ev);
        if !shown.press(ItemCommand::ConfirmTracking { item: id, confirmed }) {
            event_target::<leptos::web_sys::HtmlInputElement>(&ev).set_checked(!confirmed);
        }
    };
    let go = Button::new("Launch").on(move || {
        shown.press(ItemCommand::Launch { item: id });
    });
    Some(view! {
        <div class="criteria">{setup}
            <label class="check"><input type="checkbox" class="check__box" prop:checked=confirmed on:change=track />
                <span>"Analytics has confirmed that tracking works"</span></label>
        </div>
        <div class="cluster">{go}</div>
    }.into_any())
}

fn setup(shown: Shown, kind: &WorkType, launch: &Launch) -> AnyView {
    let lines = kind.setup.iter().map(|line| {
        let (id, done) = (line.id, launch.setup_done.contains_key(&line.id));
        let tick = move |ev: leptos::ev::Event| {
            let done = event_target_checked(&ev);
            shown.press(ItemCommand::TickSetup { item: shown.id, id, done });
        };
        view! {
            <label class="check"><input type="checkbox" class="check__box" prop:checked=done on:change=tick />
                <span dir="auto">{line.text.to_string()}</span></label>
        }
    });
    lines.collect_view().into_any()
}
