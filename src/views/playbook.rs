//! The playbook: methods that worked, and the guardrails that stand.

use crate::views::prelude::*;

use super::components::{
    Asking, Button, Question, Tone, badge, empty_state, facts, page_title, section, user_text,
};
use super::names;
use super::retro::ask::ask_play;
use super::retro::outcomes::open_actions;
use super::retro::{row, rows};
use crate::domain::base::ids::{GuardrailId, PlayId};
use crate::domain::base::text::{Reason, number_of};
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::summary::guardrail_place;
use crate::domain::records::retrospective::outcome::Play;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let asking = Asking::new();
    let add =
        Button::new("New play").primary().on(move || ask_play(store, asking, None, String::new()));
    let body = move || {
        let ws = store.workspace();
        let plays: Vec<_> = ws.plays.values().filter(|play| play.retired.is_none()).collect();
        let plays = match plays.is_empty() {
            true => empty_state(
                "No play yet",
                "A play is a method that worked, kept so that it can be used again. Make one from a learning.",
                Vec::new(),
            ),
            false => {
                plays.into_iter().map(|it| play(store, asking, &ws, it)).collect_view().into_any()
            }
        };
        let guards = ws.guardrails.values().filter(|it| it.retired.is_none()).map(|it| {
            let id = it.id;
            let caught = match it.caught.len() {
                1 => "caught something once".to_owned(),
                count => format!("caught something {count} times"),
            };
            let title = view! { {it.guard.to_string()}<span class="small soft">{guardrail_place(&ws, it)}</span> };
            row(title.into_any(), vec![badge(caught, Tone::Neutral), retire(store, asking, Some(id), None)])
        });
        view! {
            <div class="stack">{plays}</div>
            {open_actions(store, &ws)}
            {section("Guardrails", (), (), rows(guards.collect(), "No guardrail stands."))}
        }
    };
    view! { {page_title("Playbook", vec![], vec![add])} <div class="stack stack--loose">{body}</div> {asking.show()} }
        .into_any()
}

fn play(store: Store, asking: Asking, ws: &Workspace, play: &Play) -> AnyView {
    let id = play.id;
    let learned = play.learnings.iter().filter_map(|id| ws.learnings.get(*id));
    let evidence = learned.map(|it| {
        let href = Route::learnings().hash_at(it.id);
        view! { <li dir="auto"><a href=href>{it.subject.to_string()}</a>": "{it.happened.to_string()}</li> }.into_any()
    });
    let list = |lines: Vec<AnyView>| view! { <ul class="plain">{lines}</ul> }.into_any();
    // What using it brought comes back by the learnings of those items.
    let results = play.used.iter().map(|item| {
        let found = ws.learnings.values().find(|it| it.item == Some(*item));
        let brought = found.map(|it| it.happened.to_string()).unwrap_or_default();
        view! { <li dir="auto">{names::item_link(ws, *item)}" "{brought}</li> }.into_any()
    });
    let (evidence, results): (Vec<_>, Vec<_>) = (evidence.collect(), results.collect());
    let said = [("When", &play.conditions), ("Steps", &play.steps)];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    let mut lines: Vec<_> = said.map(|(term, text)| (term.to_owned(), user_text(text))).collect();
    for (term, all) in [("Evidence", evidence), ("Used on", results)] {
        if !all.is_empty() {
            lines.push((term.to_owned(), list(all)));
        }
    }
    view! {
        <article class="card">
            <div class="card__head"><h2 class="section__title">{play.name.to_string()}</h2>{badge(format!("Used {}", number_of(play.used.len(), "time")), Tone::Neutral)}</div>
            {facts(lines)}
            <div class="card__foot"><span class="small soft">{names::member(ws, play.owner)}</span>
                {Button::new("Edit").quiet().small().on(move || ask_play(store, asking, Some(id), String::new()))}
                {retire(store, asking, None, Some(id))}</div>
        </article>
    }
    .into_any()
}

fn retire(
    store: Store,
    asking: Asking,
    guardrail: Option<GuardrailId>,
    play: Option<PlayId>,
) -> AnyView {
    Button::new("Give up").quiet().small().on(move || {
        let why = vec![Question::line("why", "Why is it no longer needed?").required()];
        let about = match (guardrail, play) {
            (Some(id), _) => asking.about(id),
            (_, Some(id)) => asking.about(id),
            _ => asking,
        };
        about.ask("Give up", "Give it up", why, move |answers| {
            let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
            let retire = RetrospectiveCommand::Retire { guardrail, play, reason };
            store
                .dispatch(Command::Retrospective(retire))
                .map(|_| ())
                .map_err(|refusal| refusal.why)
        });
    })
}
