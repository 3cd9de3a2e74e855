//! One topic at a time: who was heard, what was said, and what it ends in.

use crate::views::prelude::*;

use super::gather::tone;
use super::outcomes;
use super::{Session, people, row, rows};
use crate::domain::base::ids::TopicId;
use crate::domain::base::text::Reason;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::{Topic, agenda, begins, unheard};
use crate::domain::records::retrospective::record::{Order, Retrospective};
use crate::domain::workspace::Workspace;
use crate::views::components::{
    Button, Field, Icon, Question, Tone, badge, chip, dom, nothing_here, section, text_area,
};

/// The topic at hand: the chosen one, else the first that has not come to an end.
pub fn at_hand(s: Session, retro: &Retrospective) -> Option<Topic> {
    let (queue, rest) = agenda(retro);
    let wanted = s.topic.get();
    let all = || queue.iter().chain(&rest);
    let open = |topic: &&Topic| retro.discussions.get(&topic.id).is_none_or(|said| !said.done);
    let found = all().find(|topic| Some(topic.id) == wanted);
    found.or_else(|| queue.iter().find(open)).or_else(|| queue.first()).cloned()
}

/// Goes to the topic beside the one at hand; false where there is none.
pub fn beside(s: Session, on: bool) -> bool {
    let Some(retro) = s.now() else { return false };
    let queue = agenda(&retro).0;
    let here = untrack(|| at_hand(s, &retro))
        .and_then(|topic| queue.iter().position(|it| it.id == topic.id));
    let there = here.and_then(|at| if on { at.checked_add(1) } else { at.checked_sub(1) });
    let Some(topic) = there.and_then(|at| queue.get(at)) else { return false };
    s.topic.set(Some(topic.id));
    true
}

/// The step.
pub fn discuss(s: Session) -> AnyView {
    let here = Memo::new(move |_| {
        let ws = s.store.workspace();
        let retro = ws.retrospectives.get(s.id)?;
        Some(at_hand(s, retro)?.id)
    });
    // The clock and the keys go by the topic at hand.
    Effect::new(move |_| {
        let topic = here.get();
        if s.topic.get_untracked() != topic {
            s.topic.set(topic);
        }
    });
    on_cleanup(move || {
        let _ = s.topic.try_set(None);
    });
    let topic = move || match here.get() {
        Some(id) => untrack(|| topic(s, id)),
        None if s.now().is_some_and(|retro| retro.hides_cards()) => {
            nothing_here("The cards are not shown yet. Show them where they are gathered.")
        }
        None => nothing_here("There is no topic yet."),
    };
    let list = s.live(move |_, retro| list(s, retro));
    view! { <div class="with-aside"><div class="stack stack--loose">{topic}</div>{list}</div> }
        .into_any()
}

fn topic(s: Session, id: TopicId) -> AnyView {
    let head = s.live(move |_, retro| {
        let (queue, rest) = agenda(retro);
        let found = queue.iter().chain(&rest).find(|topic| topic.id == id);
        found.map(|topic| words(retro, topic)).into_any()
    });
    let heard = s.live(move |_, retro| heard(s, retro, id));
    let ended = s.live(move |ws, retro| ended_in(s, ws, retro, id));
    let said = s.now().and_then(|retro| retro.discussions.get(&id).map(|said| said.notes.clone()));
    let notes = RwSignal::new(said.unwrap_or_default());
    let keep = move |_| s.act(SessionEdit::Notes { topic: id, notes: notes.get_untracked() });
    let field = Field::new("topic-notes", "Notes");
    view! {
        {head}
        {heard}
        <div on:change=keep>{text_area(field, notes)}</div>
        {outcomes::buttons(s)}
        {ended}
    }
    .into_any()
}

/// Badge, name and cards of a topic.
pub fn words(retro: &Retrospective, topic: &Topic) -> AnyView {
    let first = topic.cards.first().and_then(|card| retro.cards.get(card));
    let column = first.map(|card| card.column.to_string()).unwrap_or_default();
    let votes = match topic.votes {
        _ if !retro.counted => String::new(),
        1 => ", 1 vote".to_owned(),
        votes => format!(", {votes} votes"),
    };
    let cards = topic.cards.iter().filter_map(|card| retro.cards.get(card));
    let quotes = cards.filter(|card| card.text.as_str() != topic.name);
    // A whole sentence as the name would push who was heard off the screen.
    let class = match topic.name.chars().count() {
        0..=60 => "topic__name",
        _ => "topic__name topic__name--long",
    };
    let quotes = quotes.map(|card| view! { <p class="topic__quote" dir="auto">"“"{card.text.to_string()}"” "<span class="soft">{card.figure.clone()}</span></p> });
    view! {
        <div class="topic">
            {badge(format!("{column}{votes}"), tone(topic.kind))}
            <h2 class=class dir="auto">{topic.name.clone()}</h2>
            {quotes.collect_view()}
        </div>
    }
    .into_any()
}

