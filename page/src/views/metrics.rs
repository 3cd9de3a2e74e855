//! Metrics: the team's numbers, what each means, and the action when a threshold is crossed.

mod forecast;
mod pictures;

pub use forecast::{AheadForecast, of_plan, of_rest};

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{
    Badge, Chart, ChartView, Field, IconName, LinkButton, More, MoreOnDemand, NothingHere,
    PageTitle, SelectField, Stat, Tone,
};
use super::signals::{Evidence, SignalResponse};
use super::standing::{Counted, Standing};
use crate::state::{Route, Store};
use forecast::ForecastSection;
use sprintloop::domain::base::text;
use sprintloop::domain::reads::metrics::reading::Reading;
use sprintloop::domain::reads::metrics::sprints::current;
use sprintloop::domain::records::metric::Metric;
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::tables::draft::is_just_me;

/// What the cards share.
#[derive(Clone, Copy)]
struct Shown {
    store: Store,
    standing: Standing,
    /// The sprint whose burndown is drawn; empty for the current one.
    sprint: RwSignal<String>,
}

/// The screen.
#[component]
pub fn MetricsScreen() -> impl IntoView {
    let (store, standing) = (Store::here(), Standing::here());
    let shown = Shown { store, standing, sprint: RwSignal::new(String::new()) };
    let thresholds = Route::Workflow.hash_at("thresholds");
    view! {
        <PageTitle title="Metrics">
            <LinkButton label="Change thresholds" icon=IconName::Edit href=thresholds/>
        </PageTitle>
        {move || (!is_just_me(&store.workspace())).then(|| view! {
            <p class="page-lead">"Team metrics only. We don't rank or compare people."</p>
        })}
        <div class="stack stack--loose">
            {move || view! { <Metrics counted=standing.get() shown/> }}
            <ForecastSection store/>
        </div>
    }
}

/// How many metrics are shown at first.
const AT_ONCE: usize = 4;

/// The first four metrics; the rest is drawn when someone opens it.
#[component]
fn Metrics(counted: Arc<Counted>, shown: Shown) -> impl IntoView {
    let mut first = counted.readings.clone();
    let rest = first.split_off(AT_ONCE.min(first.len()));
    let label = match rest.iter().filter(|reading| reading.crossed).count() {
        0 => "More metrics".to_owned(),
        asks => format!("More metrics ({})", text::counted(asks, "needs action", "need action")),
    };
    view! {
        <MetricCards readings=first counted=Arc::clone(&counted) shown/>
        <MoreOnDemand label>
            <MetricCards readings=rest.clone() counted=Arc::clone(&counted) shown/>
        </MoreOnDemand>
    }
}

#[component]
fn MetricCards(readings: Vec<Reading>, counted: Arc<Counted>, shown: Shown) -> impl IntoView {
    let card = |reading| view! { <MetricCard reading counted=Arc::clone(&counted) shown/> };
    view! { <div class="metrics">{readings.into_iter().map(card).collect_view()}</div> }
}

#[component]
fn MetricCard(reading: Reading, counted: Arc<Counted>, shown: Shown) -> impl IntoView {
    let Reading { metric, value, note, crossed, evidence } = reading;
    let about = metric.about();
    let (number, unit) = value.map_or(("–".to_owned(), ""), |value| value.parts());
    let tone = if crossed { Tone::Watch } else { Tone::Neutral };
    let workflow = &counted.workspace.workflow;
    let thresholds = text::lower_first(&metric.describe_thresholds(workflow));
    let asks = (!thresholds.is_empty()).then(|| format!("Alert threshold: {thresholds}."));
    let state = match (crossed, value) {
        (true, _) => {
            Some(view! { <Badge text="Action needed" tone=Tone::Watch icon=IconName::Warning/> })
        }
        (false, Some(_)) if asks.is_some() => {
            Some(view! { <Badge text="On track" tone=Tone::Good/> })
        }
        _ => None,
    };
    let answer = SignalKind::of(metric).filter(|_| crossed).map(|kind| {
        view! { <MetricAnswer kind counted=Arc::clone(&counted) store=shown.store/> }
    });
    let picture = match metric {
        Metric::Scope => Either::Left(view! { <Burndown counted=Arc::clone(&counted) shown/> }),
        metric => {
            let chart = pictures::of(metric, &counted.history(), shown.standing);
            Either::Right(view! { <Picture chart/> })
        }
    };
    let shared = (metric == Metric::Scope && value.is_some()).then(|| {
        view! { <p class="small soft">"The plan shows who added or removed what, and why."</p> }
    });
    let workspace = Arc::clone(&counted.workspace);
    view! {
        <section class="card metric" aria-label=about.title>
            <div class="metric__head">
                <Stat label=about.title value=number unit note tone/>
                {state}
            </div>
            <p class="soft">{about.says}</p>
            <div class="metric__answer">{answer}</div>
            <div class="metric__picture stack">{picture} {shared}</div>
            <More label="How it's calculated" of=about.title>
                <p>{about.formula}</p>
                <p>{asks}</p>
                <Evidence keys=evidence workspace/>
            </More>
        </section>
    }
}

/// What to do about a metric that crossed its threshold, or that it was answered.
#[component]
fn MetricAnswer(kind: SignalKind, counted: Arc<Counted>, store: Store) -> impl IntoView {
    let waits = counted.open.iter().any(|signal| signal.kind == kind);
    if !waits && counted.workspace.signal_answers.values().any(|one| one.kind == kind) {
        return Either::Left(view! { <p><Badge text="Answered"/></p> });
    }
    // One fact raises one signal: blocked work that is not escalated is shown as that.
    let kind = if waits { kind } else { SignalKind::NotEscalated };
    Either::Right(view! { <SignalResponse kind store/> })
}

/// The chart of a metric, if there is enough data.
#[component]
fn Picture(chart: Option<Chart>) -> impl IntoView {
    match chart {
        Some(chart) => Either::Left(view! { <ChartView chart/> }),
        None => Either::Right(view! {
            <NothingHere text="Shows once a closed sprint has data for it."/>
        }),
    }
}

/// The burndown of the sprint that runs.
#[component]
pub fn SprintBurndown() -> impl IntoView {
    let standing = Standing::here();
    move || {
        let counted = standing.get();
        let history = counted.history();
        let sprint = current(&history);
        let chart = sprint.and_then(|one| pictures::burndown(one.id, &history, standing));
        view! { <Picture chart/> }
    }
}

/// The burndown of the chosen sprint, with a field to choose another.
#[component]
fn Burndown(counted: Arc<Counted>, shown: Shown) -> impl IntoView {
    let begun = counted.workspace.sprints.values().filter(|sprint| sprint.commitment.is_some());
    let mut begun: Vec<_> = begun.map(|one| (one.number, one.id, one.name())).collect();
    begun.sort_by_key(|one| Reverse(one.0));
    let choices: Vec<_> = begun.into_iter().map(|(_, id, name)| (id.to_string(), name)).collect();
    if shown.sprint.with_untracked(String::is_empty) {
        let first = current(&counted.history()).map(|sprint| sprint.id.to_string());
        shown.sprint.set(first.unwrap_or_default());
    }
    let pick = (choices.len() > 1).then(|| {
        let field = Field::new("burndown-sprint", "Burndown for");
        view! { <SelectField field value=shown.sprint choices=Signal::stored(choices)/> }
    });
    let picture = move || {
        let chosen = shown.sprint.get().parse().ok();
        let chart =
            chosen.and_then(|id| pictures::burndown(id, &counted.history(), shown.standing));
        view! { <Picture chart/> }
    };
    view! { {pick} {picture} }
}
