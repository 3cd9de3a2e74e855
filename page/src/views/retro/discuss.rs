//! One topic at a time: who has spoken, notes, and the outcome.

use leptos::prelude::*;
use std::sync::Arc;

use super::end_topic::{ask_outcome, end_topic, park};
use super::gather::tone;
use super::outcomes::{OutcomeButtons, OutcomeRow};
use super::reactions::Reactions;
use super::seen::ThemeMark;
use super::session::{Session, people};
use crate::views::components::{
    Badge, Button, ButtonKind, Chip, Field, IconName, NothingHere, Notice, Row, Rows, Section,
    Tone, dates,
};
use crate::views::item::inline::{InlineField, Kind, Save};
use sprintloop::domain::base::ids::TopicId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::topic_time::topic_seconds;
use sprintloop::domain::reads::retrospective::topics::{
    Topic, agenda, begins, undiscussed, unheard,
};
use sprintloop::domain::records::retrospective::record::{Order, Retrospective};

/// Returns the current topic: the chosen one, otherwise the first without an end.
pub fn at_hand(s: Session, retro: &Retrospective) -> Option<Topic> {
    let (queue, rest) = agenda(retro);
    let wanted = s.topic.get();
    let all = || queue.iter().chain(&rest);
    let open = |topic: &&Topic| retro.discussions.get(&topic.id).is_none_or(|said| !said.done);
    let found = all().find(|topic| Some(topic.id) == wanted);
    found.or_else(|| queue.iter().find(open)).or_else(|| queue.first()).cloned()
}

/// Goes to the next or previous topic; false if there is none.
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
    // The timer and the keys follow the current topic.
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
                true => "The cards are still hidden. Reveal them in the Gather step.",
                false => "No topics yet.",
            };
            view! { <NothingHere text/> }.into_any()
        }
    };
    view! {
        <div class="with-aside">
            <div class="stack stack--loose"><AllDone s/>{topic}</div>
            <Agenda s/>
        </div>
    }
}

/// Leads on once every topic has come to an end.
#[component]
fn AllDone(s: Session) -> impl IntoView {
    let done = Memo::new(move |_| {
        let ws = s.store.workspace();
        ws.retrospectives.get(s.id).is_some_and(|retro| {
            retro.is_open() && !agenda(retro).0.is_empty() && undiscussed(retro).is_empty()
        })
    });
    move || {
        let step = s.beside(true).filter(|_| done.get())?;
        Some(view! {
            <Notice title="Every topic has an outcome" tone=Tone::Good said=true>
                <Button label=format!("Continue to {}", step.label()) kind=ButtonKind::Primary id="topics-done" on_press=move || s.go(step)/>
            </Notice>
        })
    }
}

/// Everything about a topic: its cards, who has spoken, notes and outcomes.
#[component]
fn TopicAtHand(s: Session, topic: TopicId) -> impl IntoView {
    let words = move || {
        let retro = s.live()?;
        let (queue, rest) = agenda(&retro);
        let topic = queue.into_iter().chain(rest).find(|it| it.id == topic)?;
        let mark = view! { <ThemeMark s retro=Arc::clone(&retro) topic=topic.clone()/> };
        Some(view! { <TopicWords retro topic/>{mark} })
    };
    let notes = s.part(move |retro, _| {
        retro.discussions.get(&topic).map(|said| said.notes.clone()).unwrap_or_default()
    });
    let save: Save = Callback::new(move |(notes, _)| s.save(SessionEdit::Notes { topic, notes }));
    let field = Field::new("topic-notes", "Notes").about(topic);
    view! {
        {words}
        {move || s.live().map(|retro| view! { <Heard s retro topic/> })}
        <Reactions s topic/>
        <InlineField kind=Kind::Area field value=notes save/>
        <OutcomeButtons s/>
        {move || s.live().map(|retro| view! { <EndsIn s retro topic/> })}
    }
}

