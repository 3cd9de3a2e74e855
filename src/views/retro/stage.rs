//! The presenter view: one thing fills the screen, legible from the back of a room.

use leptos::prelude::*;
use std::sync::Arc;

use super::clock::ClockRing;
use super::discuss::{Heard, TopicWords};
use super::keys::deciding;
use super::session::{Session, name_of};
use super::{discuss, gather};
use crate::domain::base::text::{Title, number_of};
use crate::domain::reads::retrospective::facts::{expectations, figures as facts_of};
use crate::domain::reads::retrospective::topics::{Topic, agenda, topics};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::workspace::Workspace;
use crate::views::components::{Button, ButtonKind, Dots, Facts, KeyHint};

/// How many topics can be read from the back of a room.
const MOST: usize = 7;

/// The view over everything else.
#[component]
pub(super) fn Stage(s: Session) -> impl IntoView {
    let script = move || {
        let lines = s.step.get().script().iter().map(|line| view! { <li>{*line}</li> });
        s.script.get().then(|| view! { <ol class="stage__script">{lines.collect_view()}</ol> })
    };
    let writes =
        move || deciding(s.step.get()).then(|| view! { <KeyHint key="D A G L W" does="record"/> });
    view! {
        <div class="stage">
            <StageBody s/>
            {script}
            <div class="stage__clock"><ClockRing clock=s.clock/></div>
            <div class="stage__foot">
                <KeyHint key="← →" does="step"/>
                <KeyHint key="Space" does="timer"/>
                <KeyHint key="S" does="script"/>
                {writes}
                <Button label="Exit" kind=ButtonKind::Quiet key="Esc" on_press=move || s.present.set(false)/>
            </div>
        </div>
    }
}

/// The current step or topic, and the name of the retrospective.
#[component]
fn StageBody(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let step = s.step.get();
        let name = name_of(&s.store.workspace_now(), &retro);
        let topic = discuss::at_hand(s, &retro).filter(|_| step == SessionStep::Discuss);
        let place = topic.as_ref().map(|topic| {
            let queue = agenda(&retro).0;
            let at = queue.iter().position(|other| other.id == topic.id).map_or(0, |at| at + 1);
            let of = queue.len();
            view! { <span>{format!("topic {at} of {of}")}</span><Dots now=at of/> }
        });
        let main = match topic {
            Some(topic) => view! { <StageTopic s retro topic/> }.into_any(),
            None => view! { <StageStep s retro step/> }.into_any(),
        };
        Some(view! {
            <div class="stage__head"><b>{step.label()}</b>{place}<span class="stage__name">{name}</span></div>
            <div class="stage__main">{main}</div>
        })
    }
}

/// A topic, and who has spoken about it.
#[component]
fn StageTopic(s: Session, retro: Arc<Retrospective>, topic: Topic) -> impl IntoView {
    let id = topic.id;
    view! { <TopicWords retro=Arc::clone(&retro) topic/><Heard s retro topic=id/> }
}

/// The question for the room in a step.
#[component]
fn StageStep(s: Session, retro: Arc<Retrospective>, step: SessionStep) -> impl IntoView {
    let (title, line, figures) = said(s, &s.store.workspace_now(), &retro, step);
    let rows = figures.into_iter().map(|(term, is)| (term, is.into_any())).collect();
    let facts = view! { <Facts rows/> };
    let facts = match step {
        // Topic names need more room than numbers.
        SessionStep::Vote => view! { <div class="stage__wide">{facts}</div> }.into_any(),
        _ => facts.into_any(),
    };
    view! { <p class="topic__name">{title}</p><p class="topic__quote">{line}</p>{facts} }
}

/// Returns the question for the room in a step, its progress, and the numbers to show.
fn said(
    s: Session,
    ws: &Workspace,
    retro: &Retrospective,
    step: SessionStep,
) -> (&'static str, String, Vec<(String, String)>) {
    let of_all =
        |count: usize, what: &str| format!("{count} of {} {what}", retro.participants.len());
    let mut figures = Vec::new();
    let (title, line) = match step {
        SessionStep::Open => (
            "What will we do differently next time?",
            "Everyone did the best they could with what they knew.".to_owned(),
        ),
        SessionStep::Facts => {
            let sprint = ws.sprints.get(retro.sprint);
            let all = sprint.map(|it| facts_of(ws, it, s.store.now())).unwrap_or_default();
            figures = all.into_iter().map(|(term, is)| (term.to_owned(), is)).collect();
            ("", String::new())
        }
        SessionStep::Gather if retro.revealed => {
            figures = retro.columns.iter().map(|column| column_of(retro, &column.name)).collect();
            ("What we wrote", String::new())
        }
        SessionStep::Gather => (
            "One thought per card",
            format!("{} · {}", gather::cards(retro), of_all(retro.wrote.len(), "have written")),
        ),
        SessionStep::Group => (
            "What belongs together?",
            format!("{} · {}", gather::cards(retro), number_of(topics(retro).len(), "topic")),
        ),
        SessionStep::Vote if retro.counted => {
            let first = agenda(retro).0.into_iter().take(MOST);
            let votes = |topic: Topic| (topic.name, number_of(topic.votes as usize, "vote"));
            figures = first.map(votes).collect();
            ("Vote results", String::new())
        }
        SessionStep::Vote => {
            ("Vote for what we can change", of_all(retro.voted.len(), "have voted"))
        }
        SessionStep::Discuss => ("No topic yet", String::new()),
        SessionStep::Expected => {
            let all = expectations(ws, retro.sprint);
            let known = all.iter().filter(|one| one.learning.is_some()).count();
            let line = format!("Hypotheses with a result: {known} of {}", all.len());
            ("What did we expect, and what happened?", line)
        }
        SessionStep::Decide => (
            "What will we do differently?",
            format!("{} so far", number_of(retro.outcomes.len() + retro.points.len(), "outcome")),
        ),
        SessionStep::Close => {
            let answers: u32 = retro.worth.iter().sum();
            ("Was it worth the time?", of_all(answers as usize, "have answered"))
        }
    };
    (title, line, figures)
}

/// Returns a column and its number of cards.
fn column_of(retro: &Retrospective, column: &Title) -> (String, String) {
    let count = retro.cards.values().filter(|card| card.column == *column).count();
    (column.to_string(), count.to_string())
}
