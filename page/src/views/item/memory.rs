//! What the team knows about similar work: guardrails to meet, matching plays, past learnings.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::shown::Shown;
use crate::views::components::{Badge, Button, ButtonKind, Row, Section, Tone, dom};
use sprintloop::domain::base::text::{listed, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::guardrails::guardrails;
use sprintloop::domain::reads::retrospective::facts::{learnings_like, plays_like};
use sprintloop::domain::records::learning::Learning;
use sprintloop::domain::records::retrospective::outcome::{Guardrail, Play};

/// How many learnings from similar work are shown.
const LEARNINGS: usize = 3;

/// What the team knows about work like an item.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Related {
    /// What to watch for, and whether the item meets it.
    guardrails: Vec<(Arc<Guardrail>, bool)>,
    plays: Vec<Arc<Play>>,
    learnings: Vec<Arc<Learning>>,
}

impl Related {
    /// What is related to the item shown.
    pub(super) fn to(shown: Shown) -> Memo<Self> {
        Memo::new(move |_| {
            let ws = shown.store.workspace();
            let Some(item) = shown.item.get() else { return Self::default() };
            let met = |one: &Arc<Guardrail>| (one.clone(), item.guardrails.contains_key(&one.id));
            Self {
                guardrails: guardrails(&ws, &item).map(met).collect(),
                plays: plays_like(&ws, &item).into_iter().cloned().collect(),
                learnings: learnings_like(&ws, &item)
                    .into_iter()
                    .take(LEARNINGS)
                    .cloned()
                    .collect(),
            }
        })
    }
}

/// The section; empty if nothing is related.
#[component]
pub(super) fn Memory(shown: Shown, related: Memo<Related>) -> impl IntoView {
    move || {
        let Related { guardrails, plays, learnings } = related.get();
        let guards = guardrails
            .into_iter()
            .map(|(guardrail, met)| view! { <GuardrailRow shown guardrail met/> }.into_any());
        let plays = plays.into_iter().map(|play| view! { <PlayRow shown play/> }.into_any());
        let learned =
            learnings.into_iter().map(|learning| view! { <LearningRow learning/> }.into_any());
        let all: Vec<AnyView> = guards.chain(plays).chain(learned).collect();
        (!all.is_empty()).then(|| {
            view! {
                <div id=RELATED tabindex="-1">
                    <Section title="Related learnings and plays" note="From similar work">
                        <ul class="rows">{all}</ul>
                    </Section>
                </div>
            }
        })
    }
}

/// The id of the section.
const RELATED: &str = "item-related";

/// What there is from similar work, in one line above the fields; a press leads to it.
#[component]
pub(super) fn RelatedLine(related: Memo<Related>) -> impl IntoView {
    move || {
        let counts = related.with(|related| {
            [
                (related.guardrails.len(), "guardrail"),
                (related.plays.len(), "play"),
                (related.learnings.len(), "learning"),
            ]
        });
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| number_of(count, noun))
            .collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        (!said.is_empty()).then(|| {
            let label = format!("From similar work: {}", listed(&said));
            view! { <p><Button label kind=ButtonKind::Link on_press=move || dom::focus_later(RELATED)/></p> }
        })
    }
}

/// Dispatches; a refusal is shown at the top of the panel.
fn send(shown: Shown, command: RetrospectiveCommand) {
    shown.refused.set(shown.store.dispatch(Command::Retrospective(command)).err());
}

/// A guardrail to meet, and whether it caught a problem.
#[component]
fn GuardrailRow(shown: Shown, guardrail: Arc<Guardrail>, met: bool) -> impl IntoView {
    let (item, id) = (shown.id, guardrail.id);
    let tick = move |ev| {
        let met = event_target_checked(&ev);
        send(shown, RetrospectiveCommand::MeetGuardrail { item, guardrail: id, met });
    };
    let catch = move || send(shown, RetrospectiveCommand::Caught { guardrail: id, item });
    let caught = guardrail.caught.contains(&item);
    let end = move || match caught {
        true => Either::Left(view! { <Badge text="Caught a problem" tone=Tone::Good/> }),
        false => Either::Right(view! {
            <Button label="Log a catch" kind=ButtonKind::Quiet small=true on_press=catch/>
        }),
    };
    let when = if guardrail.at_done { "Before Done" } else { "Before Ready" };
    view! {
        <Row end>
            <label class="check">
                <input type="checkbox" class="check__box" id=format!("guardrail-{id}") prop:checked=met on:change=tick />
                <span>{guardrail.guard.to_string()}" "<span class="small soft">{when}": "{guardrail.happened.to_string()}</span></span>
            </label>
        </Row>
    }
}

/// A matching play, and whether it is used here.
#[component]
fn PlayRow(shown: Shown, play: Arc<Play>) -> impl IntoView {
    let (item, id) = (shown.id, play.id);
    let take = move || send(shown, RetrospectiveCommand::UsePlay { play: id, item });
    let used = match play.used.contains(&item) {
        true => Either::Left(view! { <Badge text="Used here" tone=Tone::Good/> }),
        false => Either::Right(view! { <Button label="Use play" small=true on_press=take/> }),
    };
    let end = move || view! { <Badge text="Play" tone=Tone::Accent/>{used} };
    view! {
        <Row end><a href="#/playbook">{play.name.to_string()}</a>" "<span class="small soft">{play.conditions.clone()}</span></Row>
    }
}

/// A learning from similar work.
#[component]
fn LearningRow(learning: Arc<Learning>) -> impl IntoView {
    let end = || view! { <Badge text="Learning"/> };
    view! {
        <Row end>{learning.subject.to_string()}" "<span class="small soft">{learning.happened.to_string()}</span></Row>
    }
}
