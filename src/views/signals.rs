//! Signals on every screen they concern: what was found, where, what to do, and the answer in one press.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use leptos::either::Either;
use leptos::prelude::*;

use super::components::{
    Badge, Button, ButtonKind, DateField, Dialog, Form, FormView, Icon, IconName, More, Problem,
    ReasonDialog, Section, Tone,
};
use super::refusal::{RefusalSlot, destination, say_undoable};
pub use super::standing::Standing;
use crate::domain::base::ids::SignalAnswerId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::signals::{Accepted, SignalCommand};
use crate::domain::reads::signals::response::default_work_type;
use crate::domain::reads::signals::signal::Signal;
use crate::domain::reads::signals::{Line, checklist, name_of, sprint_of};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// At most this many stand on a screen at once.
const AT_ONCE: usize = 3;

/// The signals that ask for an answer: the three most urgent, the rest behind "more".
#[component]
pub fn Signals(store: Store) -> impl IntoView {
    let standing = Standing::here();
    move || {
        let workspace = store.workspace();
        let line = |signal| view! { <SignalLine signal workspace=Arc::clone(&workspace) store/> };
        let mut all = standing.get().open.clone();
        let rest = all.split_off(AT_ONCE.min(all.len()));
        let label = (!rest.is_empty()).then(|| format!("{} more signals", rest.len()));
        let rest = rest.into_iter().map(line).collect_view();
        let behind = label.map(|label| view! { <More label>{rest}</More> });
        (!all.is_empty()).then(|| {
            let first = all.into_iter().map(line).collect_view();
            view! { <section class="signals" aria-label="Signals">{first}{behind}</section> }
        })
    }
}

/// One line; the response, its answers and where it was found are one press away.
#[component]
fn SignalLine(signal: Signal, workspace: Arc<Workspace>, store: Store) -> impl IntoView {
    let Signal { kind, why, evidence } = signal;
    let keys: Vec<RecordKey> = evidence.into_iter().collect();
    view! {
        <details class="signals__signal">
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

/// So many of the records a thing was found in are named at most.
const NAMED: usize = 20;

/// What something was found in, each a link where it has a place.
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

/// Where a record is shown.
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

/// The prescribed response, with accept, dismiss and put off.
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
                <Button label="Add to the backlog" small=true icon=IconName::Plus on_press=move || accept(true)/>
                <Button label="Decide it" small=true icon=IconName::Check on_press=move || accept(false)/>
                <Button label="Dismiss" kind=ButtonKind::Quiet small=true on_press=move || dismissing.set(true)/>
                <Button label="Not now" kind=ButtonKind::Quiet small=true on_press=move || waiting.set(true)/>
            </div>
            <RefusalSlot refused/>
        </div>
        <ReasonDialog
            id=format!("dismiss-{kind:?}")
            title="Dismiss the signal"
            verb="Dismiss"
            sentence="It comes back only when there is new evidence."
            open=dismissing
            on_reason=dismiss
        />
        <Dialog id=format!("snooze-{kind:?}") title="Ask again later" open=waiting>
            <SnoozeForm kind store waiting/>
        </Dialog>
    }
}

/// Answers a signal with an item of the backlog or with a decision.
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
    let said = if backlog { "Added to the backlog" } else { "Written down as a decision" };
    answer(store, SignalCommand::Accept { id: store.mint(), kind, into }, said)
}

/// Until when a signal is put off.
#[component]
fn SnoozeForm(kind: SignalKind, store: Store, waiting: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("snooze");
    let week = store.now().date_naive().checked_add_days(Days::new(7));
    let until = RwSignal::new(week.map(|day| day.to_string()).unwrap_or_default());
    let submit = move || {
        let Ok(until) = until.with_untracked(|until| until.parse::<NaiveDate>()) else {
            form.error("until", "Choose a day.");
            return;
        };
        let id = store.mint();
        match answer(store, SignalCommand::Snooze { id, kind, until }, "Asked again later") {
            Ok(()) => waiting.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Ask again then" on_submit=submit on_cancel=move || waiting.set(false)>
            <DateField field=form.field("until", "Ask again on").required().autofocus() value=until/>
        </FormView>
    }
}

/// The checklist of the sprint that runs or is planned.
#[component]
pub fn SprintHealth(store: Store) -> impl IntoView {
    move || {
        let ws = store.workspace();
        let sprint = sprint_of(&ws)?;
        let lines = checklist(sprint, &ws, store.now().date_naive());
        let there = lines.iter().filter(|line| line.missing.is_none()).count();
        let note = format!("{there} of {}", lines.len());
        let title = format!("Is {} healthy?", sprint.name());
        let rows = lines.into_iter().map(|line| view! { <HealthLine line/> }).collect_view();
        Some(view! { <Section title note><ul class="rows">{rows}</ul></Section> })
    }
}

/// A line of the checklist: what is to be there, and whether it is.
#[component]
fn HealthLine(line: Line) -> impl IntoView {
    let Line { label, missing, ahead, way } = line;
    let mark = match (&missing, ahead) {
        (None, _) => view! { <Badge text="There" tone=Tone::Good icon=IconName::Check/> },
        (Some(_), true) => view! { <Badge text="Later"/> },
        (Some(_), false) => {
            view! { <Badge text="Missing" tone=Tone::Watch icon=IconName::Warning/> }
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
