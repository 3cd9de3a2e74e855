//! Cards on their way: a pack goes out to whoever takes part, and comes back with what they wrote.
//!
//! Both are one kind of file. What comes back names its writer by an id alone, so that the roster
//! knows who is missing; nothing in the workspace ties a card or a level of safety to that id.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BallotId, CardId, ParticipantId, RetrospectiveId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::retrospective::record::{Card, Retrospective};
use crate::domain::records::retrospective::steps::Column;

/// The most cards one person sends; more is no pack of cards.
const MOST: usize = 200;

/// What goes out: for which retrospective, what to write under, who may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Pack {
    /// Which retrospective.
    pub retrospective: RetrospectiveId,
    /// What it is called.
    pub name: Title,
    /// What people write under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Who takes part. Left out of what comes back.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<ParticipantId, Title>,
    /// Cards carry names.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub signed: bool,
}

/// What one person sends back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Answer {
    /// Whose.
    pub who: ParticipantId,
    /// The same for every edition of this person's file; random.
    pub series: BallotId,
    /// Under which the level of safety is kept; random, and not the series.
    pub poll: BallotId,
    /// Grows with every file that is saved.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition: u32,
    /// The cards.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cards: BTreeMap<CardId, Card>,
    /// Cards of an earlier edition that are taken back.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub taken_back: BTreeSet<CardId>,
    /// How safe it is to speak, from 1 to 5.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety: Option<u32>,
}

/// Why a file of cards is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCards {
    /// It cannot be read at all.
    #[error("This is not a Sprintloop pack of cards. Choose the file as it was sent.")]
    Unreadable,
    /// It is another kind of file of Sprintloop.
    #[error("This is a Sprintloop file, but not a pack of cards.")]
    OtherKind,
    /// It was written by a newer page.
    #[error(
        "This pack was written by a newer Sprintloop. Reload this page to get the newest, then try again."
    )]
    Newer,
    /// Nobody has written in it.
    #[error("This is the empty pack. Ask for the file that was saved after writing.")]
    NoAnswer,
    /// It is about another session.
    #[error("These cards are for {0}.")]
    OtherSession(Title),
    /// The writer does not take part.
    #[error("Its writer does not take part in this retrospective. Add them in the first step.")]
    Stranger,
    /// A value that no page writes.
    #[error("It holds something no page writes: {0}. Ask for the file again.")]
    Broken(&'static str),
}

impl Pack {
    /// The pack of a retrospective.
    pub fn of(retro: &Retrospective, name: Title) -> Self {
        let people = retro.participants.iter().map(|(id, who)| (*id, who.name.clone()));
        let mut pack = Self::new(retro.id, name, retro.columns.clone());
        (pack.people, pack.signed) = (people.collect(), retro.signed);
        pack
    }
}

impl Answer {
    /// Takes a card back. An earlier edition may have brought it already.
    pub fn take_back(&mut self, card: CardId) {
        self.cards.remove(&card);
        self.taken_back.insert(card);
    }
}

pub fn check(retro: &Retrospective, answer: &Answer) -> Result<(), NotCards> {
    if !retro.participants.contains_key(&answer.who) {
        return Err(NotCards::Stranger);
    }
    if answer.safety.is_some_and(|level| !(1..=5).contains(&level)) {
        return Err(NotCards::Broken("a level of safety beyond 1 to 5"));
    }
    if answer.cards.len() > MOST || answer.taken_back.len() > MOST {
        return Err(NotCards::Broken("more cards than one person writes"));
    }
    if answer.cards.keys().any(|card| answer.taken_back.contains(card)) {
        return Err(NotCards::Broken("a card that is both there and taken back"));
    }
    Ok(())
}
