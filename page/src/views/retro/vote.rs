//! Voting: ballots passed around or a show of hands; totals are on the page only once revealed.

use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_link::{Asked, ByLink};
use super::gather::{HandOff, Roster, tone};
use super::own_device::OwnTurn;
use super::session::{Session, Turn, keep_focus, still_missing};
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{
    Badge, Button, ButtonKind, More, NothingHere, Question, Row, Rows, Section, Stepper, Tone, dom,
};
use sprintloop::domain::base::ids::{Id, ParticipantId, TopicId};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::paper::paper;
use sprintloop::domain::reads::retrospective::topics::{Topic, agenda, budget, topics};
use sprintloop::domain::records::retrospective::record::Retrospective;

/// Shown while the device is handed over.
const PROMISE: &str = "No one sees the results until everyone has voted.";

/// The step.
#[component]
pub(super) fn VoteStep(s: Session) -> impl IntoView {
    move || match s.turn.get() {
        Turn::None => view! { <Room s/> }.into_any(),
        Turn::HandOff(who) => view! { <HandOff s who promise=PROMISE/> }.into_any(),
        Turn::At(who) => view! { <OwnBallot s who/> }.into_any(),
    }
}

/// The shared screen: who has voted, and the totals once revealed.
#[component]
fn Room(s: Session) -> impl IntoView {
    let votes = Memo::new(move |_| {
        let ws = s.store.workspace();
        ws.retrospectives.get(s.id).is_some_and(|retro| paper(retro).is_some())
    });
    let room = move || {
        let retro = s.live()?;
        Some(if !retro.revealed {
            view! { <NothingHere text="The cards are still hidden, so there is nothing to vote on yet."/> }
                .into_any()
        } else if retro.counted {
            view! { <Totals retro/> }.into_any()
        } else {
            view! { <Ballots s retro/> }.into_any()
        })
    };
    move || match votes.get() {
        true => view! {
            <div class="with-aside">
                <div class="stack stack--loose">{room}</div>
                <ByLink s asked=Asked::Ballots/>
            </div>
        }
        .into_any(),
        false => room.into_any(),
    }
}

/// The votes for every topic.
#[component]
fn Totals(retro: Arc<Retrospective>) -> impl IntoView {
    let (voted, none) = agenda(&retro);
    let line = |topic: Topic| {
        let votes = number_of(topic.votes as usize, "vote");
        let tone = if topic.votes == 0 { Tone::Neutral } else { tone(topic.kind) };
        view! { <Row end=move || view! { <Badge text=votes tone/> }>{topic.name}</Row> }
    };
    let rows: Vec<_> = voted.into_iter().chain(none).map(line).collect();
    view! { <Section title="Votes"><Rows rows none="No topics yet."/></Section> }
}

/// Who has voted, or the show of hands for each topic.
#[component]
fn Ballots(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let (voted, all) = (retro.voted.len(), retro.participants.len());
    let note = format!("{voted} of {all} have voted · votes per person: {}", budget(&retro));
    let hands = topics(&retro).into_iter().map(|topic| {
        let (id, now) = (topic.id, retro.hands.get(&topic.id).copied().unwrap_or(0));
        let set = move |count| s.act(SessionEdit::Hands { topic: id, count });
        view! { <Stepper name=topic.name id=id.to_string() now set/> }
    });
    let hands: Vec<_> = hands.collect();
    let done = retro.voted.clone();
    let roster = view! { <Roster s retro=Arc::clone(&retro) done=done.clone() by_file=false/> };
    // On the facilitator's window alone; the wall says how many.
    let missing = match retro.hands.is_empty() && voted > 0 {
        true => still_missing(&retro, &retro.voted, "voted"),
        false => String::new(),
    };
    let show = move || {
        // A show of hands leaves no ballots, and too few ballots are refused in any case.
        let enough = |retro: &Arc<Retrospective>| retro.ballots.len() >= retro.ballots_needed();
        let missing = s.now().filter(|retro| retro.hands.is_empty() && enough(retro));
        let missing = missing.map(|retro| still_missing(&retro, &retro.voted, "voted"));
        s.reveal("Show results", &missing.unwrap_or_default(), SessionEdit::Count);
    };
    let end = move || {
        view! {
            {move || (!s.is_led()).then(|| view! {
                <Button label="Change votes per person" kind=ButtonKind::Quiet small=true on_press=move || settings(s)/>
                <Button label="Show results" id="count" on_press=show/>
            })}
        }
    };
    view! {
        <Section title="Ballots" note end>
            {(!missing.is_empty()).then(|| view! { <p class="soft">{missing}</p> })}
            <OwnTurn s verb=move |who: &ParticipantId| (!done.contains(who)).then_some("Vote")/>
            {roster}
        </Section>
        <More label="Use a show of hands"><Rows rows=hands none="No topics yet."/></More>
    }
}

fn settings(s: Session) {
    let Some(retro) = s.now() else { return };
    let cap = retro.cap.map(|cap| cap.to_string()).unwrap_or_default();
    let questions = vec![
        Question::number("budget", "Votes per person").value(budget(&retro).to_string()),
        Question::number("cap", "Maximum per topic").value(cap),
    ];
    s.asking().ask("Votes per person", "Save", questions, move |answers| {
        s.edit(SessionEdit::Votes { budget: answers.read("budget"), cap: answers.read("cap") });
        Ok(())
    });
}

/// A person's ballot.
#[component]
fn OwnBallot(s: Session, who: ParticipantId) -> impl IntoView {
    let retro = s.now()?;
    let most = budget(&retro);
    // A topic may have been merged since the ballot was started.
    let all = topics(&retro);
    let mut begun = private_turn(who.uuid()).votes;
    begun.retain(|id, _| all.iter().any(|topic| topic.id == *id));
    let given = RwSignal::new(begun);
    Effect::new(move |_| {
        let votes = given.get();
        keep_private_turn(who.uuid(), &PrivateTurn { votes, ..private_turn(who.uuid()) });
    });
    let left = move || most.saturating_sub(given.with(|given| given.values().sum()));
    let cap = retro.cap.unwrap_or(most);
    let list = move || {
        keep_focus();
        let left = left();
        let rows = all.clone().into_iter().map(|topic| {
            let (id, now) =
                (topic.id, given.with(|given| given.get(&topic.id).copied().unwrap_or(0)));
            let set = move |count| {
                if count <= now || (left > 0 && count <= cap) {
                    given.update(|given| {
                        given.insert(id, count);
                    });
                }
            };
            view! { <Stepper name=topic.name id=id.to_string() now set/> }
        });
        view! { <Rows rows=rows.collect() none="No topics yet."/> }
    };
    let cast = move |votes: BTreeMap<TopicId, u32>| {
        let edit = SessionEdit::Cast { ballot: s.store.mint_random(), who, votes };
        if s.quietly(edit) {
            let rest = PrivateTurn { votes: BTreeMap::new(), ..private_turn(who.uuid()) };
            keep_private_turn(who.uuid(), &rest);
            s.turn.set(Turn::None);
            dom::focus_later("retro-step");
        }
    };
    let note = move || format!("{} of {most} votes left", left());
    Some(view! {
        <Section title="Your ballot" note>{list}</Section>
        <div class="cluster">
            <Button label="Cast your votes" kind=ButtonKind::Primary on_press=move || cast(given.get_untracked())/>
            <Button label="Abstain" kind=ButtonKind::Quiet on_press=move || cast(BTreeMap::new())/>
        </div>
    })
}
