//! What happens in the room: writing, grouping, voting, talking. Nothing here reaches the log.

use crate::domain::base::ids::{BallotId, ParticipantId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::retrospective::SessionEdit;
use crate::domain::reads::retrospective::topics::{alone, budget};
use crate::domain::records::retrospective::pack;
use crate::domain::records::retrospective::record::{Ballot, Card, Retrospective};
use crate::domain::rules::retrospective::{check_columns, known};
use crate::domain::tables::record::Tables;
use std::collections::BTreeMap;

pub(super) fn edit(
    retro: &mut Retrospective,
    edit: SessionEdit,
    tables: &Tables,
) -> Result<(), Refusal> {
    use SessionEdit as E;
    match edit {
        E::TimeBox { step, minutes: 0 } => drop(retro.boxes.remove(&step)),
        E::TimeBox { step, minutes } => drop(retro.boxes.insert(step, minutes.min(240))),
        E::Columns { columns } => {
            check_columns(&columns)?;
            retro.columns = columns;
        }
        E::Participant { id, who: Some(who) } => {
            if who.member.is_some_and(|member| !tables.members.contains(member)) {
                return Err(Refusal::unknown("member"));
            }
            retro.participants.insert(id, who);
        }
        E::Participant { id, who: None } => drop(retro.participants.remove(&id)),
        E::Names { signed, open_ballots } => {
            (retro.signed, retro.open_ballots) = (signed, open_ballots);
            if !signed {
                retro.cards.values_mut().for_each(|card| card.author = None);
            }
            if !open_ballots {
                retro.ballots.values_mut().for_each(|ballot| ballot.voter = None);
            }
        }
        E::Safety { level } => answer(&mut retro.safety, level)?,
        E::Worth { level } => answer(&mut retro.worth, level)?,
        E::Write { card, words: Some(words) } => {
            let author = words.author.filter(|_| retro.signed);
            let group = retro.cards.get(&card).and_then(|before| before.group);
            retro.cards.insert(card, Card { author, group, ..words });
        }
        E::Write { card, words: None } => drop(retro.cards.remove(&card)),
        E::Wrote { who } => drop(retro.wrote.insert(who)),
        E::Bring { answers } => {
            for answer in answers {
                pack::bring(retro, answer).map_err(|why| Refusal::input(why.to_string()))?;
            }
        }
        E::Reveal => retro.revealed = true,
        E::Group { into, topics, name } => group(retro, into, &topics, name)?,
        E::Split { topic } => split(retro, topic),
        E::Votes { budget, cap } => (retro.budget, retro.cap) = (budget, cap),
        E::Cast { ballot, who, votes } => cast(retro, ballot, who, votes)?,
        E::Hands { topic, count: 0 } => drop(retro.hands.remove(&topic)),
        E::Hands { topic, count } => {
            known(retro, topic)?;
            retro.hands.insert(topic, count);
        }
        E::Count => retro.counted = true,
        E::Order { order } => retro.order = order,
        E::Heard { topic, who, how } => {
            let heard = &mut retro.discussions.entry(topic).or_default().heard;
            match how {
                Some(passed) => heard.insert(who, passed),
                None => heard.remove(&who),
            };
        }
        E::Notes { topic, notes } => {
            known(retro, topic)?;
            retro.discussions.entry(topic).or_default().notes = notes;
        }
        E::Park { topic, reason } => {
            known(retro, topic)?;
            let said = retro.discussions.entry(topic).or_default();
            (said.parked, said.done) = (Some(reason), true);
        }
        E::Summary { text } => retro.summary = text,
    }
    Ok(())
}

/// Counts one answer of a poll; nobody can tell whose.
fn answer(poll: &mut Vec<u32>, level: u32) -> Result<(), Refusal> {
    poll.resize(5, 0);
    let at = usize::try_from(level).unwrap_or(0);
    match at.checked_sub(1).and_then(|at| poll.get_mut(at)) {
        Some(count) => *count += 1,
        None => return Err(Refusal::input("Choose a level from 1 to 5.")),
    }
    Ok(())
}

/// Puts the cards of several topics into one; votes and what was said come along.
fn group(
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

fn move_votes(retro: &mut Retrospective, from: TopicId, to: TopicId) {
    let ballots = retro.ballots.values_mut().map(|ballot| &mut ballot.votes);
    for votes in ballots.chain([&mut retro.hands]) {
        if let Some(given) = votes.remove(&from) {
            *votes.entry(to).or_default() += given;
        }
    }
}

fn move_talk(retro: &mut Retrospective, from: TopicId, to: TopicId) {
    for out in retro.outcomes.iter_mut().filter(|out| out.topic == Some(from)) {
        out.topic = Some(to);
    }
    let Some(said) = retro.discussions.remove(&from) else { return };
    let here = retro.discussions.entry(to).or_default();
    here.heard.extend(said.heard);
    here.parked = here.parked.take().or(said.parked);
    if !here.notes.is_empty() && !said.notes.is_empty() {
        here.notes.push('\n');
    }
    here.notes.push_str(&said.notes);
}

/// Every card stands alone again; votes and talk stay with the first.
fn split(retro: &mut Retrospective, topic: TopicId) {
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

fn cast(
    retro: &mut Retrospective,
    ballot: BallotId,
    who: ParticipantId,
    votes: BTreeMap<TopicId, u32>,
) -> Result<(), Refusal> {
    if retro.counted {
        return Err(Refusal::state("The votes are counted already."));
    }
    if retro.voted.contains(&who) {
        return Err(Refusal::state("This person has voted already."));
    }
    let (given, most) = (votes.values().sum::<u32>(), budget(retro));
    if given > most {
        return Err(Refusal::input(format!(
            "You have {most} votes and gave {given}. Take some back."
        )));
    }
    if let Some(cap) = retro.cap.filter(|cap| votes.values().any(|given| given > cap)) {
        return Err(Refusal::input(format!("A topic takes at most {cap} votes of one person.")));
    }
    for topic in votes.keys() {
        known(retro, *topic)?;
    }
    let votes = votes.into_iter().filter(|(_, given)| *given > 0).collect();
    let mut filled = Ballot::new(votes);
    filled.voter = retro.open_ballots.then_some(who);
    retro.ballots.insert(ballot, filled);
    retro.voted.insert(who);
    Ok(())
}
