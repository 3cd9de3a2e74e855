//! Votes: ballots passed around or hands counted; totals are on the page only once they are shown.

use crate::views::prelude::*;
use std::collections::BTreeMap;

use super::gather::{hand_off, roster, tone};
use super::{Session, Turn, row, rows};
use crate::domain::base::ids::{Id, ParticipantId, TopicId};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::{Topic, agenda, budget, topics};
use crate::domain::records::retrospective::record::Retrospective;
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{Button, Icon, Question, badge, dom, more, nothing_here, section};

/// The step.
pub fn vote(s: Session) -> AnyView {
    (move || match s.turn.get() {
        Turn::None => s.live(move |_, retro| room(s, retro)),
        Turn::HandOff(who) => hand_off(s, who, "Nobody sees a total until every ballot is in."),
        Turn::At(who) => untrack(|| ballot(s, who)),
    })
    .into_any()
}

fn room(s: Session, retro: &Retrospective) -> AnyView {
    if !retro.revealed {
        return nothing_here("The cards are not shown yet, so there is nothing to vote for.");
    }
    if retro.counted {
        let (voted, none) = agenda(retro);
        let line = |topic: Topic| {
            let votes = match topic.votes {
                1 => "1 vote".to_owned(),
                votes => format!("{votes} votes"),
            };
            row(topic.name.into_any(), vec![badge(votes, tone(topic.kind))])
        };
        let all = voted.into_iter().chain(none).map(line).collect();
        return section("Votes", (), (), rows(all, "There is no topic yet."));
    }
    let note = format!(
        "{} of {} ballots in, {} votes each",
        retro.voted.len(),
        retro.participants.len(),
        budget(retro)
    );
    let count = Button::new("Show the totals").id("count").on(move || s.act(SessionEdit::Count));
    let turns = roster(s, retro, |retro, who| retro.voted.contains(&who), false);
    let hands = topics(retro).into_iter().map(|topic| {
        let (id, now) = (topic.id, retro.hands.get(&topic.id).copied().unwrap_or(0));
        let set = move |count| s.act(SessionEdit::Hands { topic: id, count });
        stepper(topic.name, id, now, set)
    });
    let settings = Button::new("Votes each").quiet().small().on(move || settings(s));
    view! {
        {section("Ballots", note, view! { {settings}{count} }, turns)}
        {more("Count hands instead", rows(hands.collect(), "There is no topic yet."))}
    }
    .into_any()
}

/// One topic with fewer and more.
fn stepper(
    name: String,
    id: TopicId,
    now: u32,
    set: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> AnyView {
    let less = Button::new(format!("Fewer for {name}"))
        .small()
        .quiet()
        .icon_only(Icon::Minus)
        .id(format!("fewer-{id}"));
    let more = Button::new(format!("More for {name}"))
        .small()
        .quiet()
        .icon_only(Icon::Plus)
        .id(format!("more-{id}"));
    row(
        name.into_any(),
        vec![
            less.on(move || set(now.saturating_sub(1))),
            view! { <span class="number">{now}</span> }.into_any(),
            more.on(move || set(now + 1)),
        ],
    )
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
fn ballot(s: Session, who: ParticipantId) -> AnyView {
    let Some(retro) = s.now() else { return ().into_any() };
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
        if let Some(id) = dom::focused().map(|focused| focused.id()).filter(|id| !id.is_empty()) {
            dom::focus_later(id);
        }
        let left = left();
        let lines = all.clone().into_iter().map(|topic| {
            let (id, now) =
                (topic.id, given.with(|given| given.get(&topic.id).copied().unwrap_or(0)));
            stepper(topic.name, id, now, move |count| {
                if count <= now || (left > 0 && count <= cap) {
                    given.update(|given| {
                        given.insert(id, count);
                    });
                }
            })
        });
        rows(lines.collect(), "There is no topic yet.")
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
    view! {
        {section("Your ballot", note, (), list.into_any())}
        <div class="cluster">
            {Button::new("Put the ballot in").primary().on(move || cast(given.get_untracked()))}
            {Button::new("Abstain").quiet().on(move || cast(BTreeMap::new()))}
        </div>
    }
    .into_any()
}
