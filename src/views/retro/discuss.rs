//! One topic at a time: who was heard, what was said, and what it ends in.

use leptos::prelude::*;
use std::sync::Arc;

use super::gather::tone;
use super::outcomes::{OutcomeButtons, OutcomeRow};
use super::session::{Session, people};
use crate::domain::base::ids::TopicId;
use crate::domain::base::text::Reason;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::{Topic, agenda, begins, unheard};
use crate::domain::records::retrospective::record::{Order, Retrospective};
use crate::views::components::{
    Badge, Button, ButtonKind, Chip, Field, IconName, NothingHere, Question, Row, Rows, Section,
    TextArea, Tone, dom,
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
#[component]
pub(super) fn DiscussStep(s: Session) -> impl IntoView {
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
        Some(topic) => view! { <TopicAtHand s topic/> }.into_any(),
        None => {
            let text = match s.now().is_some_and(|retro| retro.hides_cards()) {
                true => "The cards are not shown yet. Show them where they are gathered.",
                false => "There is no topic yet.",
            };
            view! { <NothingHere text/> }.into_any()
        }
    };
    view! { <div class="with-aside"><div class="stack stack--loose">{topic}</div><Agenda s/></div> }
}

/// Everything about a topic: its words, who was heard, notes, and what it ends in.
#[component]
fn TopicAtHand(s: Session, topic: TopicId) -> impl IntoView {
    let words = move || {
        let retro = s.live()?;
        let (queue, rest) = agenda(&retro);
        let topic = queue.into_iter().chain(rest).find(|it| it.id == topic)?;
        Some(view! { <TopicWords retro topic/> })
    };
    let said =
        s.now().and_then(|retro| retro.discussions.get(&topic).map(|said| said.notes.clone()));
    let notes = RwSignal::new(said.unwrap_or_default());
    // The field may tell of a change while it leaves the page.
    let keep = move |_| {
        if let Some(notes) = notes.try_get_untracked() {
            s.act(SessionEdit::Notes { topic, notes });
        }
    };
    let field = Field::new("topic-notes", "Notes");
    view! {
        {words}
        {move || s.live().map(|retro| view! { <Heard s retro topic/> })}
        <div on:change=keep><TextArea field value=notes/></div>
        <OutcomeButtons s/>
        {move || s.live().map(|retro| view! { <EndsIn s retro topic/> })}
    }
}

/// Badge, name and cards of a topic.
#[component]
pub(super) fn TopicWords(retro: Arc<Retrospective>, topic: Topic) -> impl IntoView {
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
    let quotes = quotes.collect_view();
    view! {
        <div class="topic">
            <Badge text=format!("{column}{votes}") tone=tone(topic.kind)/>
            <h2 class=class dir="auto">{topic.name}</h2>
            {quotes}
        </div>
    }
}

/// Who was heard; a press is heard, the next is passed, the third takes it back.
#[component]
pub(super) fn Heard(s: Session, retro: Arc<Retrospective>, topic: TopicId) -> impl IntoView {
    let heard = retro.discussions.get(&topic).map(|said| said.heard.clone()).unwrap_or_default();
    let chips = people(&retro).into_iter().map(|(who, name)| {
        let now = heard.get(&who).copied();
        let (label, next) = match now {
            None => (name, Some(false)),
            Some(false) => (name, Some(true)),
            Some(true) => (format!("{name} passes"), None),
        };
        let press = move || s.act(SessionEdit::Heard { topic, who, how: next });
        view! { <Chip label on=Signal::stored(now.is_some()) on_press=press/> }
    });
    let chips = chips.collect_view();
    let first = begins(&retro, topic).and_then(|who| retro.participants.get(&who));
    let first = first.filter(|_| heard.is_empty()).map(|who| format!("{} begins", who.name));
    let left = unheard(&retro, topic).len();
    let note = first.unwrap_or_else(|| match left {
        0 => "everyone was heard".to_owned(),
        left => format!("{left} to be heard"),
    });
    view! { <Section title="Heard" note><div class="cluster">{chips}</div></Section> }
}

