//! Topics: groups of cards, and cards alone. What is talked about, in which order, and what is left.

use std::collections::BTreeMap;

use crate::domain::base::ids::{CardId, Id, ParticipantId, TopicId};
use crate::domain::base::text::{Title, lower_first};
use crate::domain::records::retrospective::record::{Order, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::tables::record::Tables;

/// Something to talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The group's id, or that of the card alone.
    pub id: TopicId,
    /// Its name, or the card's words.
    pub name: String,
    /// Its cards.
    pub cards: Vec<CardId>,
    /// Its votes.
    pub votes: u32,
    /// What its first card is about.
    pub kind: ColumnKind,
}

/// The topic a card is while it stands alone.
pub fn alone(card: CardId) -> TopicId {
    TopicId::from_uuid(card.uuid())
}

/// Every topic, by id: for random ids an order that says nothing.
pub fn topics(retro: &Retrospective) -> Vec<Topic> {
    let mut cards: BTreeMap<TopicId, Vec<CardId>> = BTreeMap::new();
    for (id, card) in &retro.cards {
        cards.entry(card.group.unwrap_or_else(|| alone(*id))).or_default().push(*id);
    }
    let topic = |(id, cards): (TopicId, Vec<CardId>)| {
        let first = cards.first().and_then(|card| retro.cards.get(card));
        let words = || first.map(|card| card.text.to_string()).unwrap_or_default();
        Topic {
            id,
            name: retro.groups.get(&id).map_or_else(words, ToString::to_string),
            votes: votes(retro, id),
            kind: first.map(|card| retro.kind_of(card)).unwrap_or_default(),
            cards,
        }
    };
    cards.into_iter().map(topic).collect()
}

fn votes(retro: &Retrospective, topic: TopicId) -> u32 {
    let ballots = retro.ballots.values().filter_map(|ballot| ballot.votes.get(&topic));
    ballots.chain(retro.hands.get(&topic)).sum()
}

/// Votes a person has: as set, else the root of the number of topics, rounded up.
pub fn budget(retro: &Retrospective) -> u32 {
    let topics = u32::try_from(topics(retro).len()).unwrap_or(u32::MAX);
    retro.budget.unwrap_or_else(|| (1..).find(|root| root * root >= topics).unwrap_or(1))
}

/// The topics in the order of discussion, a win last; then those nobody voted for.
///
/// Nothing while the cards are not shown yet: what is read from here stands on screens and in reports.
pub fn agenda(retro: &Retrospective) -> (Vec<Topic>, Vec<Topic>) {
    if retro.hides_cards() { (Vec::new(), Vec::new()) } else { queue(retro) }
}

fn queue(retro: &Retrospective) -> (Vec<Topic>, Vec<Topic>) {
    let all = topics(retro);
    let voted = retro.counted && all.iter().any(|topic| topic.votes > 0);
    let (mut queue, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|topic| !voted || topic.votes > 0);
    let column = |topic: &Topic| {
        let card = topic.cards.first().and_then(|card| retro.cards.get(card));
        card.and_then(|card| retro.columns.iter().position(|column| column.name == card.column))
    };
    match retro.order {
        Order::Votes if retro.counted => {
            queue.sort_by_key(|topic| std::cmp::Reverse(topic.votes));
        }
        Order::Column => queue.sort_by_key(column),
        Order::Votes | Order::Random => {}
    }
    if let Some(at) = queue.iter().rposition(|topic| topic.kind == ColumnKind::Win) {
        let win = queue.remove(at);
        queue.push(win);
    }
    (queue, rest)
}

/// Topics of the agenda that have not come to an end.
pub fn undiscussed(retro: &Retrospective) -> Vec<Topic> {
    let done = |id| retro.discussions.get(&id).is_some_and(|said| said.done);
    queue(retro).0.into_iter().filter(|topic| !done(topic.id)).collect()
}

/// Who of the team and the guests has not been heard on a topic.
pub fn unheard(retro: &Retrospective, topic: TopicId) -> Vec<ParticipantId> {
    let heard = retro.discussions.get(&topic).map(|said| &said.heard);
    let silent = |who: &ParticipantId| heard.is_none_or(|heard| !heard.contains_key(who));
    retro.participants.keys().copied().filter(silent).collect()
}

/// Who begins with a topic: another one each time, as chance has it, the same after a reload.
pub fn begins(retro: &Retrospective, topic: TopicId) -> Option<ParticipantId> {
    let count = u128::try_from(retro.participants.len()).unwrap_or(1).max(1);
    let at = usize::try_from(topic.uuid().as_u128() % count).unwrap_or(0);
    retro.participants.keys().nth(at).copied()
}

/// Returns a person's sentence as it continues after "because": a name keeps its capital.
pub fn continued(text: &str, tables: &Tables) -> String {
    let first_word = text.split_whitespace().next().unwrap_or_default();
    if named_in(first_word, tables).is_some() { text.to_owned() } else { lower_first(text) }
}

/// A member whom a text names, whole or by first name.
pub fn named_in(text: &str, tables: &Tables) -> Option<String> {
    let members = tables.members.values().filter(|member| !member.left);
    named_among(text, &mut members.map(|member| &member.name))
}

/// The first of these names in a text.
pub fn named_among(text: &str, mut names: &mut dyn Iterator<Item = &Title>) -> Option<String> {
    let said: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let stands = |name: &&Title| {
        let first = name.as_str().split_whitespace().next().unwrap_or_default().to_lowercase();
        first.chars().count() > 1 && said.contains(&first)
    };
    Iterator::find(&mut names, stands).map(ToString::to_string)
}
