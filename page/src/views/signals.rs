//! Alerts on the screens they concern: what was found, where, what to do, and buttons to respond.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::either::Either;
use leptos::prelude::*;

use super::components::{
    Badge, Button, ButtonKind, DateField, Dialog, FoldingPart, Form, FormView, Icon, IconName,
    More, Problem, ReasonDialog, Section, Tone,
};
use super::refusal::{RefusalSlot, destination};
pub use super::standing::Standing;
use super::undo_toast::say_undoable;
use crate::state::{Route, Store};
use sprintloop::domain::base::ids::SignalAnswerId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::{Reason, counted, part_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::signals::{Accepted, SignalCommand};
use sprintloop::domain::reads::signals::response::default_work_type;
use sprintloop::domain::reads::signals::signal::Signal;
use sprintloop::domain::reads::signals::{Line, checklist, name_of};
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::workspace::Workspace;

/// The most alerts shown at once; the rest is behind "more".
const AT_ONCE: usize = 3;

/// Alerts that need a response: the three most urgent, the rest behind "more".
#[component]
pub fn Signals(store: Store) -> impl IntoView {
    let standing = Standing::here();
    move || {
        let workspace = store.workspace();
        let line = |signal| view! { <SignalLine signal workspace=Arc::clone(&workspace) store/> };
        let mut all = standing.get().open.clone();
        let rest = all.split_off(AT_ONCE.min(all.len()));
        let label = (!rest.is_empty()).then(|| counted(rest.len(), "more alert", "more alerts"));
        let rest = rest.into_iter().map(line).collect_view();
        let behind = label.map(|label| view! { <More label>{rest}</More> });
        (!all.is_empty()).then(|| {
            let first = all.into_iter().map(line).collect_view();
            view! { <section class="signals" aria-label="Alerts">{first}{behind}</section> }
        })
    }
}

/// One alert; the response, its buttons and the evidence are behind a press.
#[component]
fn SignalLine(signal: Signal, workspace: Arc<Workspace>, store: Store) -> impl IntoView {
    let Signal { kind, why, evidence } = signal;
    let keys: Vec<RecordKey> = evidence.into_iter().collect();
    let part = FoldingPart::new(kind.words().title, "alert");
    view! {
        <details class="signals__signal" open=part.was_open() on:toggle=move |ev| { part.follow(&ev); }>
            <summary>
                <Icon name=IconName::Warning/>
                <span class="signals__title">{kind.words().title}</span>
                <span class="small soft">{why}</span>
            </summary>
            <SignalResponse kind store/>
            <Evidence keys workspace/>
        </details>
    }
}

/// The most records named as evidence.
const NAMED: usize = 20;

/// The records behind an alert, as links where they have a screen.
#[component]
pub fn Evidence(keys: Vec<RecordKey>, workspace: Arc<Workspace>) -> impl IntoView {
    let line = |key: &RecordKey| {
        let name = name_of(key, &workspace);
        match place_of(key, &workspace) {
            Some(route) => {
                Either::Left(view! { <li><a dir="auto" href=route.hash()>{name}</a></li> })
            }
            None => Either::Right(view! { <li dir="auto">{name}</li> }),
        }
    };
    let lines = keys.iter().take(NAMED).map(line).collect_view();
    let more = keys.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li class="soft">{format!("and {more} more")}</li> });
    view! { <ul class="signals__evidence">{lines}{more}</ul> }
}

/// Returns the screen that shows a record.
fn place_of(key: &RecordKey, workspace: &Workspace) -> Option<Route> {
    let item = |id| workspace.items.get(id).map(|item| Route::item(&item.key));
    match key {
        RecordKey::BacklogItem(id) => item(*id),
        RecordKey::Blocker(id) => workspace.blockers.get(*id).and_then(|one| item(one.item)),
        RecordKey::Sprint(_) => Some(Route::Review),
        RecordKey::CheckIn(_) => Some(Route::CheckIn),
        RecordKey::Request(_) => Some(Route::Intake),
        _ => None,
    }
}

fn answer(store: Store, command: SignalCommand, said: &str) -> Result<(), Refusal> {
    store.dispatch(Command::Signal(command))?;
    say_undoable(store, said);
    Ok(())
}

