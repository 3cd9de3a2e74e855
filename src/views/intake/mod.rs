//! Intake: requests come in, and triage decides what becomes of them.

pub mod form;
mod take;
mod triage;
use crate::views::prelude::*;

use super::components::{
    Button, Dialog, Icon, Tone, badge, copy_button, empty_state, moment, more, nothing_here,
    page_title, section,
};
use super::names;
use super::refusal::{attempt, refusal_slot};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::records::intake::{Request, RequestState};
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let (writing, taking) = (RwSignal::new(false), RwSignal::new(false));
    let refused = RwSignal::new(None::<Refusal>);
    let triage = triage::Triage::new();
    let actions = vec![
        Button::new("Take a request that was sent").icon(Icon::Upload).on(move || taking.set(true)),
        Button::new("New request").primary().icon(Icon::Plus).on(move || writing.set(true)),
    ];
    view! {
        {page_title("Intake", Vec::new(), actions)}
        <div class="stack stack--loose">
            {refusal_slot(refused, None)}
            {move || waiting(&store.workspace(), store, triage, writing)}
            {blank_link()}
            {move || decided(&store.workspace(), store, refused)}
        </div>
        {Dialog::new("request", "New request").show(writing, move || form::submit_form(store, writing))}
        {Dialog::new("take-request", "Take a request that was sent")
            .sentence("Choose the file, or paste the text. A request is taken once.")
            .show(taking, move || take::view(store, taking))}
        {triage.dialogs(store)}
    }
    .into_any()
}

fn waiting(
    ws: &Workspace,
    store: Store,
    triage: triage::Triage,
    writing: RwSignal<bool>,
) -> AnyView {
    let mut new: Vec<_> =
        ws.requests.values().filter(|request| request.is_new()).cloned().collect();
    new.sort_by_key(|request| (request.needed_by.is_none(), request.needed_by, request.submitted));
    if new.is_empty() {
        let text = "Requests wait here for triage: accepted into the backlog, merged, or declined with a reason.";
        let first = Button::new("Write the first").on(move || writing.set(true));
        let actions = if ws.requests.is_empty() { vec![first] } else { Vec::new() };
        return empty_state("No requests are waiting", text, actions);
    }
    let note = format!("{} waiting, the most urgent first", new.len());
    let cards = new.iter().map(|request| card(ws, request, store, triage)).collect_view();
    section("Triage", note, (), view! { <div class="stack">{cards}</div> }.into_any())
}

fn card(ws: &Workspace, request: &Request, store: Store, triage: triage::Triage) -> AnyView {
    let (now, today) = (store.now(), store.now().date_naive());
    let needed = request.needed_by.map(|day| {
        let tone = if day < today { Tone::Stop } else { Tone::Neutral };
        badge(format!("needed {}", super::components::dates::near_day(day, today)), tone)
    });
    let mut lines = Vec::new();
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            lines.push((label.to_owned(), super::components::user_text(text)));
        }
    };
    line("For whom", &request.audience);
    line("Expected value", &request.expected_value);
    if request.channel.is_some() {
        line("Channel", &names::channel(ws, request.channel));
    }
    view! {
        <article class="card" id=names::record(request.id)>
            <div class="card__head">
                <span class="soft">{request.requester.name.to_string()} ", " {moment(&request.submitted, &now)}</span>
                {needed}
            </div>
            {super::components::user_text(request.problem.as_str())}
            {(!lines.is_empty()).then(|| super::components::facts(lines))}
            <div class="card__foot">{triage.buttons(request.id)}</div>
        </article>
    }
    .into_any()
}

/// The address of the blank form, for people elsewhere.
fn blank_link() -> AnyView {
    let address = || {
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default().to_owned();
        format!("{page}{}", Route::RequestForm.hash())
    };
    let content = view! {
        <div class="cluster">
            <a href=Route::RequestForm.hash()>"Open the blank form"</a>
            {copy_button("Copy its address", address)}
        </div>
    };
    section(
        "For someone elsewhere",
        "They fill in a blank form and send you a file or a text",
        (),
        content.into_any(),
    )
}

fn decided(ws: &Workspace, store: Store, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let mut done: Vec<_> =
        ws.requests.values().filter(|request| !request.is_new()).cloned().collect();
    if done.is_empty() {
        return ().into_any();
    }
    done.sort_by_key(|request| std::cmp::Reverse(request.submitted));
    // What the address names is shown however long ago it was decided.
    let pointed = store.pointed();
    let named =
        |request: &Request| pointed.as_ref().is_some_and(|id| *id == request.id.to_string());
    let listed = done.iter().enumerate().filter(|(at, request)| *at < 50 || named(request));
    let rows = listed.map(|(_, request)| decided_row(ws, request, store, refused));
    let list = view! { <ul class="rows">{rows.collect_view()}</ul> };
    let left = done.len().saturating_sub(50);
    let rest = (left > 0).then(|| nothing_here(format!("{left} older ones are found by search.")));
    more(format!("Decided ({})", done.len()), view! { {list} {rest} }.into_any())
}

fn decided_row(
    ws: &Workspace,
    request: &Request,
    store: Store,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let id = request.id;
    let (state, end) = match &request.state {
        RequestState::New => (badge("Waiting", Tone::Neutral), ().into_any()),
        RequestState::Accepted { item, .. } => {
            (badge("Accepted", Tone::Good), names::item_link(ws, *item))
        }
        RequestState::Merged { into, .. } => {
            (badge("Merged", Tone::Neutral), names::item_link(ws, *into))
        }
        RequestState::Declined { reason, .. } => {
            let again = Button::new("Take up again").small().on(move || {
                let command = Command::Intake(IntakeCommand::Reopen { request: id });
                attempt(store, command, "Request waits for triage again", refused);
            });
            let reason = reason.to_string();
            let end = view! { <span class="small soft truncate">{reason}</span> {again} };
            (badge("Declined", Tone::Watch), end.into_any())
        }
    };
    view! {
        <li class="rows__row" id=names::record(request.id)>
            <span class="rows__title">{request.problem.to_string()}</span>
            <span class="rows__end">{state} {end}</span>
        </li>
    }
    .into_any()
}
