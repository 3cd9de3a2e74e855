//! The presenter's view: one thing fills the screen, legible from the back of a room.

use crate::views::prelude::*;

use super::{Session, discuss, gather, name_of};
use crate::domain::retrospective::facts::figures;
use crate::domain::retrospective::record::Retrospective;
use crate::domain::retrospective::steps::SessionStep;
use crate::domain::retrospective::topics::agenda;
use crate::domain::workspace::Workspace;
use crate::views::components::{Button, dots, facts, key_hint};

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
                {key_hint("D A G L W", "write down")}
                {Button::new("Leave").quiet().key("Esc").on(move || s.present.set(false))}
            </div>
        </div>
    }
    .into_any()
}

fn body(s: Session, ws: &Workspace, retro: &Retrospective) -> AnyView {
    let step = s.step.get();
    let mut place = ().into_any();
    let main = match step {
        SessionStep::Discuss => match discuss::at_hand(s, retro) {
            Some(topic) => {
                let queue = agenda(retro).0;
                let at = queue.iter().position(|other| other.id == topic.id).map_or(0, |at| at + 1);
                place = view! { <span>{format!("topic {at} of {}", queue.len())}</span>{dots(at, queue.len())} }.into_any();
                view! { {discuss::words(retro, &topic)}{discuss::heard(s, retro, topic.id)} }
                    .into_any()
            }
            None => big("No topic yet", String::new()),
        },
        SessionStep::Gather => big(
            "One thought a card",
            format!(
                "{} · {} of {} have written",
                gather::cards(retro),
                retro.wrote.len(),
                retro.participants.len()
            ),
        ),
        SessionStep::Vote => big(
            "Vote for what we can change",
            format!("{} of {} ballots in", retro.voted.len(), retro.participants.len()),
        ),
        SessionStep::Facts => {
            let now = s.store.now();
            let numbers = ws.sprints.get(retro.sprint).map(|it| figures(ws, it, now));
            let numbers = numbers.unwrap_or_default().into_iter();
            let pairs = numbers.map(|(term, is)| (term.to_owned(), is.into_any())).collect();
            view! { {big(step.label(), String::new())}{facts(pairs)} }.into_any()
        }
        _ => big(step.label(), String::new()),
    };
    let name = name_of(ws, retro);
    view! {
        <div class="stage__head"><b>{step.label()}</b>{place}<span class="stage__name">{name}</span></div>
        <div class="stage__main">{main}</div>
    }
    .into_any()
}

fn big(title: &'static str, line: String) -> AnyView {
    view! { <p class="topic__name">{title}</p><p class="topic__quote">{line}</p> }.into_any()
}
