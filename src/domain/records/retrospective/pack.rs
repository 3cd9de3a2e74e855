//! Card files: a pack is sent to the participants, and each one returns it with their cards.
//!
//! Both are one kind of file. A returned file names its author only by id, so that the list of people
//! shows who is missing; nothing in the workspace links a card or a safety level to that id.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BallotId, CardId, ParticipantId, RetrospectiveId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::retrospective::record::{Card, Retrospective};
use crate::domain::records::retrospective::steps::Column;

/// The most cards one person can send.
const MOST: usize = 200;

/// What is sent: the retrospective, its columns, and who can answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Pack {
    /// Which retrospective.
    pub retrospective: RetrospectiveId,
    /// What it is called.
    pub name: Title,
    /// The columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The participants. Left out of returned files.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<ParticipantId, Title>,
    /// Whether cards are signed.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub signed: bool,
}

/// What one person returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Answer {
    /// Whose.
    pub who: ParticipantId,
    /// The same for every edition of this person's file; random.
    pub series: BallotId,
    /// The id of the safety level; random, and not the series.
    pub poll: BallotId,
    /// A number that grows with every saved file.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition: u32,
    /// The cards.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cards: BTreeMap<CardId, Card>,
    /// Cards of an earlier edition that were deleted.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub taken_back: BTreeSet<CardId>,
    /// The safety level, from 1 to 5.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety: Option<u32>,
}

/// Why a card file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCards {
    /// It cannot be read at all.
    #[error("This isn't a Sprintloop card file. Choose the file you were sent.")]
    Unreadable,
    /// It is another kind of file of Sprintloop.
    #[error("This is a Sprintloop file, but it contains no cards. Choose the file with the cards.")]
    OtherKind,
    /// It was written by a newer page.
    #[error(
        "This file was made with a newer version of Sprintloop. Reload this page to update it, then try again."
    )]
    Newer,
    /// A link that was cut off or changed.
    #[error(
        "This link is incomplete. Some chats cut long links. Ask for it again, or scan the QR code."
    )]
    Link,
    /// Nobody has written in it.
    #[error("This file has no answers yet. Ask for the file that was saved after writing.")]
    NoAnswer,
    /// It is somebody's ballot, filled in and encrypted.
    #[error("This file is a finished ballot. Send it back, or open the file you were sent.")]
    FilledIn,
    /// It is about another session.
    #[error("These cards are for {0}. Open that retrospective to import them.")]
    OtherSession(Title),
    /// The writer does not take part.
    #[error("The author isn't a participant in this retrospective. Add them in the first step.")]
    Stranger,
    /// A value the page never writes.
    #[error("The file is damaged ({0}). Ask for it again.")]
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
    /// Deletes a card, which an earlier edition may already have delivered.
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
        return Err(NotCards::Broken("a safety level outside 1 to 5"));
    }
    if answer.cards.len() > MOST || answer.taken_back.len() > MOST {
        return Err(NotCards::Broken("too many cards"));
    }
    if answer.cards.keys().any(|card| answer.taken_back.contains(card)) {
        return Err(NotCards::Broken("a card that is both present and deleted"));
    }
    Ok(())
}
