//! Votes: one ballot per person, within the budget.

use std::collections::BTreeMap;

use crate::domain::base::ids::{BallotId, ParticipantId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::number_of;
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
        return Err(Refusal::state("The votes are already counted."));
    }
    if retro.voted.contains(&who) {
        return Err(Refusal::state("This person has already voted."));
    }
    // A ballot that came by link may hold any number.
    let given = votes.values().fold(0, |sum: u32, votes| sum.saturating_add(*votes));
    let most = budget(retro);
    if given > most {
        return Err(Refusal::input(format!(
            "You used {given} of {}. Remove some.",
            number_of(most as usize, "vote")
        )));
    }
    if let Some(cap) = retro.cap.filter(|cap| votes.values().any(|given| given > cap)) {
        return Err(Refusal::input(format!(
            "Give each topic {} at most.",
            number_of(cap as usize, "vote")
        )));
    }
    for topic in votes.keys() {
        known(retro, *topic)?;
    }
    // Grouping topics later must not change how many votes the others have.
    retro.budget.get_or_insert(most);
    let votes = votes.into_iter().filter(|(_, given)| *given > 0).collect();
    let mut filled = Ballot::new(votes);
    filled.voter = voter(retro, who);
    retro.ballots.insert(ballot, filled);
    retro.voted.insert(who);
    Ok(())
}

/// Sets how many votes each person has; refuses fewer than someone has already cast.
pub(in crate::domain) fn allow(
    retro: &mut Retrospective,
    of_each: Option<u32>,
    cap: Option<u32>,
) -> Result<(), Refusal> {
    (retro.budget, retro.cap) = (of_each, cap);
    let ballots = || retro.ballots.values().map(|ballot| &ballot.votes);
    let most = budget(retro);
    let given = ballots().map(|votes| votes.values().sum::<u32>()).max().unwrap_or_default();
    if given > most {
        return Err(Refusal::input(format!(
            "Someone has already cast {given} votes. Set votes per person to at least {given}."
        )));
    }
    let given = ballots().flat_map(|votes| votes.values().copied()).max().unwrap_or_default();
    if cap.is_some_and(|cap| given > cap) {
        return Err(Refusal::input(format!(
            "Someone has already given one topic {given} votes. Allow at least {given} votes per topic."
        )));
    }
    Ok(())
}
