//! Reacting to a topic. Reactions carry names, unlike cards and ballots, so they wait until the cards are shown.

use crate::domain::base::ids::{ParticipantId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::retrospective::reaction::Reaction;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::session::known;

pub(super) fn react(
    retro: &mut Retrospective,
    topic: TopicId,
    who: ParticipantId,
    reaction: Reaction,
    on: bool,
) -> Result<(), Refusal> {
    known(retro, topic)?;
    if retro.hides_cards() {
        return Err(Refusal::state("The cards are still hidden. React once they are revealed."));
    }
    if !retro.participants.contains_key(&who) {
        return Err(Refusal::unknown("participant"));
    }
    let reactions = &mut retro.discussions.entry(topic).or_default().reactions;
    let people = reactions.entry(reaction).or_default();
    match on {
        true => people.insert(who),
        false => people.remove(&who),
    };
    reactions.retain(|_, people| !people.is_empty());
    Ok(())
}
