//! Work kept in another tool, in one shape whatever the tool is called.
//!
//! Knows neither the tool's file nor the team it comes to; what becomes of a
//! list, a label or a person there is chosen in [`crate::exchange::import`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::{FixedOffset, NaiveDate};

use crate::domain::base::context::Instant;
use crate::domain::base::figures::Effort;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::backlog::item::Link;
use crate::domain::records::backlog::position::BoardStage;
use crate::exchange::zone::Zone;

/// A board of another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignBoard {
    /// The tool as it is kept with each item: "trello".
    pub tool: &'static str,
    /// The tool as people call it: "Trello".
    pub tool_name: &'static str,
    /// What it calls a piece of work: "card".
    pub noun: &'static str,
    /// The name of the board.
    pub name: String,
    /// Its lists, from left to right.
    pub lists: Vec<Group>,
    /// Its labels.
    pub labels: Vec<Group>,
    /// The people on its cards.
    pub people: Vec<Person>,
    /// Its cards, list by list, from top to bottom.
    pub cards: Vec<Card>,
    /// What the file could not give, each a sentence.
    pub gaps: Vec<String>,
    /// Rows that stay out or lack something.
    pub problems: Vec<Problem>,
    /// The clock by which its days are read; unset means the clock of the moment of the import.
    pub zone: Option<Zone>,
}

impl ForeignBoard {
    /// The board as it is read by the clock of a place.
    #[must_use]
    pub fn seen_from(self, zone: Zone) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// The day of a moment, as people saw it there.
    pub fn day(&self, at: Instant, now: &FixedOffset) -> NaiveDate {
        self.zone.unwrap_or(Zone::Fixed(*now)).at(at).date_naive()
    }
}

/// What is wrong with a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its number in the file.
    pub row: usize,
    /// What is wrong, as the end of a sentence.
    pub why: String,
    /// Whether the row stays out; else it comes in without what is wrong.
    pub out: bool,
}

/// What a label is known to mean, by the column it stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupKind {
    /// Anything: a label of any kind, or a list.
    #[default]
    Any,
    /// The work type, under whatever name.
    WorkType,
    /// The channel, under whatever name.
    Channel,
}

/// A list or a label, and how many cards have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name; never empty.
    pub name: String,
    /// What it is known to mean.
    pub kind: GroupKind,
    /// How many cards.
    pub cards: usize,
}

/// Someone on the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The full name, else the user name.
    pub name: String,
    /// The user name.
    pub user_name: String,
    /// How many cards they are on.
    pub cards: usize,
}

/// A card. Lists, labels and people are numbers into the board's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The id there, by which a second import knows it.
    pub id: String,
    /// The headline.
    pub title: Title,
    /// The description.
    pub text: String,
    /// Its list.
    pub list: Option<usize>,
    /// Its labels.
    pub labels: Vec<usize>,
    /// Who is on it.
    pub people: Vec<usize>,
    /// Who asked for it.
    pub requester: Option<usize>,
    /// When it is due.
    pub due: Option<Instant>,
    /// How much work it is, in the team's unit.
    pub estimate: Option<Effort>,
    /// When it was last changed.
    pub touched: Option<Instant>,
    /// Its way there, oldest first.
    pub moves: Vec<Move>,
    /// Archived there, or marked complete.
    pub finished: bool,
    /// The lines of its checklists.
    pub lines: Vec<ForeignLine>,
    /// What was said, oldest first.
    pub comments: Vec<ForeignComment>,
    /// Its attachments and its own address.
    pub links: Vec<Link>,
    /// What has no field here, in words: "Budget: 400".
    pub facts: Vec<String>,
    /// A mark of all that its description is made of, where that can be told without regard to what
    /// the columns were chosen to mean; empty where it cannot.
    pub said: String,
}

/// A step of a card on its way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// When.
    pub at: Instant,
    /// Into which list.
    pub list: Option<usize>,
    /// To which stage, where the file says so itself.
    pub stage: Option<BoardStage>,
}

/// A line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignLine {
    /// The words; the name of the checklist before them where a card has several.
    pub text: Title,
    /// Ticked.
    pub done: bool,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignComment {
    /// The words.
    pub text: Reason,
    /// When.
    pub at: Option<Instant>,
    /// The author's name.
    pub author: String,
    /// The author, where the board knows them.
    pub person: Option<usize>,
}

/// The most lists, labels or people of one file; no team has as many, and more would take long.
const MOST: usize = 5_000;

/// Things by what they are known by, in the order in which they came.
pub(super) struct Numbered<T> {
    pub(super) all: Vec<T>,
    by_id: BTreeMap<String, usize>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { all: Vec::new(), by_id: BTreeMap::new() }
    }
}

impl<T> Numbered<T> {
    /// Its number; it is made where it is not there yet, unless there are too many.
    pub(super) fn put(&mut self, id: &str, thing: impl FnOnce() -> T) -> Option<usize> {
        let known = self.at(id);
        if known.is_some() || self.all.len() == MOST {
            return known;
        }
        self.all.push(thing());
        self.by_id.insert(id.to_owned(), self.all.len() - 1);
        self.at(id)
    }

    /// Its number, where it is there.
    pub(super) fn at(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

/// Things under a word each, found quickly however many there are and in whatever order they came.
pub(super) struct Index<'a, T>(Vec<(&'a str, T)>);

impl<'a, T> Index<'a, T> {
    /// In the order of the words; what has the same word stays as it came.
    pub(super) fn new(mut things: Vec<(&'a str, T)>) -> Self {
        things.sort_by(|one, two| one.0.cmp(two.0));
        Self(things)
    }

    /// All there is, each with its word.
    pub(super) fn all(&self) -> impl Iterator<Item = &(&'a str, T)> {
        self.0.iter()
    }

    /// All that is under this word.
    pub(super) fn under(&self, word: &str) -> impl Iterator<Item = &T> {
        let from = self.0.partition_point(|(other, _)| *other < word);
        let found = self.0.iter().skip(from).take_while(move |(other, _)| *other == word);
        found.map(|(_, thing)| thing).collect::<Vec<_>>().into_iter()
    }
}

/// For each word where the same word came first, and how many times it came before.
pub(super) fn came_before(words: &[String]) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..words.len()).collect();
    places.sort_by(|one, two| words.get(*one).cmp(&words.get(*two)));
    let mut before = vec![(0, 0); words.len()];
    let (mut first, mut times) = (0, 0);
    for place in places {
        if words.get(place) == words.get(first) && place != first {
            times += 1;
        } else {
            (first, times) = (place, 0);
        }
        if let Some(one) = before.get_mut(place) {
            *one = (first, times);
        }
    }
    before
}

/// Letters of one mark.
pub(super) const LETTERS: usize = 4;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Sixty-four possibilities a letter of a text's sum (FNV-1a).
pub(super) fn mark(text: &str) -> String {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    sum ^= sum >> 32;
    let letter = |at: usize| {
        let bits = (sum >> (at * 6)) & 63;
        usize::try_from(bits).ok().and_then(|bits| ALPHABET.get(bits)).map(|byte| char::from(*byte))
    };
    (0..LETTERS).filter_map(letter).collect()
}

/// Counts a card for each of these.
pub(super) fn count<T>(all: &mut [T], at: &[usize], cards: fn(&mut T) -> &mut usize) {
    for one in at {
        if let Some(one) = all.get_mut(*one) {
            *cards(one) += 1;
        }
    }
}

/// Each number once, as it came first.
pub(super) fn each_once(mut all: Vec<usize>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    all.retain(|at| seen.insert(*at));
    all
}
