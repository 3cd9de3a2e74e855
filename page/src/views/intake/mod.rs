//! Intake: requests and their triage.

pub mod form;
mod take;
mod triage;

use std::sync::Arc;

use leptos::prelude::*;

use form::RequestForm;
use take::TakeForm;
use triage::{Triage, TriageButtons, TriageDialogs};

use super::components::{
    Badge, Button, ButtonKind, CopyButton, Dialog, EmptyState, Facts, Field, IconName, MomentText,
    More, NothingHere, PageTitle, Section, TextField, Tone, UserText, dates,
};
use super::form_at;
use super::names::{self, ItemLink};
use super::refusal::{RefusalSlot, attempt};
use crate::state::team_space::TeamSpace;
use crate::state::{Route, Store};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::counted;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::records::intake::{Origin, Request, RequestState};
use sprintloop::domain::workspace::Workspace;

/// The most decided requests listed.
const LISTED: usize = 50;

/// The screen.
#[component]
pub fn IntakeScreen() -> impl IntoView {
    let store = Store::here();
    let (writing, taking) = (RwSignal::new(false), RwSignal::new(false));
    let refused = RwSignal::new(None::<Refusal>);
    let triage = Triage::new();
    form_at::opens(store, form_at::REQUEST, writing);
    form_at::opens(store, form_at::TAKE_REQUEST, taking);
    view! {
        <PageTitle title="Intake">
            <Button label="Import a request" icon=IconName::Upload on_press=move || taking.set(true)/>
            <Button label="New request" kind=ButtonKind::Primary icon=IconName::Plus on_press=move || writing.set(true)/>
        </PageTitle>
        <div class="stack stack--loose">
            <RefusalSlot refused/>
            {move || view! { <WaitingRequests ws=store.workspace() store triage writing/> }}
            <BlankFormLink/>
            <DecidedRequests store refused/>
        </div>
        <Dialog id="request" title="New request" open=writing>
            <RequestForm store open=writing/>
        </Dialog>
        <Dialog id="take-request" title="Import a request" open=taking
            sentence="Choose the file or paste the message. Each request is imported once.">
            <TakeForm store open=taking/>
        </Dialog>
        <TriageDialogs triage store/>
    }
}

/// Requests that await triage, most urgent first.
#[component]
fn WaitingRequests(
    ws: Arc<Workspace>,
    store: Store,
    triage: Triage,
    /// Whether the form of a new request is open.
    writing: RwSignal<bool>,
) -> impl IntoView {
    let mut new: Vec<_> =
        ws.requests.values().filter(|request| request.is_new()).cloned().collect();
    new.sort_by_key(|request| (request.needed_by.is_none(), request.needed_by, request.submitted));
    if !new.is_empty() {
        let note = format!("{} waiting, most urgent first", new.len());
        let cards = new
            .into_iter()
            .map(|request| view! { <RequestCard ws=ws.clone() request store triage/> })
            .collect_view();
        return view! { <Section title="Triage" note><div class="stack">{cards}</div></Section> }
            .into_any();
    }
    let title = "No requests waiting";
    let text = "New requests appear here. Accept them into the backlog, merge them into an item, or decline them with a reason.";
    if ws.requests.is_empty() {
        view! {
            <EmptyState title text>
                <Button label="New request" on_press=move || writing.set(true)/>
            </EmptyState>
        }
        .into_any()
    } else {
        view! { <EmptyState title text/> }.into_any()
    }
}

/// A request that awaits triage, with its buttons.
#[component]
fn RequestCard(
    ws: Arc<Workspace>,
    request: Arc<Request>,
    store: Store,
    triage: Triage,
) -> impl IntoView {
    let (now, today) = (store.now(), store.now().date_naive());
    let needed = request.needed_by.map(|day| {
        let tone = if day < today { Tone::Stop } else { Tone::Neutral };
        view! { <Badge text=format!("Needed {}", dates::near_day(day, today)) tone/> }
    });
    let mut rows = Vec::new();
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            let text = view! { <UserText text=text.to_owned()/> };
            rows.push((label.to_owned(), text.into_any()));
        }
    };
    line("Who it's for", &request.audience);
    line("Expected value", &request.expected_value);
    if request.channel.is_some() {
        line("Channel", &names::channel(&ws, request.channel));
    }
    let by_form = (request.origin == Origin::Form)
        .then(|| view! { <Badge text="From the form" tone=Tone::Neutral/> });
    view! {
        <article class="card" id=names::record(request.id)>
            <div class="card__head">
                <span class="soft">{request.requester.name.to_string()} ", " <MomentText then=request.submitted now/></span>
                {by_form}
                {needed}
            </div>
            <UserText text=request.problem.to_string()/>
            {(!rows.is_empty()).then(|| view! { <Facts rows/> })}
            <div class="card__foot"><TriageButtons triage id=request.id/></div>
        </article>
    }
}