/// The prescribed response, with buttons to accept, dismiss or snooze it.
#[component]
pub fn SignalResponse(kind: SignalKind, store: Store) -> impl IntoView {
    let refused = RwSignal::new(None::<Refusal>);
    let (dismissing, waiting) = (RwSignal::new(false), RwSignal::new(false));
    let accept = move |backlog: bool| refused.set(accept(kind, backlog, store).err());
    let dismiss = move |text: String| {
        let reason = Reason::parse(&text)?;
        let id: SignalAnswerId = store.mint();
        answer(store, SignalCommand::Dismiss { id, kind, reason }, "Dismissed")
            .map_err(Problem::from)
    };
    view! {
        <div class="stack stack--tight signals__response">
            <p class="signals__do">{kind.words().response}"."</p>
            <div class="cluster">
                <Button label="Add to backlog" small=true icon=IconName::Plus on_press=move || accept(true)/>
                <Button label="Log as decision" small=true icon=IconName::Check on_press=move || accept(false)/>
                <Button label="Dismiss" kind=ButtonKind::Quiet small=true on_press=move || dismissing.set(true)/>
                <Button label="Snooze" kind=ButtonKind::Quiet small=true on_press=move || waiting.set(true)/>
            </div>
            <RefusalSlot refused/>
        </div>
        <ReasonDialog
            id=format!("dismiss-{kind:?}")
            title="Dismiss alert"
            verb="Dismiss"
            sentence="It returns only if there is new evidence."
            open=dismissing
            on_reason=dismiss
        />
        <Dialog id=format!("snooze-{kind:?}") title="Snooze alert" open=waiting>
            <SnoozeForm kind store waiting/>
        </Dialog>
    }
}

/// Responds to an alert with a backlog item or a decision.
fn accept(kind: SignalKind, backlog: bool, store: Store) -> Result<(), Refusal> {
    let ws = store.workspace_now();
    let into = match default_work_type(&ws).filter(|_| backlog) {
        Some(work_type) => {
            let lines = ws.work_types.get(work_type).map_or(0, |one| one.criteria_template.len());
            let criteria = (0..lines).map(|_| store.mint()).collect();
            Accepted::Backlog { item: store.mint(), work_type, criteria }
        }
        None => Accepted::Decision { decision: store.mint() },
    };
    let said = if backlog { "Added to backlog" } else { "Logged as a decision" };
    answer(store, SignalCommand::Accept { id: store.mint(), kind, into }, said)
}

/// Asks until when an alert is snoozed.
#[component]
fn SnoozeForm(kind: SignalKind, store: Store, waiting: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("snooze");
    let calendar = &store.workspace_now().workflow.calendar;
    let until = RwSignal::new(calendar.in_days(store.now().date_naive(), 7).to_string());
    let submit = move || {
        let Ok(until) = until.with_untracked(|until| until.parse::<NaiveDate>()) else {
            form.error("until", "Choose a date.");
            return;
        };
        let id = store.mint();
        match answer(store, SignalCommand::Snooze { id, kind, until }, "Snoozed") {
            Ok(()) => waiting.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Snooze" on_submit=submit on_cancel=move || waiting.set(false)>
            <DateField field=form.field("until", "Snooze until").required().autofocus() value=until/>
        </FormView>
    }
}

/// The checklist of the running or planned sprint.
#[component]
pub fn SprintHealth(store: Store) -> impl IntoView {
    move || {
        let ws = store.workspace();
        let sprint = which::current(&ws)?;
        let lines = checklist(sprint, &ws, store.now().date_naive());
        let pass = lines.iter().filter(|line| line.missing.is_none()).count();
        let note = format!("{} pass", part_of(pass, lines.len(), "check"));
        let rows = lines.into_iter().map(|line| view! { <HealthLine line/> }).collect_view();
        Some(view! { <Section title="Sprint health" note><ul class="rows">{rows}</ul></Section> })
    }
}

/// A check, and whether it passes.
#[component]
fn HealthLine(line: Line) -> impl IntoView {
    let Line { label, missing, ahead, way } = line;
    let mark = match (&missing, ahead) {
        (None, _) => view! { <Badge text="OK" tone=Tone::Good icon=IconName::Check/> },
        (Some(_), true) => view! { <Badge text="Not yet"/> },
        (Some(_), false) => {
            view! { <Badge text="Needs attention" tone=Tone::Watch icon=IconName::Warning/> }
        }
    };
    let missing = missing.filter(|_| !ahead);
    let label = match missing.as_ref().and_then(|_| destination(way)) {
        Some(href) => Either::Left(view! { <a href=href>{label}</a> }),
        None => Either::Right(label),
    };
    let missing =
        missing.map(|what| view! { <span class="small soft">{format!(" {what}")}</span> });
    view! { <li class="rows__row"><span class="rows__title">{label}{missing}</span>{mark}</li> }
}
