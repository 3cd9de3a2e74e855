//! What waits for the person acting, each with the place where it is done, and what closing still needs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{
    Badge, Button, ButtonKind, LinkButton, More, NothingHere, Row, Section, Toasts, Tone,
};
use crate::views::names::ItemLink;
use crate::views::refusal::destination;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::dates::overdue;
use sprintloop::domain::base::ids::{ItemId, MemberId};
use sprintloop::domain::base::text::counted;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::mentions::open_mention;
use sprintloop::domain::reads::waiting::{Ask, Waiting, to_close, waiting_for};
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// The most lines shown at once; the rest is behind "more".
const AT_ONCE: usize = 8;

/// Returns the label of what is asked.
const fn verb(ask: Ask) -> &'static str {
    match ask {
        Ask::Decide => "Decide",
        Ask::Unblock => "Resolve",
        Ask::Accept => "Accept or return",
        Ask::FollowUp => "Follow up",
        Ask::Answer => "Answer",
        Ask::Validate => "Validate plan",
        Ask::Triage => "Triage",
        Ask::Results => "Record a learning",
        Ask::Act => "Open action",
        Ask::Review => "Review decision",
        Ask::Start => "Start",
    }
}

/// Returns where it is done.
fn place(one: &Waiting, ws: &Workspace) -> String {
    let item = one.item.and_then(|id| ws.items.get(id));
    match (one.ask, one.about, item) {
        (Ask::Decide | Ask::FollowUp, _, Some(item)) => Route::Board.hash_at(item.id),
        (Ask::Accept, _, Some(item)) => Route::Review.hash_at(format!("review-{}", item.id)),
        (Ask::Unblock | Ask::Start | Ask::Answer | Ask::Validate, _, Some(item)) => {
            Route::Today.with_item(&item.key)
        }
        (Ask::Results, _, Some(item)) => Route::learnings().hash_at(item.id),
        (_, RecordKey::Decision(id), _) => Route::learnings().hash_at(id),
        (_, RecordKey::Action(_), _) => Route::Playbook.hash(),
        (_, RecordKey::CheckIn(_), _) => Route::CheckIn.hash(),
        _ => Route::Intake.hash(),
    }
}

/// What waits for the person acting, what blocks others first.
#[component]
pub fn WaitingForYou(ws: Arc<Workspace>, store: Store, me: Option<MemberId>) -> impl IntoView {
    let today = store.now().date_naive();
    let mut all = me.map(|me| waiting_for(me, &ws, today)).unwrap_or_default();
    let note = match all.len() {
        0 => String::new(),
        count => format!("{}, most blocking first", counted(count, "item", "items")),
    };
    let rest = all.split_off(AT_ONCE.min(all.len()));
    let label = counted(rest.len(), "more", "more");
    let row = |one: Waiting| view! { <WaitingRow ws=ws.clone() store one/> };
    let rest: Vec<_> = rest.into_iter().map(row).collect();
    let rest =
        (!rest.is_empty()).then(|| view! { <More label><ul class="rows">{rest}</ul></More> });
    let content = match all.is_empty() {
        true => view! { <NothingHere text=nothing(&ws, me)/> }.into_any(),
        false => {
            let rows: Vec<_> = all.into_iter().map(row).collect();
            view! { <ul class="rows">{rows}</ul> {rest} }.into_any()
        }
    };
    view! { <Section title="Waiting for you" note>{content}</Section> }
}

/// Says that nothing waits, and what may come next.
fn nothing(ws: &Workspace, me: Option<MemberId>) -> String {
    let Some(me) = me.and_then(|me| ws.members.get(me)) else {
        return "Choose who you are under “Acting as” to see what waits for you.".to_owned();
    };
    let next = if is_just_me(ws) {
        "Your next item, follow-ups and results that are due will show up here."
    } else if me.is(Role::MarketingLead) {
        "New requests, work to accept and escalations will show up here."
    } else if me.is(Role::AnalyticsOwner) {
        "Measurement plans to validate and results that are due will show up here."
    } else if me.is(Role::OperationsOwner) {
        "New requests and blockers to follow up on will show up here."
    } else if me.can_own_work() {
        "Your next item, follow-ups and mentions will show up here."
    } else {
        "Work you asked for will show up here once you can accept it."
    };
    format!("Nothing is waiting for you. {next}")
}

/// A line: what, why it waits for this person, and the link to where it is done.
#[component]
fn WaitingRow(ws: Arc<Workspace>, store: Store, one: Waiting) -> impl IntoView {
    let href = place(&one, &ws);
    let today = store.now().date_naive();
    let due = one.due.map(|day| {
        let tone = if day < today { Tone::Stop } else { Tone::Neutral };
        view! { <Badge text=overdue(day, today) tone/> }
    });
    let what = match one.item.filter(|_| one.what.is_empty()) {
        Some(id) => view! { <ItemLink id/> }.into_any(),
        None => one.what.into_any(),
    };
    let label = verb(one.ask);
    let dismiss = (one.ask == Ask::Answer)
        .then(|| one.item.map(|item| view! { <DismissMention store item/> }));
    view! {
        <Row end=move || view! { {due} <LinkButton label href small=true/> {dismiss} }>
            {what}<span class="small soft">{one.why}</span>
        </Row>
    }
}

/// Takes a mention off the list without an answer.
#[component]
fn DismissMention(store: Store, item: ItemId) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let press = move || {
        let ws = store.workspace_now();
        let open = store.context().actor;
        let open = ws.items.get(item).and_then(|item| open_mention(open, item, &ws));
        let Some(id) = open.map(|comment| comment.id) else { return };
        let done = store.dispatch(Command::Item(ItemCommand::DismissMention { item, id }));
        match (done, toasts) {
            (Ok(_), _) => say_undoable(store, "Mention dismissed"),
            (Err(refusal), Some(toasts)) => toasts.say(refusal.to_string()),
            (Err(_), None) => {}
        }
    };
    view! { <Button label="Dismiss" kind=ButtonKind::Quiet small=true on_press=press/> }
}

/// From the last day of the sprint on: what closing it still needs.
#[component]
pub fn BeforeClosing(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let (sprint, lines) = to_close(&ws, store.now().date_naive())?;
    let title = format!("To close {}", sprint.name());
    let content = match lines.is_empty() {
        true => {
            let href = Route::Review.hash_at(sprint.id);
            view! {
                <ul class="rows">
                    <Row end=move || view! { <LinkButton label="Go to review" href small=true/> }>
                        "Nothing is missing. The sprint can close."
                    </Row>
                </ul>
            }
            .into_any()
        }
        false => {
            let rows = lines.into_iter().map(|line| {
                let what = match destination(line.way) {
                    Some(href) => view! { <a href=href>{line.what}</a> }.into_any(),
                    None => line.what.into_any(),
                };
                view! { <Row>{what}</Row> }
            });
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        }
    };
    Some(view! { <Section title>{content}</Section> })
}
