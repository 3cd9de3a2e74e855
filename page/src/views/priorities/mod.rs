//! Priorities: the team's objectives and how close their metrics are to target.

mod forms;
mod points;

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use self::forms::{PriorityDialog, ReadingDialog};
use self::points::Points;
use super::components::{
    Badge, Button, ButtonKind, DataTable, DayText, EmptyState, Entry, Facts, IconName, Menu, More,
    PageTitle, Stat, Tone, dates,
};
use super::form_at;
use super::names;
use super::refusal::{RefusalSlot, attempt};
use crate::state::Store;
use sprintloop::domain::base::figures::Figure;
use sprintloop::domain::base::ids::PriorityId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::records::priority::{Priority, PriorityState, Reading, TargetMetric};
use sprintloop::domain::workspace::Workspace;

/// The subject of the open dialog, and the last refusal. Cheap to copy.
#[derive(Clone, Copy)]
struct Open {
    form: RwSignal<bool>,
    reading: RwSignal<bool>,
    about: RwSignal<Option<PriorityId>>,
    refused: RwSignal<Option<Refusal>>,
}

/// The screen.
#[component]
pub fn PrioritiesScreen() -> impl IntoView {
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
    form_at::opens(store, form_at::PRIORITY, open.form);
    view! {
        <PageTitle title="Priorities">
            <Button label="Add priority" kind=ButtonKind::Primary icon=IconName::Plus on_press=add />
        </PageTitle>
        <div class="stack">
            <RefusalSlot refused=open.refused />
            {move || view! { <PriorityList ws=store.workspace() store open /> }}
            {move || view! { <Points ws=store.workspace() store /> }}
        </div>
        <PriorityDialog store open=open.form about=open.about />
        <ReadingDialog store open=open.reading about=open.about />
    }
}

/// The priorities, current ones first.
#[component]
fn PriorityList(ws: Arc<Workspace>, store: Store, open: Open) -> impl IntoView {
    let mut all: Vec<_> = ws.priorities.values().cloned().collect();
    all.sort_by_key(|priority| match priority.state {
        PriorityState::Current => 0,
        PriorityState::Later => 1,
        PriorityState::Closed => 2,
    });
    if all.is_empty() {
        let text = "Add this quarter's objective. Sprint goals and items link to it.";
        return Either::Left(view! { <EmptyState title="No priorities yet" text /> });
    }
    let card = |priority| view! { <PriorityCard ws=Arc::clone(&ws) priority store open /> };
    Either::Right(all.into_iter().map(card).collect_view())
}

#[component]
fn PriorityCard(
    ws: Arc<Workspace>,
    priority: Arc<Priority>,
    store: Store,
    open: Open,
) -> impl IntoView {
    let (word, tone) = match priority.state {
        PriorityState::Current => ("Current", Tone::Accent),
        PriorityState::Later => ("Later", Tone::Neutral),
        PriorityState::Closed => ("Finished", Tone::Neutral),
    };
    let id = priority.id;
    let enter = move || {
        open.about.set(Some(id));
        open.reading.set(true);
    };
    let read = priority.metric.is_some().then(|| {
        view! { <Button label="Log a value" small=true on_press=enter /> }
    });
    let goal = (!priority.quarterly_goal.is_empty()).then(|| {
        let goal = priority.quarterly_goal.clone().into_any();
        view! { <Facts rows=vec![("Quarterly goal".into(), goal)] /> }
    });
    let figures = priority.metric.clone().map(|metric| {
        view! { <Figures priority=Arc::clone(&priority) metric store /> }
    });
    let readings = (!priority.readings.is_empty()).then(|| {
        view! { <Readings ws priority=Arc::clone(&priority) store refused=open.refused /> }
    });
    view! {
        <article class="card" id=names::record(id)>
            <div class="card__head">
                <h2 class="side-panel__title">{priority.objective.to_string()}</h2>
                <Badge text=word tone />
            </div>
            {goal}
            {figures}
            {readings}
            <div class="card__foot">{read} <PriorityMenu priority store open /></div>
        </article>
    }
}

/// A large number with its unit, or a dash.
#[component]
fn BigFigure(
    #[prop(into)] label: String,
    figure: Option<Figure>,
    unit: String,
    #[prop(optional, into)] note: String,
) -> impl IntoView {
    let unit = if figure.is_some() { unit } else { String::new() };
    let value = figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    view! { <Stat label value unit note /> }
}

/// The latest value beside baseline and target.
#[component]
fn Figures(priority: Arc<Priority>, metric: TargetMetric, store: Store) -> impl IntoView {
    let today = store.now().date_naive();
    let latest = priority.latest();
    let note = latest.map_or_else(
        || "No values yet".to_owned(),
        |reading| format!("As of {} · {}", dates::near_day(reading.on, today), reading.source),
    );
    let unit = metric.unit.to_string();
    view! {
        <div class="columns">
            <BigFigure label=metric.name.as_str() figure=latest.map(|reading| reading.value) unit=unit.clone() note />
            <BigFigure label="Baseline" figure=metric.baseline unit=unit.clone() />
            <BigFigure label="Target" figure=metric.target unit />
        </div>
    }
}

/// Every value, newest first.
#[component]
fn Readings(
    ws: Arc<Workspace>,
    priority: Arc<Priority>,
    store: Store,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let (id, today) = (priority.id, store.now().date_naive());
    let row = |reading: &Reading| {
        let on = reading.on;
        let remove = move || {
            let command = Command::Priority(PriorityCommand::RemoveReading { id, on });
            attempt(store, command, "Value removed", refused);
        };
        let remove = view! {
            <Button label="Remove" small=true kind=ButtonKind::Quiet on_press=remove />
        };
        vec![
            view! { <DayText date=on today /> }.into_any(),
            reading.value.to_string().into_any(),
            reading.source.clone().into_any(),
            names::member(&ws, Some(reading.entered.by)).into_any(),
            remove.into_any(),
        ]
    };
    let rows: Vec<_> = priority.readings.iter().rev().map(row).collect();
    let columns = vec![
        ("Date", false),
        ("Value", true),
        ("Source", false),
        ("Entered by", false),
        ("", true),
    ];
    view! {
        <More label=format!("Values ({})", rows.len())>
            <DataTable caption="Values" columns rows />
        </More>
    }
}

/// The menu of a priority.
#[component]
fn PriorityMenu(priority: Arc<Priority>, store: Store, open: Open) -> impl IntoView {
    let (id, now) = (priority.id, priority.state);
    let entries = move || {
        let states = [
            (PriorityState::Current, "Make current"),
            (PriorityState::Later, "Move to Later"),
            (PriorityState::Closed, "Mark as finished"),
        ];
        let edit = Entry::press("Edit", move || {
            open.about.set(Some(id));
            open.form.set(true);
        });
        let moves = states.into_iter().filter(|(state, _)| *state != now).map(|(state, label)| {
            Entry::press(label, move || {
                let command = Command::Priority(PriorityCommand::SetState { id, state });
                attempt(store, command, "Priority updated", open.refused);
            })
        });
        std::iter::once(edit).chain(moves).collect()
    };
    view! { <Menu label=format!("More for {}", priority.objective) dots=true entries /> }
}
