//! Signals on every screen they concern: what was found, where, what to do, and the answer in one press.

use crate::views::prelude::*;
use chrono::{Days, NaiveDate};

use super::components::{
    Button, Dialog, Form, Icon, Problem, Reason as ReasonDialog, Tone, badge, badge_with,
    date_field, icon, more, section,
};
use super::refusal::{destination, refusal_slot, say_undoable};
pub use super::standing::Standing;
use crate::domain::base::ids::SignalAnswerId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::signals::{Accepted, SignalCommand};
use crate::domain::reads::signals::response::default_work_type;
use crate::domain::reads::signals::signal::Signal;
use crate::domain::reads::signals::{checklist, name_of, sprint_of};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};

/// At most this many stand on a screen at once.
const AT_ONCE: usize = 3;

/// The signals that ask for an answer: the three most urgent, the rest behind "more".
pub fn view(store: Store) -> AnyView {
    let standing = Standing::here();
    (move || {
        let ws = store.workspace();
        let mut all = standing.get().open.clone();
        let rest = all.split_off(AT_ONCE.min(all.len()));
        let show =
            |all: Vec<Signal>| all.into_iter().map(|one| notice(one, &ws, store)).collect_view();
        let count = rest.len();
        let behind =
            (count > 0).then(|| more(format!("{count} more signals"), show(rest).into_any()));
        (!all.is_empty()).then(|| view! { <section class="signals" aria-label="Signals">{show(all)}{behind}</section> })
    })
    .into_any()
}

/// One line; the response, its answers and where it was found are one press away.
fn notice(signal: Signal, tables: &Tables, store: Store) -> AnyView {
    let words = signal.kind.words();
    let keys: Vec<RecordKey> = signal.evidence.into_iter().collect();
    view! {
        <details class="signals__signal">
            <summary>{icon(Icon::Warning)}<span class="signals__title">{words.title}</span><span class="small soft">{signal.why}</span></summary>
            {response(signal.kind, store)}
            {evidence(&keys, tables)}
        </details>
    }
    .into_any()
}

/// What something was found in, each a link where it has a place.
pub fn evidence(keys: &[RecordKey], tables: &Tables) -> AnyView {
    let line = |key: &RecordKey| {
        let name = name_of(key, tables);
        let item = |id| tables.items.get(id).map(|item| Route::item(&item.key));
        let route = match key {
            RecordKey::BacklogItem(id) => item(*id),
            RecordKey::Blocker(id) => tables.blockers.get(*id).and_then(|one| item(one.item)),
            RecordKey::Sprint(_) => Some(Route::Review),
            RecordKey::CheckIn(_) => Some(Route::CheckIn),
            RecordKey::Request(_) => Some(Route::Intake),
            _ => None,
        };
        match route {
            Some(route) => view! { <li><a dir="auto" href=route.hash()>{name}</a></li> }.into_any(),
            None => view! { <li dir="auto">{name}</li> }.into_any(),
        }
    };
    let more = keys.len().saturating_sub(20);
    let more = (more > 0).then(|| view! { <li class="soft">{format!("and {more} more")}</li> });
    let lines = keys.iter().take(20).map(line).collect_view();
    view! { <ul class="signals__evidence">{lines}{more}</ul> }.into_any()
}

fn answer(store: Store, command: SignalCommand, said: &str) -> Result<(), Refusal> {
    store.dispatch(Command::Signal(command))?;
    say_undoable(store, said);
    Ok(())
}

/// The prescribed response, with accept, dismiss and put off.
pub fn response(kind: SignalKind, store: Store) -> AnyView {
    let refused = RwSignal::new(None::<Refusal>);
    let (dismissing, waiting) = (RwSignal::new(false), RwSignal::new(false));
    let accept = move |backlog: bool| {
        let ws = store.workspace_now();
        let into = match default_work_type(&ws).filter(|_| backlog) {
            Some(work_type) => {
                let lines =
                    ws.work_types.get(work_type).map_or(0, |one| one.criteria_template.len());
                let criteria = (0..lines).map(|_| store.mint()).collect();
                Accepted::Backlog { item: store.mint(), work_type, criteria }
            }
            None => Accepted::Decision { decision: store.mint() },
        };
        let said = if backlog { "Added to the backlog" } else { "Written down as a decision" };
        let command = SignalCommand::Accept { id: store.mint(), kind, into };
        refused.set(answer(store, command, said).err());
    };
    let dismiss = ReasonDialog::new(format!("dismiss-{kind:?}"), "Dismiss the signal", "Dismiss")
        .sentence("It comes back only when there is new evidence.")
        .show(dismissing, move |text| {
            let reason = Reason::parse(&text)?;
            let id: SignalAnswerId = store.mint();
            answer(store, SignalCommand::Dismiss { id, kind, reason }, "Dismissed")
                .map_err(Problem::from)
        });
    view! {
        <div class="stack stack--tight signals__response">
            <p class="signals__do">{kind.words().response}"."</p>
            <div class="cluster">
                {Button::new("Add to the backlog").small().icon(Icon::Plus).on(move || accept(true))}
                {Button::new("Decide it").small().icon(Icon::Check).on(move || accept(false))}
                {Button::new("Dismiss").quiet().small().on(move || dismissing.set(true))}
                {Button::new("Not now").quiet().small().on(move || waiting.set(true))}
            </div>
            {refusal_slot(refused, None)}
        </div>
        {dismiss}
        {Dialog::new(format!("snooze-{kind:?}"), "Ask again later").show(waiting, move || snooze(kind, store, waiting))}
    }
    .into_any()
}

fn snooze(kind: SignalKind, store: Store, waiting: RwSignal<bool>) -> AnyView {
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
    let cancel = Callback::new(move |()| waiting.set(false));
    let field = date_field(form.field("until", "Ask again on").required().autofocus(), until);
    form.show("Ask again then", submit, Some(cancel), field)
}

/// The checklist of the sprint that runs or is planned.
pub fn health(store: Store) -> AnyView {
    (move || {
        let ws = store.workspace();
        let sprint = sprint_of(&ws)?;
        let lines = checklist(sprint, &ws, store.now().date_naive());
        let there = lines.iter().filter(|line| line.missing.is_none()).count();
        let note = format!("{there} of {}", lines.len());
        let rows = lines.into_iter().map(|line| {
            let (mark, what) = match (line.missing, line.ahead) {
                (None, _) => (badge_with(Icon::Check, "There", Tone::Good), None),
                (Some(_), true) => (badge("Later", Tone::Neutral), None),
                (Some(what), false) => (badge_with(Icon::Warning, "Missing", Tone::Watch), Some(what)),
            };
            let way = what.is_some().then(|| destination(line.way)).flatten();
            let label = match way {
                Some(href) => view! { <a href=href>{line.label}</a> }.into_any(),
                None => line.label.into_any(),
            };
            let what = what.map(|what| view! { <span class="small soft">{format!(" {what}")}</span> });
            view! { <li class="rows__row"><span class="rows__title">{label}{what}</span>{mark}</li> }
        });
        let list = view! { <ul class="rows">{rows.collect_view()}</ul> };
        Some(section(format!("Is {} healthy?", sprint.name()), note, (), list.into_any()))
    })
    .into_any()
}