/// Who was heard; a press is heard, the next is passed, the third takes it back.
pub fn heard(s: Session, retro: &Retrospective, topic: TopicId) -> AnyView {
    let heard = retro.discussions.get(&topic).map(|said| said.heard.clone()).unwrap_or_default();
    let chips = people(retro).into_iter().map(|(who, name)| {
        let now = heard.get(&who).copied();
        let (label, next) = match now {
            None => (name, Some(false)),
            Some(false) => (name, Some(true)),
            Some(true) => (format!("{name} passes"), None),
        };
        chip(label, Signal::stored(now.is_some()), move || {
            s.edit(SessionEdit::Heard { topic, who, how: next });
        })
    });
    let first = begins(retro, topic).and_then(|who| retro.participants.get(&who));
    let first = first.filter(|_| heard.is_empty()).map(|who| format!("{} begins", who.name));
    let left = unheard(retro, topic).len();
    let note = first.unwrap_or_else(|| match left {
        0 => "everyone was heard".to_owned(),
        left => format!("{left} to be heard"),
    });
    section(
        "Heard",
        note,
        (),
        view! { <div class="cluster">{chips.collect_view()}</div> }.into_any(),
    )
}

fn ended_in(s: Session, ws: &Workspace, retro: &Retrospective, topic: TopicId) -> AnyView {
    let outs: Vec<_> = retro.outcomes_of(topic).map(|out| outcomes::line(s, ws, out)).collect();
    let parked = retro.discussions.get(&topic).and_then(|said| said.parked.clone());
    let parked = parked.map(|why| row(format!("Parked: {why}").into_any(), Vec::new()));
    let park = move || {
        let why = vec![Question::line("why", "Why it is put off").required()];
        s.asking().ask("Park the topic", "Park it", why, move |answers| {
            let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
            if s.edit(SessionEdit::Park { topic, reason }) {
                next(s);
            }
            Ok(())
        });
    };
    let end = move || {
        if s.send(RetrospectiveCommand::EndTopic { id: s.id, topic, anyway: false }) {
            next(s);
        }
    };
    let buttons = view! {
        {Button::new("Park").quiet().small().id("topic-park").on(park)}
        {Button::new("End the topic").small().icon(Icon::Check).id("topic-end").on(end)}
    };
    section(
        "It ends in",
        (),
        buttons,
        rows(outs.into_iter().chain(parked).collect(), "Nothing yet."),
    )
}

fn next(s: Session) {
    s.topic.set(None);
    dom::focus_later("retro-step");
}

fn list(s: Session, retro: &Retrospective) -> AnyView {
    let here = at_hand(s, retro).map(|topic| topic.id);
    let (queue, rest) = agenda(retro);
    let line = |topic: Topic| {
        let id = topic.id;
        let done = retro.discussions.get(&id).filter(|said| said.done);
        let mark = done.map(|said| match said.parked {
            Some(_) => badge("Parked", Tone::Neutral),
            None => badge("Done", Tone::Good),
        });
        let now = (here == Some(id)).then(|| badge("Now", Tone::Accent));
        let open = Button::new(topic.name).link().id(format!("topic-{id}"));
        row(open.on(move || s.topic.set(Some(id))), vec![now.into_any(), mark.into_any()])
    };
    let orders = [(Order::Votes, "Votes"), (Order::Column, "Column"), (Order::Random, "Random")];
    let orders = orders.map(|(order, label)| {
        chip(label, Signal::stored(retro.order == order), move || {
            s.act(SessionEdit::Order { order })
        })
    });
    let zero = (!rest.is_empty())
        .then(|| section("Without a vote", (), (), rows(rest.into_iter().map(line).collect(), "")));
    let end = view! { <span class="cluster">{orders.into_iter().collect_view()}</span> };
    let queue = rows(queue.into_iter().map(line).collect(), "There is no topic yet.");
    view! { <div class="stack stack--loose">{section("Topics", (), end, queue)}{zero}</div> }
        .into_any()
}
