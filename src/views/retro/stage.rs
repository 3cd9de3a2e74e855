//! The presenter's view: one thing fills the screen, legible from the back of a room.

use crate::views::prelude::*;

use super::keys::deciding;
use super::{Session, discuss, gather, name_of};
use crate::domain::base::text::{Title, number_of};
use crate::domain::reads::retrospective::facts::{expectations, figures as facts_of};
use crate::domain::reads::retrospective::topics::{Topic, agenda, topics};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::workspace::Workspace;
use crate::views::components::{Button, dots, facts, key_hint};

/// As many topics are read from the back of a room.
const MOST: usize = 7;

/// The view over everything else.
pub fn stage(s: Session) -> AnyView {
    let body = s.live(move |ws, retro| body(s, ws, retro));
    let script = move || {
        let lines = s.step.get().script().iter().map(|line| view! { <li>{*line}</li> });
        s.script.get().then(|| view! { <ol class="stage__script">{lines.collect_view()}</ol> })
    };
    view! {
        <div class="stage">
            {body}
            {script}
            <div class="stage__clock">{s.clock.show()}</div>
            <div class="stage__foot">
                {key_hint("← →", "move on")}{key_hint("Space", "clock")}{key_hint("S", "script")}
                {move || deciding(s.step.get()).then(|| key_hint("D A G L W", "write down"))}
                {Button::new("Leave").quiet().key("Esc").on(move || s.present.set(false))}
            </div>
        </div>
    }
    .into_any()
}

fn body(s: Session, ws: &Workspace, retro: &Retrospective) -> AnyView {
    let step = s.step.get();
    let mut place = ().into_any();
    let main = match discuss::at_hand(s, retro).filter(|_| step == SessionStep::Discuss) {
        Some(topic) => {
            let queue = agenda(retro).0;
            let at = queue.iter().position(|other| other.id == topic.id).map_or(0, |at| at + 1);
            place = view! { <span>{format!("topic {at} of {}", queue.len())}</span>{dots(at, queue.len())} }.into_any();
            view! { {discuss::words(retro, &topic)}{discuss::heard(s, retro, topic.id)} }.into_any()
        }
        None => {
            let (title, line, figures) = said(s, ws, retro, step);
            let pairs = figures.into_iter().map(|(term, is)| (term, is.into_any())).collect();
            let facts = match step {
                // Names of topics want more room than the figures.
                SessionStep::Vote => {
                    view! { <div class="stage__wide">{facts(pairs)}</div> }.into_any()
                }
                _ => facts(pairs),
            };
            view! { <p class="topic__name">{title}</p><p class="topic__quote">{line}</p>{facts} }
                .into_any()
        }
    };
    let name = name_of(ws, retro);
    view! {
        <div class="stage__head"><b>{step.label()}</b>{place}<span class="stage__name">{name}</span></div>
        <div class="stage__main">{main}</div>
    }
    .into_any()
}

/// What the room is asked in a step, how far it is, and the figures to look at.
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
            "What do we do differently next time?",
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
            "One thought a card",
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
            ("What the votes say", String::new())
        }
        SessionStep::Vote => {
            ("Vote for what we can change", of_all(retro.voted.len(), "have put their ballot in"))
        }
        SessionStep::Discuss => ("No topic yet", String::new()),
        SessionStep::Expected => {
            let all = expectations(ws, retro.sprint);
            let known = all.iter().filter(|one| one.learning.is_some()).count();
            let line = format!("{known} of {} hypotheses have a result", all.len());
            ("What did we expect, and what happened?", line)
        }
        SessionStep::Decide => (
            "What do we do differently?",
            format!("{} so far", number_of(retro.outcomes.len() + retro.points.len(), "outcome")),
        ),
        SessionStep::Close => {
            let answers: u32 = retro.worth.iter().sum();
            ("Was it worth the time?", of_all(answers as usize, "have answered"))
        }
    };
    (title, line, figures)
}

/// A column, and how many cards stand in it.
fn column_of(retro: &Retrospective, column: &Title) -> (String, String) {
    let count = retro.cards.values().filter(|card| card.column == *column).count();
    (column.to_string(), count.to_string())
}