/// The badge, name and cards of a topic.
#[component]
fn TopicWords(retro: Arc<Retrospective>, topic: Topic) -> impl IntoView {
    let first = topic.cards.first().and_then(|card| retro.cards.get(card));
    let column = first.map(|card| card.column.to_string()).unwrap_or_default();
    let votes = match topic.votes {
        _ if !retro.counted => String::new(),
        votes => format!(", {}", number_of(votes as usize, "vote")),
    };
    let cards = topic.cards.iter().filter_map(|card| retro.cards.get(card));
    let quotes = cards.filter(|card| card.text.as_str() != topic.name);
    // A whole sentence as the name would push the list of speakers off the screen.
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

/// Who has spoken: one press marks it, the next is a pass, the third clears it.
#[component]
pub(super) fn Heard(s: Session, retro: Arc<Retrospective>, topic: TopicId) -> impl IntoView {
    let heard = retro.discussions.get(&topic).map(|said| said.heard.clone()).unwrap_or_default();
    let chips = people(&retro).into_iter().map(|(who, name)| {
        let now = heard.get(&who).copied();
        let (label, next) = match now {
            None => (name, Some(false)),
            Some(false) => (name, Some(true)),
            Some(true) => (format!("{name} passed"), None),
        };
        let press = move || s.act(SessionEdit::Heard { topic, who, how: next });
        view! { <Chip label on=Signal::stored(now.is_some()) id=format!("heard-{who}") on_press=press/> }
    });
    let chips = chips.collect_view();
    let first = begins(&retro, topic).and_then(|who| retro.participants.get(&who));
    let first = first.filter(|_| heard.is_empty()).map(|who| format!("{} starts", who.name));
    let left = unheard(&retro, topic).len();
    let all = (left > 0).then(|| {
        let press = move || s.act(SessionEdit::HeardAll { topic });
        view! { <Button label="Everyone has spoken" kind=ButtonKind::Quiet small=true id="heard-all" on_press=press/> }
    });
    let note = first.unwrap_or_else(|| match left {
        0 => "everyone has spoken".to_owned(),
        left => format!("{left} still to speak"),
    });
    view! { <Section title="Has spoken" note><div class="cluster">{chips}{all}</div></Section> }
}

/// The outcomes of a topic or why it is parked, and the buttons that end it.
#[component]
fn EndsIn(s: Session, retro: Arc<Retrospective>, topic: TopicId) -> impl IntoView {
    let outs = retro.outcomes_of(topic).map(|out| view! { <OutcomeRow s out/> }.into_any());
    let parked = retro.discussions.get(&topic).and_then(|said| said.parked.clone());
    let parked = parked.map(|why| view! { <Row>{format!("Parked: {why}")}</Row> }.into_any());
    let rows: Vec<_> = outs.chain(parked).collect();
    let open = rows.is_empty();
    let end = move || if open { ask_outcome(s, topic) } else { end_topic(s, topic) };
    let buttons = move || {
        view! {
            <Button label="Park" kind=ButtonKind::Quiet small=true id="topic-park" on_press=move || park(s, topic)/>
            <Button label="End topic" small=true icon=IconName::Check id="topic-end" on_press=end/>
        }
    };
    view! { <Section title="Outcome" end=buttons><Rows rows none="Nothing yet."/></Section> }
}

/// Every topic, in order of discussion.
#[component]
fn Agenda(s: Session) -> impl IntoView {
    let line = move |retro: &Retrospective, here: Option<TopicId>, topic: Topic, timed: bool| {
        let id = topic.id;
        let done = retro.discussions.get(&id).filter(|said| said.done);
        let mark = done.map(|said| match said.parked {
            Some(_) => ("Parked", Tone::Neutral),
            None => ("Done", Tone::Good),
        });
        let now = here == Some(id);
        let time = (timed && retro.is_open() && mark.is_none())
            .then(|| dates::clock(i64::from(topic_seconds(retro, id))));
        let time = time.map(|time| view! { <span class="small soft number">{time}</span> });
        let end = move || {
            view! {
                {time}
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
        let rows = |topics: Vec<Topic>, timed: bool| -> Vec<_> {
            topics.into_iter().map(|topic| line(&retro, here, topic, timed)).collect()
        };
        let (queue, rest) = (rows(queue, true), rows(rest, false));
        let zero = (!rest.is_empty())
            .then(|| view! { <Section title="No votes"><Rows rows=rest none=""/></Section> });
        Some(view! {
            <div class="stack stack--loose">
                <Section title="Topics" end=move || view! { <Orders s order/> }>
                    <Rows rows=queue none="No topics yet."/>
                </Section>
                {zero}
            </div>
        })
    }
}

/// The order of discussion.
#[component]
fn Orders(
    s: Session,
    /// The current order.
    order: Order,
) -> impl IntoView {
    let orders = [(Order::Votes, "Votes"), (Order::Column, "Column"), (Order::Random, "Random")];
    let chips = orders.map(|(one, label)| {
        let press = move || s.act(SessionEdit::Order { order: one });
        let id = format!("order-{}", label.to_lowercase());
        view! { <Chip label on=Signal::stored(order == one) id on_press=press/> }
    });
    view! { <span class="cluster">{chips.into_iter().collect_view()}</span> }
}
