//! Metrics: the team's figures, what each says, and the action a crossed threshold leads to.

mod forecast;
mod pictures;

pub use forecast::{ahead, of_plan, of_rest};

use crate::views::prelude::*;

use super::components::{
    Button, Field, Icon, Tone, badge, badge_with, chart, more, more_on_demand, nothing_here,
    page_title, select_field, stat,
};
use super::signals;
use super::standing::Standing;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::reading::Reading;
use crate::domain::reads::metrics::sprints::current;
use crate::domain::records::metric::Metric;
use crate::domain::records::signal::kind::SignalKind;
use crate::state::{Route, Store};

/// What the cards share.
#[derive(Clone, Copy)]
struct Shown {
    store: Store,
    standing: Standing,
    /// The sprint whose burndown is drawn; empty for the current one.
    sprint: RwSignal<String>,
}

/// The screen.
pub fn screen() -> AnyView {
    let (store, standing) = (Store::here(), Standing::here());
    let shown = Shown { store, standing, sprint: RwSignal::new(String::new()) };
    let thresholds = Route::Workflow.hash_at("thresholds");
    let thresholds = Button::new("Change thresholds").icon(Icon::Edit).href(thresholds);
    view! {
        {page_title("Metrics", Vec::new(), vec![thresholds])}
        <p class="page-lead">"Figures of the team. Nothing here ranks or compares people: a number that is held against somebody stops being true."</p>
        <div class="stack stack--loose">{move || cards(shown)} {forecast::view(store)}</div>
    }
    .into_any()
}

/// The first four metrics; the rest is made once somebody asks for it.
fn cards(shown: Shown) -> AnyView {
    let standing = shown.standing.get();
    let history = standing.history();
    let mut all = standing.readings.clone();
    let unanswered: Vec<SignalKind> = standing.open.iter().map(|signal| signal.kind).collect();
    let rest = all.split_off(4.min(all.len()));
    let first: Vec<AnyView> =
        all.into_iter().map(|reading| card(reading, &history, &unanswered, shown)).collect();
    let asks = rest.iter().filter(|reading| reading.crossed).count();
    let label = match asks {
        0 => "More metrics".to_owned(),
        1 => "More metrics, 1 asks for an action".to_owned(),
        asks => format!("More metrics, {asks} ask for an action"),
    };
    let rest = move || {
        let standing = shown.standing.once();
        let history = standing.history();
        let rest = rest.iter().cloned();
        let cards: Vec<AnyView> =
            rest.map(|reading| card(reading, &history, &unanswered, shown)).collect();
        view! { <div class="metrics">{cards}</div> }.into_any()
    };
    view! { <div class="metrics">{first}</div> {more_on_demand(label, rest)} }.into_any()
}

fn card(
    reading: Reading,
    history: &History<'_>,
    unanswered: &[SignalKind],
    shown: Shown,
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
    let answers = &history.tables.signal_answers;
    let answer = signal.map(|kind| match unanswered.contains(&kind) {
        true => signals::response(kind, shown.store),
        false if answers.values().any(|one| one.kind == kind) => {
            view! { <p>{badge("Answered", Tone::Neutral)}</p> }.into_any()
        }
        // One fact raises one signal: blocked work that is not escalated is told as that.
        false => signals::response(SignalKind::NotEscalated, shown.store),
    });
    let picture = match reading.metric {
        Metric::Scope => burndown(history, shown),
        metric => drawn(pictures::of(metric, history, shown.standing)),
    };
    let evidence = signals::evidence(&reading.evidence, history.tables);
    let shared = (reading.metric == Metric::Scope && reading.value.is_some()).then(|| view! { <p class="small soft">"Who added and removed what, and why, stands in the plan."</p> });
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

fn drawn(picture: Option<super::components::Chart>) -> AnyView {
    picture.map_or_else(
        || nothing_here("The picture begins with the first sprint that says something."),
        chart,
    )
}

/// The burndown of the chosen sprint, with the choice where there is one.
fn burndown(history: &History<'_>, shown: Shown) -> AnyView {
    let begun = history.tables.sprints.values().filter(|sprint| sprint.commitment.is_some());
    let mut begun: Vec<_> = begun.map(|one| (one.number, one.id, one.name())).collect();
    begun.sort_by_key(|one| std::cmp::Reverse(one.0));
    let first = current(history).map(|sprint| sprint.id);
    let choices: Vec<_> =
        begun.iter().map(|(_, id, name)| (id.to_string(), name.clone())).collect();
    if shown.sprint.with_untracked(String::is_empty) {
        shown.sprint.set(first.map(|id| id.to_string()).unwrap_or_default());
    }
    let pick = (choices.len() > 1).then(|| {
        let field = Field::new("burndown-sprint", "Burndown of");
        select_field(field, shown.sprint, Signal::stored(choices))
    });
    let picture = move || {
        let standing = shown.standing.once();
        let history = standing.history();
        let chosen = shown.sprint.get().parse().ok();
        drawn(chosen.and_then(|id| pictures::burndown(id, &history, shown.standing)))
    };
    view! { {pick} {picture} }.into_any()
}