/// The link to the request form, for stakeholders: it carries the team's name and, if given, its email.
#[component]
fn BlankFormLink() -> impl IntoView {
    let store = Store::here();
    let email = RwSignal::new(String::new());
    let team = use_context::<TeamSpace>();
    let space = move || team.map(TeamSpace::reachable_address).unwrap_or_default();
    let form =
        move || email.with(|email| Route::request_form(store.workspace().name(), email, &space()));
    let arrives = move || {
        (!space().is_empty()).then(|| {
            view! {
                <p class="small soft">"The link is connected to your team space: people who can write to its folder can send requests straight from the form. They appear here."</p>
            }
        })
    };
    let address = move || {
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default().to_owned();
        format!("{page}{}", untrack(form))
    };
    let field = Field::new("request-email", "Send requests to")
        .optional()
        .hint("An email address. It becomes part of the link, so “Email it” is addressed to you.");
    view! {
        <Section title="Request form for stakeholders" note="They fill it in and email it to you or paste it in a chat">
            {arrives}
            <TextField field value=email/>
            <div class="cluster">
                <a href=form>"Open form"</a>
                <CopyButton label="Copy link" text=address/>
            </div>
        </Section>
    }
}

/// What became of earlier requests, behind a press.
#[component]
fn DecidedRequests(store: Store, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    move || {
        let ws = store.workspace();
        let mut done: Vec<_> =
            ws.requests.values().filter(|request| !request.is_new()).cloned().collect();
        if done.is_empty() {
            return None;
        }
        done.sort_by_key(|request| std::cmp::Reverse(request.submitted));
        let label = format!("Decided ({})", done.len());
        let left = done.len().saturating_sub(LISTED);
        // The request in the address is shown however long ago it was decided.
        let pointed = store.pointed();
        let named =
            |request: &Request| pointed.as_ref().is_some_and(|id| *id == request.id.to_string());
        let listed =
            done.into_iter().enumerate().filter(|(at, request)| *at < LISTED || named(request));
        let rows = listed
            .map(|(_, request)| view! { <DecidedRequest request store refused/> })
            .collect_view();
        let rest = (left > 0).then(|| {
            view! { <NothingHere text=format!("Find {} with search.", counted(left, "older request", "older requests"))/> }
        });
        Some(view! { <More label><ul class="rows">{rows}</ul> {rest}</More> })
    }
}

#[component]
fn DecidedRequest(
    request: Arc<Request>,
    store: Store,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let id = request.id;
    let (text, tone) = match &request.state {
        RequestState::New => ("New", Tone::Neutral),
        RequestState::Accepted { .. } => ("Accepted", Tone::Good),
        RequestState::Merged { .. } => ("Merged", Tone::Neutral),
        RequestState::Declined { .. } => ("Declined", Tone::Watch),
    };
    let end = match &request.state {
        RequestState::New => ().into_any(),
        RequestState::Accepted { item: id, .. } | RequestState::Merged { into: id, .. } => {
            let id = *id;
            view! { <ItemLink id/> }.into_any()
        }
        RequestState::Declined { reason, .. } => {
            let reopen = move || {
                let command = Command::Intake(IntakeCommand::Reopen { request: id });
                attempt(store, command, "Request reopened", refused);
            };
            view! {
                <span class="small soft truncate">{reason.to_string()}</span>
                <Button label="Reopen" small=true on_press=reopen/>
            }
            .into_any()
        }
    };
    view! {
        <li class="rows__row" id=names::record(id)>
            <span class="rows__title">{request.problem.to_string()}</span>
            <span class="rows__end"><Badge text tone/> {end}</span>
        </li>
    }
}
