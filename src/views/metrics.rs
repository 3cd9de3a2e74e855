//! Metrics: the team's figures, what each says, and the action a crossed threshold leads to.

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
use crate::domain::reads::metrics::reading::Reading;
use crate::domain::reads::metrics::sprints::current;
use crate::domain::records::metric::Metric;
use crate::domain::records::signal::kind::SignalKind;
use crate::state::{Route, Store};
use forecast::ForecastSection;

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
        <p class="page-lead">"Figures of the team. Nothing here ranks or compares people: a number that is held against somebody stops being true."</p>
        <div class="stack stack--loose">
            {move || view! { <Metrics counted=standing.get() shown/> }}
            <ForecastSection store/>
        </div>
    }
}

/// So many metrics are seen at once.
const AT_ONCE: usize = 4;

/// The first four metrics; the rest is made once somebody asks for it.
#[component]
fn Metrics(counted: Arc<Counted>, shown: Shown) -> impl IntoView {
    let mut first = counted.readings.clone();
    let rest = first.split_off(AT_ONCE.min(first.len()));
    let label = match rest.iter().filter(|reading| reading.crossed).count() {
        0 => "More metrics".to_owned(),
        1 => "More metrics, 1 asks for an action".to_owned(),
        asks => format!("More metrics, {asks} ask for an action"),
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
    let thresholds = metric.thresholds().iter().map(|threshold| {
        format!("{} {}", threshold.words().1.to_lowercase(), threshold.show(workflow))
    });
    let thresholds = thresholds.collect::<Vec<_>>().join("; ");
    let asks =
        (!thresholds.is_empty()).then(|| format!("It asks for an action with {thresholds}."));
    let state = match (crossed, value) {
        (true, _) => Some(
            view! { <Badge text="Asks for an action" tone=Tone::Watch icon=IconName::Warning/> },
        ),
        (false, Some(_)) if asks.is_some() => {
            Some(view! { <Badge text="Within its threshold" tone=Tone::Good/> })
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
        view! { <p class="small soft">"Who added and removed what, and why, stands in the plan."</p> }
    });
    let workspace = Arc::clone(&counted.workspace);
    view! {
        <section class="card metric" aria-label=about.title>
            <div class="metric__head">
                <Stat label=about.title value=number unit note tone/>
                {state}
            </div>
            <p class="soft">{about.says}</p>
            {answer}
            {picture}
            {shared}
            <More label="How it is counted">
                <p>{about.formula}</p>
                <p>{asks}</p>
                <Evidence keys=evidence workspace/>
            </More>
        </section>
    }
}

/// What a metric that crossed its threshold asks for, or that it was answered.
#[component]
fn MetricAnswer(kind: SignalKind, counted: Arc<Counted>, store: Store) -> impl IntoView {
    let waits = counted.open.iter().any(|signal| signal.kind == kind);
    if !waits && counted.workspace.signal_answers.values().any(|one| one.kind == kind) {
        return Either::Left(view! { <p><Badge text="Answered"/></p> });
    }
    // One fact raises one signal: blocked work that is not escalated is told as that.
    let kind = if waits { kind } else { SignalKind::NotEscalated };
    Either::Right(view! { <SignalResponse kind store/> })
}

/// The picture of a metric, where there is enough to draw.
#[component]
fn Picture(chart: Option<Chart>) -> impl IntoView {
    match chart {
        Some(chart) => Either::Left(view! { <ChartView chart/> }),
        None => Either::Right(view! {
            <NothingHere text="The picture begins with the first sprint that says something."/>
        }),
    }
}

/// The burndown of the chosen sprint, with the choice where there is one.
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
        let field = Field::new("burndown-sprint", "Burndown of");
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
