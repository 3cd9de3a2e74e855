//! Priorities: the objective the team steers by, and how far its figure is.

mod forms;
mod points;
use crate::views::prelude::*;

use super::components::{
    Button, Entry, Icon, Menu, Tone, badge, dates, empty_state, facts, more, page_title, stat,
    table,
};
use super::names;
use super::refusal::{attempt, refusal_slot};
use crate::domain::base::figures::Figure;
use crate::domain::base::ids::PriorityId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::records::priority::{Priority, PriorityState, TargetMetric};
use crate::domain::workspace::Workspace;
use crate::state::Store;

/// What the screen's dialogs are about. Small and freely copied.
#[derive(Clone, Copy)]
struct Open {
    form: RwSignal<bool>,
    reading: RwSignal<bool>,
    about: RwSignal<Option<PriorityId>>,
    refused: RwSignal<Option<Refusal>>,
}

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = Open {
        form: RwSignal::new(false),
        reading: RwSignal::new(false),
        about: RwSignal::new(None),
        refused: RwSignal::new(None),
    };
    let add = move || {
        open.about.set(None);
        open.form.set(true);
    };
    let list = move || list(&store.workspace(), store, open);
    let points = move || points::points(&store.workspace(), store);
    view! {
        {page_title("Priorities", Vec::new(), vec![Button::new("Add a priority").primary().icon(Icon::Plus).on(add)])}
        <div class="stack">{refusal_slot(open.refused, None)} {list} {points}</div>
        {forms::priority_dialog(store, open.form, open.about)}
        {forms::reading_dialog(store, open.reading, open.about)}
    }
    .into_any()
}

fn list(ws: &Workspace, store: Store, open: Open) -> AnyView {
    let mut all: Vec<_> = ws.priorities.values().cloned().collect();
    all.sort_by_key(|priority| match priority.state {
        PriorityState::Current => 0,
        PriorityState::Later => 1,
        PriorityState::Closed => 2,
    });
    if all.is_empty() {
        let text =
            "Write the objective of this quarter. Goals and items say which priority they serve.";
        return empty_state("No priority yet", text, Vec::new());
    }
    all.iter().map(|priority| card(ws, priority, store, open)).collect_view().into_any()
}

fn card(ws: &Workspace, priority: &Priority, store: Store, open: Open) -> AnyView {
    let (word, tone) = match priority.state {
        PriorityState::Current => ("Current", Tone::Accent),
        PriorityState::Later => ("Later", Tone::Neutral),
        PriorityState::Closed => ("Closed", Tone::Neutral),
    };
    let id = priority.id;
    let read = Button::new("Enter a reading").small().on(move || {
        open.about.set(Some(id));
        open.reading.set(true);
    });
    let read = priority.metric.is_some().then_some(read);
    let goal = (!priority.quarterly_goal.is_empty()).then(|| {
        facts(vec![("Quarterly goal".into(), priority.quarterly_goal.clone().into_any())])
    });
    let figures = priority.metric.as_ref().map(|metric| figures(priority, metric, store));
    view! {
        <article class="card" id=names::record(priority.id)>
            <div class="card__head">
                <h2 class="side-panel__title">{priority.objective.to_string()}</h2>
                {badge(word, tone)}
            </div>
            {goal}
            {figures}
            {readings(ws, priority, store, open.refused)}
            <div class="card__foot">{read} {menu(priority, store, open)}</div>
        </article>
    }
    .into_any()
}

/// A figure, big, with its unit; a dash where there is none.
fn figure(
    label: &str,
    figure: Option<Figure>,
    metric: &TargetMetric,
    note: impl Into<String>,
) -> AnyView {
    let unit = if figure.is_some() { metric.unit.to_string() } else { String::new() };
    let value = figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    stat(label, value, unit, note, Tone::Neutral)
}

fn figures(priority: &Priority, metric: &TargetMetric, store: Store) -> AnyView {
    let today = store.now().date_naive();
    let latest = priority.latest();
    let note = latest.map_or_else(
        || "No reading yet".to_owned(),
        |reading| format!("{}, {}", dates::near_day(reading.on, today), reading.source),
    );
    view! {
        <div class="columns">
            {figure(metric.name.as_str(), latest.map(|reading| reading.value), metric, note)}
            {figure("Baseline", metric.baseline, metric, "")}
            {figure("Target", metric.target, metric, "")}
        </div>
    }
    .into_any()
}

fn readings(
    ws: &Workspace,
    priority: &Priority,
    store: Store,
    refused: RwSignal<Option<Refusal>>,
) -> Option<AnyView> {
    if priority.readings.is_empty() {
        return None;
    }
    let (id, today) = (priority.id, store.now().date_naive());
    let rows = priority
        .readings
        .iter()
        .rev()
        .map(|reading| {
            let on = reading.on;
            let remove = Button::new("Take out").small().quiet().on(move || {
                let command = Command::Priority(PriorityCommand::RemoveReading { id, on });
                attempt(store, command, "Reading taken out", refused);
            });
            vec![
                dates::date(on, today),
                reading.value.to_string().into_any(),
                reading.source.clone().into_any(),
                names::member(ws, Some(reading.entered.by)).into_any(),
                remove,
            ]
        })
        .collect();
    let columns =
        [("Day", false), ("Figure", true), ("Source", false), ("Entered by", false), ("", true)];
    let label = format!("Readings ({})", priority.readings.len());
    Some(more(label, table("Readings", &columns, rows)))
}

fn menu(priority: &Priority, store: Store, open: Open) -> AnyView {
    let (id, now) = (priority.id, priority.state);
    Menu::dots(format!("More for {}", priority.objective)).show(move || {
        let states = [
            (PriorityState::Current, "Make it the current one"),
            (PriorityState::Later, "Put it back for later"),
            (PriorityState::Closed, "Close it"),
        ];
        let edit = Entry::press("Edit", move || {
            open.about.set(Some(id));
            open.form.set(true);
        });
        let moves = states.into_iter().filter(|(state, _)| *state != now).map(|(state, label)| {
            Entry::press(label, move || {
                let command = Command::Priority(PriorityCommand::SetState { id, state });
                attempt(store, command, "Priority changed", open.refused);
            })
        });
        std::iter::once(edit).chain(moves).collect()
    })
}
