//! Votes: one ballot each, within the budget.

use std::collections::BTreeMap;

use crate::domain::base::ids::{BallotId, ParticipantId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::reads::retrospective::topics::budget;
use crate::domain::records::retrospective::record::{Ballot, Retrospective};
use crate::domain::rules::retrospective::anonymity::voter;
use crate::domain::rules::retrospective::session::known;

pub(in crate::domain) fn cast(
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
    filled.voter = voter(retro, who);
    retro.ballots.insert(ballot, filled);
    retro.voted.insert(who);
    Ok(())
}