/// What came out of a topic, or why it is put off; and the ways to its end.
#[component]
fn EndsIn(s: Session, retro: Arc<Retrospective>, topic: TopicId) -> impl IntoView {
    let outs = retro.outcomes_of(topic).map(|out| view! { <OutcomeRow s out/> }.into_any());
    let parked = retro.discussions.get(&topic).and_then(|said| said.parked.clone());
    let parked = parked.map(|why| view! { <Row>{format!("Parked: {why}")}</Row> }.into_any());
    let rows: Vec<_> = outs.chain(parked).collect();
    let end = move || {
        if s.send(RetrospectiveCommand::EndTopic { id: s.id, topic, anyway: false }) {
            next(s);
        }
    };
    let buttons = move || {
        view! {
            <Button label="Park" kind=ButtonKind::Quiet small=true id="topic-park" on_press=move || park(s, topic)/>
            <Button label="End the topic" small=true icon=IconName::Check id="topic-end" on_press=end/>
        }
    };
    view! { <Section title="It ends in" end=buttons><Rows rows none="Nothing yet."/></Section> }
}

/// Asks why a topic is put off, and goes on to the next.
fn park(s: Session, topic: TopicId) {
    let why = vec![Question::line("why", "Why it is put off").required()];
    s.asking().ask("Park the topic", "Park it", why, move |answers| {
        let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
        if s.edit(SessionEdit::Park { topic, reason }) {
            next(s);
        }
        Ok(())
    });
}

fn next(s: Session) {
    s.topic.set(None);
    dom::focus_later("retro-step");
}

/// Every topic in the order in which they are discussed.
#[component]
fn Agenda(s: Session) -> impl IntoView {
    let line = move |retro: &Retrospective, here: Option<TopicId>, topic: Topic| {
        let id = topic.id;
        let done = retro.discussions.get(&id).filter(|said| said.done);
        let mark = done.map(|said| match said.parked {
            Some(_) => ("Parked", Tone::Neutral),
            None => ("Done", Tone::Good),
        });
        let now = here == Some(id);
        let end = move || {
            view! {
                {now.then(|| view! { <Badge text="Now" tone=Tone::Accent/> })}
                {mark.map(|(text, tone)| view! { <Badge text tone/> })}
            }
        };
        view! {
            <Row end>
                <Button label=topic.name kind=ButtonKind::Link id=format!("topic-{id}")
                    on_press=move || s.topic.set(Some(id))/>
            </Row>
        }
    };
    move || {
        let retro = s.live()?;
        let here = at_hand(s, &retro).map(|topic| topic.id);
        let (queue, rest) = agenda(&retro);
        let order = retro.order;
        let rows = |topics: Vec<Topic>| -> Vec<_> {
            topics.into_iter().map(|topic| line(&retro, here, topic)).collect()
        };
        let (queue, rest) = (rows(queue), rows(rest));
        let zero = (!rest.is_empty())
            .then(|| view! { <Section title="Without a vote"><Rows rows=rest none=""/></Section> });
        Some(view! {
            <div class="stack stack--loose">
                <Section title="Topics" end=move || view! { <Orders s order/> }>
                    <Rows rows=queue none="There is no topic yet."/>
                </Section>
                {zero}
            </div>
        })
    }
}

/// In which order topics are discussed.
#[component]
fn Orders(
    s: Session,
    /// The order as it is.
    order: Order,
) -> impl IntoView {
    let orders = [(Order::Votes, "Votes"), (Order::Column, "Column"), (Order::Random, "Random")];
    let chips = orders.map(|(one, label)| {
        let press = move || s.act(SessionEdit::Order { order: one });
        view! { <Chip label on=Signal::stored(order == one) on_press=press/> }
    });
    view! { <span class="cluster">{chips.into_iter().collect_view()}</span> }
}
