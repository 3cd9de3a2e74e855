//! Private turns that were begun and not finished: nothing of them is dropped without a word.

use super::session::Session;
use crate::state::writing::{HalfCard, PrivateTurn, keep_private_turn, private_turn};
use sprintloop::domain::base::ids::{Id, ParticipantId};
use sprintloop::domain::records::retrospective::record::Retrospective;

/// Returns whether someone has begun a turn of writing in this browser.
pub(super) fn begun(who: ParticipantId) -> bool {
    let turn = private_turn(who.uuid());
    !turn.mine.is_empty() || turn.card != HalfCard::default()
}

/// Returns whether someone has begun a ballot in this browser.
pub(super) fn begun_ballot(who: ParticipantId) -> bool {
    private_turn(who.uuid()).votes.values().any(|votes| *votes > 0)
}

/// Says how many cards are half-written, and not whose: each is told to its writer, in their own turn.
pub(super) fn half_written(retro: &Retrospective) -> String {
    let half = |who: &&ParticipantId| private_turn(who.uuid()).card != HalfCard::default();
    match retro.participants.keys().filter(half).count() {
        0 => String::new(),
        1 => "1 card is half-written; it won't be shown.".to_owned(),
        many => format!("{many} cards are half-written; they won't be shown."),
    }
}

/// Forgets which cards are whose, once everyone sees them.
pub(super) fn forget_turns(s: Session) {
    let Some(retro) = s.now() else { return };
    for who in retro.participants.keys() {
        let turn = private_turn(who.uuid());
        if begun(*who) {
            let votes = turn.votes;
            keep_private_turn(who.uuid(), &PrivateTurn { votes, ..PrivateTurn::default() });
        }
    }
    // What is half written at the shared device stays in its form.
    let room = private_turn(s.id.uuid());
    keep_private_turn(s.id.uuid(), &PrivateTurn { card: room.card, ..PrivateTurn::default() });
}
