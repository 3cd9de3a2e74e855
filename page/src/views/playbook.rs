//! The playbook: methods that worked, and the guardrails in force.

use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

use super::components::{
    Asking, Badge, Button, ButtonKind, EmptyState, Facts, PageTitle, Question, QuestionDialog, Row,
    Rows, Section, UserText,
};
use super::names::{self, ItemLink};
use super::retro::ask::ask_play;
use super::retro::outcomes::OpenActions;
use crate::state::{Route, Store};
use sprintloop::domain::base::ids::{GuardrailId, PlayId};
use sprintloop::domain::base::text::{Reason, counted, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::summary::guardrail_place;
use sprintloop::domain::records::retrospective::outcome::Play;
use sprintloop::domain::workspace::Workspace;

/// The screen.
#[component]
pub fn PlaybookScreen() -> impl IntoView {
    let store = Store::here();
    let asking = Asking::new();
    view! {
        <PageTitle title="Playbook">
            <Button label="New play" kind=ButtonKind::Primary
                on_press=move || ask_play(store, asking, None, String::new())/>
        </PageTitle>
        <div class="stack stack--loose">
            <div class="stack"><Plays store asking/></div>
            <OpenActions store/>
            <Section title="Guardrails"><Guardrails store asking/></Section>
        </div>
        <QuestionDialog asking/>
    }
}

/// Every play in use.
#[component]
fn Plays(store: Store, asking: Asking) -> impl IntoView {
    move || {
        let ws = store.workspace();
        let plays = ws.plays.values().filter(|play| play.retired.is_none()).map(|play| {
            let play = Arc::clone(play);
            view! { <PlayCard store asking play/> }
        });
        let plays: Vec<_> = plays.collect();
        match plays.is_empty() {
            true => Either::Left(view! {
                <EmptyState title="No plays yet"
                    text="A play is a method that worked, written down so you can use it again. Turn a learning into a play to start."/>
            }),
            false => Either::Right(plays),
        }
    }
}

/// Every guardrail in force, and how often it caught something.
#[component]
fn Guardrails(store: Store, asking: Asking) -> impl IntoView {
    move || {
        let ws = store.workspace();
        let rows = ws.guardrails.values().filter(|it| it.retired.is_none()).map(|it| {
            let caught = counted(it.caught.len(), "catch", "catches");
            let guard = it.guard.to_string();
            let place = format!("Checked {}", guardrail_place(&ws, it));
            let (what, id) = (Retired::Guardrail(it.id), names::record(it.id));
            let end = move || view! { <Badge text=caught/><GiveUpButton store asking what/> };
            view! { <Row end><span id=id>{guard}</span><span class="small soft">{place}</span></Row> }
        });
        view! { <Rows rows=rows.collect() none="No guardrails yet."/> }
    }
}

/// A play: when it applies, its steps, its evidence and the results of using it.
#[component]
fn PlayCard(store: Store, asking: Asking, play: Arc<Play>) -> impl IntoView {
    let (id, ws) = (play.id, store.workspace_now());
    let used = match play.used.len() {
        0 => "Not used yet".to_owned(),
        times => format!("Used {}", number_of(times, "time")),
    };
    let owner = names::member(&ws, play.owner);
    view! {
        <article class="card" id=names::record(id)>
            <div class="card__head"><h2 class="section__title">{play.name.to_string()}</h2><Badge text=used/></div>
            <Facts rows=lines(&ws, &play)/>
            <div class="card__foot"><span class="small soft">{owner}</span>
                <Button label="Edit" kind=ButtonKind::Quiet small=true
                    on_press=move || ask_play(store, asking, Some(id), String::new())/>
                <GiveUpButton store asking what=Retired::Play(id)/></div>
        </article>
    }
}

/// Returns what a play says, line by line.
fn lines(ws: &Workspace, play: &Play) -> Vec<(String, AnyView)> {
    let said = [("When", &play.conditions), ("Steps", &play.steps)];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    let mut lines: Vec<_> = said
        .map(|(term, text)| (term.to_owned(), view! { <UserText text=text.clone()/> }.into_any()))
        .collect();
    let learned = play.learnings.iter().filter_map(|id| ws.learnings.get(*id));
    let evidence = learned.map(|it| {
        let href = Route::learnings().hash_at(it.id);
        view! { <li dir="auto"><a href=href>{it.subject.to_string()}</a>": "{it.happened.to_string()}</li> }.into_any()
    });
    // The results of using it come from the learnings of those items.
    let results = play.used.iter().map(|item| {
        let found = ws.learnings.values().find(|it| it.item == Some(*item));
        let brought = found.map(|it| it.happened.to_string()).unwrap_or_default();
        let id = *item;
        view! { <li dir="auto"><ItemLink id/>" "{brought}</li> }.into_any()
    });
    let (evidence, results): (Vec<_>, Vec<_>) = (evidence.collect(), results.collect());
    for (term, all) in [("Evidence", evidence), ("Used on", results)] {
        if !all.is_empty() {
            lines.push((term.to_owned(), view! { <ul class="plain">{all}</ul> }.into_any()));
        }
    }
    lines
}

/// What is being retired.
#[derive(Clone, Copy)]
enum Retired {
    Guardrail(GuardrailId),
    Play(PlayId),
}

/// Asks why something is no longer needed, and retires it.
#[component]
fn GiveUpButton(store: Store, asking: Asking, what: Retired) -> impl IntoView {
    let press = move || {
        let why =
            vec![Question::line("why", "Why is it no longer needed?").required("Enter a reason.")];
        let (about, guardrail, play) = match what {
            Retired::Guardrail(id) => (asking.about(id), Some(id), None),
            Retired::Play(id) => (asking.about(id), None, Some(id)),
        };
        about.ask("Retire", "Retire", why, move |answers| {
            let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
            let retire = RetrospectiveCommand::Retire { guardrail, play, reason };
            store
                .dispatch(Command::Retrospective(retire))
                .map(|_| ())
                .map_err(|refusal| refusal.why)
        });
    };
    view! { <Button label="Retire" kind=ButtonKind::Quiet small=true on_press=press/> }
}
