//! Ballots that come by link, counted once each.

use std::collections::BTreeMap;

use crate::domain::reads::retrospective::paper::mark;
use crate::domain::reads::retrospective::topics::topics;
use crate::domain::records::retrospective::paper::{NotBallot, SentBallot};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::vote::cast;

/// What taking a ballot did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It is counted.
    New,
    /// It replaced an earlier edition.
    Newer,
    /// It, or a later edition, was here already.
    Known,
}

/// Counts a ballot. A later edition takes the place of the one before; the same one changes nothing.
///
/// # Errors
/// Why it is not counted; then nothing is changed.
pub fn take_ballot(retro: &mut Retrospective, sent: SentBallot) -> Result<Took, NotBallot> {
    if !retro.participants.contains_key(&sent.who) {
        return Err(NotBallot::Stranger);
    }
    let before = retro.ballots.get(&sent.ballot).map(|ballot| ballot.edition);
    if before.is_some_and(|before| before >= sent.edition) {
        return Ok(Took::Known);
    }
    if retro.counted {
        return Err(NotBallot::Counted);
    }
    if before.is_none() && retro.voted.contains(&sent.who) {
        return Err(NotBallot::Voted);
    }
    let all = topics(retro);
    if retro.hides_cards() || mark(&all) != sent.mark {
        return Err(NotBallot::OtherTopics);
    }
    let mut votes = BTreeMap::new();
    for (place, given) in sent.votes {
        let topic = usize::try_from(place).ok().and_then(|place| all.get(place));
        votes.insert(topic.ok_or(NotBallot::OtherTopics)?.id, given);
    }
    let mut after = retro.clone();
    after.ballots.remove(&sent.ballot);
    after.voted.remove(&sent.who);
    cast(&mut after, sent.ballot, sent.who, votes).map_err(|no| NotBallot::Refused(no.why))?;
    if let Some(ballot) = after.ballots.get_mut(&sent.ballot) {
        ballot.edition = sent.edition;
    }
    *retro = after;
    Ok(if before.is_some() { Took::Newer } else { Took::New })
}
