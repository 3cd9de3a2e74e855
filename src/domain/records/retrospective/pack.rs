//! Cards on their way: a pack goes out to whoever takes part, and comes back with what they wrote.
//!
//! Both are one kind of file. What comes back names its writer by an id alone, so that the roster
//! knows who is missing; nothing in the workspace ties a card or a level of safety to that id.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::domain::base::ids::{BallotId, CardId, ParticipantId, RetrospectiveId};
use crate::domain::base::json;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::retrospective::record::{Brought, Card, Retrospective};
use crate::domain::records::retrospective::steps::Column;

/// The version of the format written here.
pub const VERSION: u32 = 1;

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

/// A file: the pack, and an answer once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsFile {
    /// What it is about.
    pub pack: Pack,
    /// What came back.
    pub answer: Option<Answer>,
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

/// The file as text. What comes back names nobody.
pub fn write(file: &CardsFile) -> Option<String> {
    let mut pack = file.pack.clone();
    if file.answer.is_some() {
        pack.people.clear();
    }
    let mut envelope = json!({ "sprintloop": "cards", "version": VERSION, "pack": pack });
    if let (Some(answer), Value::Object(envelope)) = (&file.answer, &mut envelope) {
        envelope.insert("answer".to_owned(), json::to_value(answer));
    }
    serde_json::to_string_pretty(&envelope).ok()
}

/// Reads a pack, with or without an answer.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<CardsFile, NotCards> {
    let mut value: Value = json::parse(text.trim()).map_err(|_| NotCards::Unreadable)?;
    match value.get("sprintloop").and_then(Value::as_str) {
        Some("cards") => {}
        Some(_) => return Err(NotCards::OtherKind),
        None if value.get("format").is_some() => return Err(NotCards::OtherKind),
        None => return Err(NotCards::Unreadable),
    }
    if value.get("version").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(NotCards::Newer);
    }
    let mut part = |name: &str| value.get_mut(name).map(Value::take);
    let pack = part("pack").ok_or(NotCards::Unreadable)?;
    let pack = json::from_value(pack).map_err(|_| NotCards::Unreadable)?;
    let answer = part("answer").map(json::from_value).transpose();
    Ok(CardsFile { pack, answer: answer.map_err(|_| NotCards::Unreadable)? })
}

/// The answer of a file that was sent for this retrospective. Names are kept only where both the
/// pack and the session say so: who wrote under a promise of anonymity stays unnamed.
///
/// # Errors
/// Why it is not taken; then nothing of it is.
pub fn answer_for(retro: &Retrospective, file: CardsFile) -> Result<Answer, NotCards> {
    let mut answer = file.answer.ok_or(NotCards::NoAnswer)?;
    if file.pack.retrospective != retro.id {
        return Err(NotCards::OtherSession(file.pack.name));
    }
    check(retro, &answer)?;
    let author = (retro.signed && file.pack.signed).then_some(answer.who);
    for card in answer.cards.values_mut() {
        (card.author, card.group) = (author, None);
    }
    Ok(answer)
}

fn check(retro: &Retrospective, answer: &Answer) -> Result<(), NotCards> {
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

/// What an answer brings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brings {
    /// Cards that were not there.
    pub new: usize,
    /// Cards with other words.
    pub changed: usize,
    /// Cards taken back.
    pub gone: usize,
    /// This edition, or a later one, was here already.
    pub known: bool,
}

/// Puts an answer into the session. One that was here already changes nothing.
///
/// # Errors
/// Why it is not taken; then nothing of it is.
pub fn bring(retro: &mut Retrospective, answer: Answer) -> Result<Brings, NotCards> {
    check(retro, &answer)?;
    let before = retro.brought.get(&answer.who);
    let again = before.is_some_and(|before| before.series == answer.series);
    if before.is_some_and(|before| again && before.edition >= answer.edition) {
        return Ok(Brings { known: true, ..Brings::default() });
    }
    // A file begun anew does not answer the poll a second time.
    if let Some(level) = answer.safety.filter(|_| before.is_none() || again) {
        retro.sent_safety.insert(answer.poll, level);
    }
    let mut brings = Brings::default();
    for (id, card) in answer.cards {
        let there = retro.cards.get(&id);
        let same = |old: &Card| {
            (&old.text, &old.column, &old.figure) == (&card.text, &card.column, &card.figure)
        };
        match there {
            Some(old) if same(old) => continue,
            Some(_) => brings.changed += 1,
            None => brings.new += 1,
        }
        let author = card.author.filter(|_| retro.signed);
        let group = there.and_then(|old| old.group);
        retro.cards.insert(id, Card { author, group, ..card });
    }
    for id in &answer.taken_back {
        brings.gone += usize::from(retro.cards.remove(id).is_some());
    }
    retro.wrote.insert(answer.who);
    retro.brought.insert(answer.who, Brought::new(answer.series, answer.edition));
    Ok(brings)
}
