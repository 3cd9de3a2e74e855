//! Cards of several topics in one, and apart again.

use crate::domain::base::ids::{CardId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::reads::retrospective::topics::alone;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::session::known;

/// Puts the cards of several topics into one; votes and what was said come along.
pub(in crate::domain) fn group(
    retro: &mut Retrospective,
    into: TopicId,
    topics: &[TopicId],
    name: Title,
) -> Result<(), Refusal> {
    for topic in topics {
        known(retro, *topic)?;
        for (id, card) in retro.cards.iter_mut() {
            if card.group == Some(*topic) || (card.group.is_none() && alone(*id) == *topic) {
                card.group = Some(into);
            }
        }
        if *topic != into {
            move_votes(retro, *topic, into);
            move_talk(retro, *topic, into);
            retro.groups.remove(topic);
        }
    }
    retro.groups.insert(into, name);
    Ok(())
}

pub(in crate::domain) fn move_votes(retro: &mut Retrospective, from: TopicId, to: TopicId) {
    let ballots = retro.ballots.values_mut().map(|ballot| &mut ballot.votes);
    for votes in ballots.chain([&mut retro.hands]) {
        if let Some(given) = votes.remove(&from) {
            *votes.entry(to).or_default() += given;
        }
    }
}

pub(in crate::domain) fn move_talk(retro: &mut Retrospective, from: TopicId, to: TopicId) {
    for out in retro.outcomes.iter_mut().filter(|out| out.topic == Some(from)) {
        out.topic = Some(to);
    }
    let Some(said) = retro.discussions.remove(&from) else { return };
    let here = retro.discussions.entry(to).or_default();
    here.heard.extend(said.heard);
    for (reaction, who) in said.reactions {
        here.reactions.entry(reaction).or_default().extend(who);
    }
    here.parked = here.parked.take().or(said.parked);
    if !here.notes.is_empty() && !said.notes.is_empty() {
        here.notes.push('\n');
    }
    here.notes.push_str(&said.notes);
}

/// Every card stands alone again; votes and talk stay with the first.
pub(in crate::domain) fn split(retro: &mut Retrospective, topic: TopicId) {
    let mut first = None;
    for (id, card) in retro.cards.iter_mut().filter(|(_, card)| card.group == Some(topic)) {
        card.group = None;
        first.get_or_insert(alone(*id));
    }
    retro.groups.remove(&topic);
    if let Some(first) = first {
        move_votes(retro, topic, first);
        move_talk(retro, topic, first);
    }
}

/// One card stands alone again. The last card of a group takes votes and talk with it.
pub(in crate::domain) fn leave(retro: &mut Retrospective, card: CardId) -> Result<(), Refusal> {
    let words = retro.cards.get_mut(&card).ok_or_else(|| Refusal::unknown("card"))?;
    let Some(topic) = words.group.take() else { return Ok(()) };
    if !retro.cards.values().any(|card| card.group == Some(topic)) {
        retro.groups.remove(&topic);
        move_votes(retro, topic, alone(card));
        move_talk(retro, topic, alone(card));
    }
    Ok(())
}
