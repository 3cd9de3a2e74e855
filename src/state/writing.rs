//! What someone is writing in private: kept in this browser until it is handed in, so that a reload
//! loses none of it. It stands on no page but the writer's own.

use crate::domain::ids::{CardId, ParticipantId, TopicId};
use crate::domain::retrospective::pack::{Answer, Pack};
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::stored::{self, Stored};
use crate::storage::{LocalShelf, Shelf, keys};

part! {
    /// A card that is half written.
    #[derive(Default)]
    pub struct HalfCard {
        ;
        /// Its column.
        column: String,
        /// Its words.
        text: String,
        /// Its figure or link.
        figure: String,
    }
}

part! {
    /// A private turn that goes on.
    #[derive(Default)]
    pub struct PrivateTurn {
        ;
        /// The card at hand.
        card: HalfCard,
        /// The cards of this turn.
        mine: SortedSet<CardId>,
        /// The ballot so far.
        votes: SortedMap<TopicId, u32>,
    }
}

part! {
    /// A pack of cards that is filled in before the session.
    pub struct PreWork {
        /// What was sent.
        pack: Pack,
        ;
        /// What was written so far.
        answer: Option<Answer>,
        /// The card at hand.
        card: HalfCard,
    }
}

fn kept<T: Stored>(key: &str) -> Option<T> {
    stored::parse(&LocalShelf.get(key).ok().flatten()?).ok()
}

/// Where the browser keeps nothing, it holds until the page is closed.
fn keep(key: &str, value: Option<&dyn Stored>) {
    let _ = match value {
        Some(value) => LocalShelf.set(key, &stored::text(value)),
        None => LocalShelf.remove(key),
    };
}

/// What someone has begun.
pub fn private_turn(who: ParticipantId) -> PrivateTurn {
    kept(&keys::private_turn(who)).unwrap_or_default()
}

/// Keeps what someone has begun; nothing once it is handed in.
pub fn keep_private_turn(who: ParticipantId, turn: &PrivateTurn) {
    let turn = (*turn != PrivateTurn::default()).then_some(turn as &dyn Stored);
    keep(&keys::private_turn(who), turn);
}

/// The pack that was being filled in.
pub fn pre_work() -> Option<PreWork> {
    kept(keys::PRE_WORK)
}

/// Keeps the pack that is being filled in.
pub fn keep_pre_work(work: Option<&PreWork>) {
    keep(keys::PRE_WORK, work.map(|work| work as &dyn Stored));
}
