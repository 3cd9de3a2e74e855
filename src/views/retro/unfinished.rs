//! Private turns that were begun and not finished: nothing of them is dropped without a word.

use super::session::{Session, people};
use crate::domain::base::ids::{Id, ParticipantId};
use crate::domain::base::text::listed;
use crate::domain::records::retrospective::record::Retrospective;
use crate::state::writing::{HalfCard, PrivateTurn, keep_private_turn, private_turn};

/// Returns whether someone has begun a turn of writing in this browser.
pub(super) fn begun(who: ParticipantId) -> bool {
    let turn = private_turn(who.uuid());
    !turn.mine.is_empty() || turn.card != HalfCard::default()
}

/// Says who has a card that is half written: "Priya Kaur left a card half-written; it isn't shown."
pub(super) fn half_written(retro: &Retrospective) -> String {
    let half = |who: ParticipantId| private_turn(who.uuid()).card != HalfCard::default();
    let names: Vec<String> =
        people(retro).into_iter().filter(|(who, _)| half(*who)).map(|(_, name)| name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.as_slice() {
        [] => String::new(),
        [_] => format!("{} left a card half-written; it won't be shown.", listed(&names)),
        _ => format!("{} left cards half-written; they won't be shown.", listed(&names)),
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
