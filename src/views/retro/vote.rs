//! Votes: ballots passed around or hands counted; totals are on the page only once they are shown.

use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::gather::{HandOff, Roster, tone};
use super::session::{Session, Turn, keep_focus};
use crate::domain::base::ids::{Id, ParticipantId, TopicId};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::{Topic, agenda, budget, topics};
use crate::domain::records::retrospective::record::Retrospective;
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{
    Badge, Button, ButtonKind, IconName, More, NothingHere, Question, Row, RowButton, Rows,
    Section, dom,
};

/// Said while the device goes from hand to hand.
const PROMISE: &str = "Nobody sees a total until every ballot is in.";

/// The step.
#[component]
pub(super) fn VoteStep(s: Session) -> impl IntoView {
    move || match s.turn.get() {
        Turn::None => view! { <Room s/> }.into_any(),
        Turn::HandOff(who) => view! { <HandOff s who promise=PROMISE/> }.into_any(),
        Turn::At(who) => view! { <OwnBallot s who/> }.into_any(),
    }
}

/// The shared screen: who has voted, and the totals once they are shown.
#[component]
fn Room(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        Some(if !retro.revealed {
            view! { <NothingHere text="The cards are not shown yet, so there is nothing to vote for."/> }
                .into_any()
        } else if retro.counted {
            view! { <Totals retro/> }.into_any()
        } else {
            view! { <Ballots s retro/> }.into_any()
        })
    }
}

/// The votes of every topic.
#[component]
fn Totals(retro: Arc<Retrospective>) -> impl IntoView {
    let (voted, none) = agenda(&retro);
    let line = |topic: Topic| {
        let votes = match topic.votes {
            1 => "1 vote".to_owned(),
            votes => format!("{votes} votes"),
        };
        let tone = tone(topic.kind);
        view! { <Row end=move || view! { <Badge text=votes tone/> }>{topic.name}</Row> }
    };
    let rows: Vec<_> = voted.into_iter().chain(none).map(line).collect();
    view! { <Section title="Votes"><Rows rows none="There is no topic yet."/></Section> }
}

/// Whose ballot is in, or how many hands each topic has.
#[component]
fn Ballots(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let (voted, all) = (retro.voted.len(), retro.participants.len());
    let note = format!("{voted} of {all} ballots in, {} votes each", budget(&retro));
    let hands = topics(&retro).into_iter().map(|topic| {
        let (id, now) = (topic.id, retro.hands.get(&topic.id).copied().unwrap_or(0));
        let set = move |count| s.act(SessionEdit::Hands { topic: id, count });
        view! { <Stepper name=topic.name id now set/> }
    });
    let hands: Vec<_> = hands.collect();
    let done = retro.voted.clone();
    let end = move || {
        view! {
            <Button label="Votes each" kind=ButtonKind::Quiet small=true on_press=move || settings(s)/>
            <Button label="Show the totals" id="count" on_press=move || s.act(SessionEdit::Count)/>
        }
    };
    view! {
        <Section title="Ballots" note end><Roster s retro done by_file=false/></Section>
        <More label="Count hands instead"><Rows rows=hands none="There is no topic yet."/></More>
    }
}

/// One topic with fewer and more.
#[component]
fn Stepper(
    name: String,
    id: TopicId,
    /// How many it has.
    now: u32,
    /// Gives it this many.
    #[prop(into)]
    set: Callback<(u32,)>,
) -> impl IntoView {
    let (fewer, more) = (format!("Fewer for {name}"), format!("More for {name}"));
    let end = move || {
        view! {
            <RowButton label=fewer icon=IconName::Minus id=format!("fewer-{id}")
                on_press=move || set.run((now.saturating_sub(1),))/>
            <span class="number">{now}</span>
            <RowButton label=more icon=IconName::Plus id=format!("more-{id}")
                on_press=move || set.run((now + 1,))/>
        }
    };
    view! { <Row end>{name}</Row> }
}

fn settings(s: Session) {
    let Some(retro) = s.now() else { return };
    let cap = retro.cap.map(|cap| cap.to_string()).unwrap_or_default();
    let questions = vec![
        Question::number("budget", "Votes each person has").value(budget(&retro).to_string()),
        Question::number("cap", "At most this many for one topic").value(cap),
    ];
    s.asking().ask("Votes each", "Save", questions, move |answers| {
        s.edit(SessionEdit::Votes { budget: answers.read("budget"), cap: answers.read("cap") });
        Ok(())
    });
}

/// Someone's own ballot.
#[component]
fn OwnBallot(s: Session, who: ParticipantId) -> impl IntoView {
    let retro = s.now()?;
    let most = budget(&retro);
    // A topic may have been merged away since the ballot was begun.
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
            view! { <Stepper name=topic.name id now set/> }
        });
        view! { <Rows rows=rows.collect() none="There is no topic yet."/> }
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
            <Button label="Put the ballot in" kind=ButtonKind::Primary on_press=move || cast(given.get_untracked())/>
            <Button label="Abstain" kind=ButtonKind::Quiet on_press=move || cast(BTreeMap::new())/>
        </div>
    })
}
