//! What the team already knows about such work: guardrails to meet, plays that fit, past learnings.

use crate::views::prelude::*;

use super::panel::Shown;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::guardrails::guardrails;
use crate::domain::reads::retrospective::facts::{learnings_like, plays_like};
use crate::views::components::{Button, Tone, badge, section};
use crate::views::retro::row;

/// The section; nothing where there is nothing to say.
pub(super) fn memory(shown: Shown) -> AnyView {
    let store = shown.store;
    let send = move |command: RetrospectiveCommand| {
        shown.refused.set(store.dispatch(Command::Retrospective(command)).err());
    };
    (move || {
        let ws = store.workspace();
        let item = shown.item.get()?;
        let id = item.id;
        let guards = guardrails(&ws, &item).map(|it| {
            let (guardrail, met) = (it.id, item.guardrails.contains_key(&it.id));
            let tick = move |ev| {
                let met = event_target_checked(&ev);
                send(RetrospectiveCommand::MeetGuardrail { item: id, guardrail, met });
            };
            let caught = match it.caught.contains(&id) {
                true => badge("Caught something", Tone::Good),
                false => Button::new("It caught something").quiet().small().on(move || {
                    send(RetrospectiveCommand::Caught { guardrail, item: id });
                }),
            };
            let when = if it.at_done { "Done" } else { "Ready" };
            let label = view! {
                <label class="check">
                    <input type="checkbox" class="check__box" id=format!("guardrail-{guardrail}") prop:checked=met on:change=tick />
                    <span>{it.guard.to_string()}" "<span class="small soft">{when}": "{it.happened.to_string()}</span></span>
                </label>
            };
            row(label.into_any(), vec![caught])
        });
        let plays = plays_like(&ws, &item).into_iter().map(|it| {
            let play = it.id;
            let used = match it.used.contains(&id) {
                true => badge("Used here", Tone::Good),
                false => Button::new("Use it").small().on(move || {
                    send(RetrospectiveCommand::UsePlay { play, item: id });
                }),
            };
            let title = view! { <a href="#/playbook">{it.name.to_string()}</a>" "<span class="small soft">{it.conditions.clone()}</span> };
            row(title.into_any(), vec![badge("Play", Tone::Accent), used])
        });
        let learned = learnings_like(&ws, &item).into_iter().take(3).map(|it| {
            let title = view! { {it.subject.to_string()}" "<span class="small soft">{it.happened.to_string()}</span> };
            row(title.into_any(), vec![badge("Learning", Tone::Neutral)])
        });
        let all: Vec<_> = guards.chain(plays).chain(learned).collect();
        (!all.is_empty()).then(|| {
            let list = view! { <ul class="rows">{all}</ul> };
            section("What we know", "guardrails, plays and learnings of such work", (), list.into_any())
        })
    })
    .into_any()
}
