//! What happens in the room: writing, grouping, voting, talking. Nothing here reaches the log.

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::unheard;
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::{Card, Retrospective};
use crate::domain::rules::retrospective::anonymity;
use crate::domain::rules::retrospective::count::count;
use crate::domain::rules::retrospective::group::{group, leave, split};
use crate::domain::rules::retrospective::react::react;
use crate::domain::rules::retrospective::refit::refit;
use crate::domain::rules::retrospective::safety_poll::{count_answer, show};
use crate::domain::rules::retrospective::session::{check_columns, known};
use crate::domain::rules::retrospective::take_ballot::take_ballot;
use crate::domain::rules::retrospective::take_in::take_in;
use crate::domain::rules::retrospective::vote::{allow, cast};
use crate::domain::tables::record::Tables;

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
            refit(retro, |retro| drop(retro.participants.insert(id, who)));
        }
        E::Participant { id, who: None } => {
            refit(retro, |retro| drop(retro.participants.remove(&id)));
        }
        E::Writing { way } => refit(retro, |retro| retro.writing = way),
        E::Facilitator { name } => retro.facilitator = name,
        E::Icebreaker { question } => retro.icebreaker = question,
        E::Names { signed, open_ballots } => {
            (retro.signed, retro.open_ballots) = (signed, open_ballots);
            anonymity::forget(retro);
        }
        E::Safety { level } => count_answer(retro, Poll::Safety, level)?,
        E::Worth { level } => count_answer(retro, Poll::Worth, level)?,
        E::ShowPoll { poll } => show(retro, poll)?,
        E::Write { card, words: Some(words) } => {
            let author = anonymity::author(retro, words.author);
            let group = retro.cards.get(&card).and_then(|before| before.group);
            retro.cards.insert(card, Card { author, group, ..words });
        }
        E::Write { card, words: None } => drop(retro.cards.remove(&card)),
        E::Wrote { who } => drop(retro.wrote.insert(who)),
        E::Bring { answers } => {
            for answer in answers {
                take_in(retro, answer).map_err(|why| Refusal::input(why.to_string()))?;
            }
        }
        E::TakeBallots { ballots } => {
            for ballot in ballots {
                take_ballot(retro, ballot).map_err(|why| Refusal::input(why.to_string()))?;
            }
        }
        E::Reveal => retro.revealed = true,
        E::Group { into, topics, name } => group(retro, into, &topics, name)?,
        E::Split { topic } => split(retro, topic),
        E::Leave { card } => leave(retro, card)?,
        E::Votes { budget, cap } => allow(retro, budget, cap)?,
        E::Cast { ballot, who, votes } => cast(retro, ballot, who, votes)?,
        E::Hands { topic, count: 0 } => drop(retro.hands.remove(&topic)),
        E::Hands { topic, count } => {
            known(retro, topic)?;
            retro.hands.insert(topic, count);
        }
        E::Count => count(retro)?,
        E::Order { order } => retro.order = order,
        E::Heard { topic, who, how } => {
            let heard = &mut retro.discussions.entry(topic).or_default().heard;
            match how {
                Some(passed) => heard.insert(who, passed),
                None => heard.remove(&who),
            };
        }
        E::HeardAll { topic } => {
            known(retro, topic)?;
            let left = unheard(retro, topic);
            let heard = &mut retro.discussions.entry(topic).or_default().heard;
            heard.extend(left.into_iter().map(|who| (who, false)));
        }
        E::React { topic, who, reaction, on } => react(retro, topic, who, reaction, on)?,
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
