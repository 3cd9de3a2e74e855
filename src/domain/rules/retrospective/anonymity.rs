//! Anonymous cards and votes keep no name: nobody can find out later who wrote or voted.
//!
//! The one place where a name is left out; votes, cards written here and cards that come by file ask it.

use crate::domain::base::ids::ParticipantId;
use crate::domain::records::retrospective::record::Retrospective;

/// The author that a card keeps: none where cards are not signed.
pub fn author(retro: &Retrospective, author: Option<ParticipantId>) -> Option<ParticipantId> {
    author.filter(|_| retro.signed)
}

/// The voter that a ballot keeps: none where ballots are secret.
pub fn voter(retro: &Retrospective, voter: ParticipantId) -> Option<ParticipantId> {
    Some(voter).filter(|_| retro.open_ballots)
}

/// Takes out the names that the session no longer keeps.
pub(super) fn forget(retro: &mut Retrospective) {
    if !retro.signed {
        retro.cards.values_mut().for_each(|card| card.author = None);
    }
    if !retro.open_ballots {
        retro.ballots.values_mut().for_each(|ballot| ballot.voter = None);
    }
}
