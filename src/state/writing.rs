//! What someone is writing: kept in this browser until it is handed in, so that a reload loses none
//! of it. What is private stands on no page but the writer's own.

use uuid::Uuid;

use crate::domain::ids::{CardId, TopicId};
use crate::domain::retrospective::pack::{Answer, Pack};
use crate::domain::stored::{self, Stored};
use crate::storage::{LocalShelf, Shelf, keep_in_tab, keys, of_tab};
use std::collections::{BTreeMap, BTreeSet};

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
        mine: BTreeSet<CardId>,
        /// The ballot so far.
        votes: BTreeMap<TopicId, u32>,
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

/// What stood in the dialogs of this tab that were not finished, by their names.
pub type Drafts = BTreeMap<String, BTreeMap<String, String>>;

/// What was typed into dialogs of this tab and not finished.
pub fn drafts() -> Drafts {
    of_tab(keys::DRAFTS).and_then(|text| stored::parse(&text).ok()).unwrap_or_default()
}

/// Keeps it over a reload of the tab.
pub fn keep_drafts(drafts: &Drafts) {
    keep_in_tab(keys::DRAFTS, &stored::text(drafts));
}

/// What someone has begun, or a session openly, by its id.
pub fn private_turn(whose: Uuid) -> PrivateTurn {
    kept(&keys::private_turn(whose)).unwrap_or_default()
}

/// Keeps what someone has begun; nothing once it is handed in.
pub fn keep_private_turn(whose: Uuid, turn: &PrivateTurn) {
    let turn = (*turn != PrivateTurn::default()).then_some(turn as &dyn Stored);
    keep(&keys::private_turn(whose), turn);
}

/// The pack that was being filled in.
pub fn pre_work() -> Option<PreWork> {
    kept(keys::PRE_WORK)
}

/// Keeps the pack that is being filled in.
pub fn keep_pre_work(work: Option<&PreWork>) {
    keep(keys::PRE_WORK, work.map(|work| work as &dyn Stored));
}
