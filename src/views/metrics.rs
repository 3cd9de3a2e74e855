//! Metrics: the team's figures, what each says, and the action a crossed threshold leads to.

mod forecast;
mod pictures;

pub use forecast::of_plan;

use crate::views::prelude::*;

use super::components::{
    Button, Icon, Tone, badge, badge_with, chart, more, nothing_here, page_title, stat,
};
use super::signals;
use crate::domain::metrics::history::History;
use crate::domain::metrics::reading::{Metric, Reading, readings};
use crate::domain::signals::{SignalKind, open};
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let thresholds = Button::new("Change thresholds").icon(Icon::Edit).href(Route::Workflow.hash());
    view! {
        {page_title("Metrics", Vec::new(), vec![thresholds])}
        <p class="page-lead">"Figures of the team. Nothing here ranks or compares people: a number that is held against somebody stops being true."</p>
        <div class="stack stack--loose">{move || shown(&store.workspace(), store)} {forecast::view(store)}</div>
    }
    .into_any()
}

fn shown(ws: &Workspace, store: Store) -> AnyView {
    let history = History::read(ws, store.now());
    let unanswered: Vec<SignalKind> =
        open(&history).into_iter().map(|signal| signal.kind).collect();
    let cards =
        readings(&history).into_iter().map(|reading| card(reading, &history, &unanswered, store));
    let mut cards: Vec<AnyView> = cards.collect();
    let rest = cards.split_off(4.min(cards.len()));
    view! {
        <div class="metrics">{cards}</div>
        {more("More metrics", view! { <div class="metrics">{rest}</div> }.into_any())}
    }
    .into_any()
}

fn card(
    reading: Reading,
    history: &History<'_>,
    unanswered: &[SignalKind],
    store: Store,
) -> AnyView {
    let about = reading.metric.about();
    let (value, unit) = reading.value.map_or(("–".to_owned(), ""), |value| value.parts());
    let tone = if reading.crossed { Tone::Watch } else { Tone::Neutral };
    let workflow = &history.tables.workflow;
    let thresholds = reading.metric.thresholds().iter().map(|threshold| {
        format!("{} {}", threshold.words().1.to_lowercase(), threshold.show(workflow))
    });
    let thresholds = thresholds.collect::<Vec<_>>().join("; ");
    let asks =
        (!thresholds.is_empty()).then(|| format!("It asks for an action with {thresholds}."));
    let state = match (reading.crossed, reading.value) {
        (true, _) => badge_with(Icon::Warning, "Asks for an action", Tone::Watch),
        (false, Some(_)) if !thresholds.is_empty() => badge("Within its threshold", Tone::Good),
        _ => ().into_any(),
    };
    let signal = SignalKind::of(reading.metric).filter(|_| reading.crossed);
    let answer = signal.map(|kind| match unanswered.contains(&kind) {
        true => signals::response(kind, store),
        false => badge("Answered", Tone::Neutral),
    });
    let picture = pictures::of(reading.metric, history).map_or_else(
        || nothing_here("The picture begins with the first sprint that says something."),
        chart,
    );
    let evidence = signals::evidence(&reading.evidence, history.tables);
    let shared = (reading.metric == Metric::Scope).then(|| view! { <p class="small soft">"Who added and removed what, and why, stands in the plan."</p> });
    view! {
        <section class="card metric" aria-label=about.title>
            <div class="metric__head">{stat(about.title, value, unit, reading.note, tone)} {state}</div>
            <p class="soft">{about.says}</p>
            {answer} {picture} {shared}
            {more("How it is counted", view! { <p>{about.formula}</p><p>{asks}</p>{evidence} }.into_any())}
        </section>
    }
    .into_any()
}
