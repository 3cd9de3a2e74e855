//! What stands on the wall of a session, as plain data.

use chrono::NaiveDate;

use crate::domain::base::text::Title;
use crate::domain::records::retrospective::steps::ColumnKind;

/// What is on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wall {
    /// Who is here, and how far the safety poll is.
    Opening {
        /// Everyone's names.
        people: Vec<String>,
        /// Who runs the session.
        facilitator: Option<Title>,
        /// The question everyone answers.
        icebreaker: Option<Title>,
        /// The safety poll.
        safety: Polled,
    },
    /// The sprint in numbers, and what was promised last time.
    Facts {
        /// The goal.
        goal: String,
        /// Terms and values.
        figures: Vec<(String, String)>,
        /// Actions of earlier retrospectives, then requests to leadership that have no answer.
        promises: Vec<Promise>,
    },
    /// Cards that are still hidden, as blanks.
    Writing {
        /// Each column with its number of cards.
        columns: Vec<(Title, ColumnKind, usize)>,
        /// How many have written.
        wrote: Share,
    },
    /// The cards, column by column.
    Written(Vec<(String, ColumnKind, Vec<String>)>),
    /// The topics with their number of cards.
    Grouping(Vec<(String, ColumnKind, usize)>),
    /// What is voted on; no totals.
    Voting {
        /// The topics.
        topics: Vec<(String, ColumnKind)>,
        /// Votes a person has.
        budget: u32,
        /// How many have voted.
        voted: Share,
    },
    /// The topics with their votes, most first.
    Counted(Vec<(String, ColumnKind, u32)>),
    /// One topic.
    Discussing(Box<AtTopic>),
    /// Each hypothesis beside its result.
    Compared(Vec<Compared>),
    /// What came out so far.
    Decided(Vec<OnRecord>),
    /// The last poll, and what everyone leaves with.
    Closing {
        /// Whether it was worth the time.
        worth: Polled,
        /// Everything that came out, actions first.
        outcomes: Vec<OnRecord>,
    },
    /// The first page of the report.
    Report {
        /// Its title.
        title: String,
        /// Three sentences.
        summary: Vec<String>,
        /// Actions first.
        outcomes: Vec<OnRecord>,
    },
}

/// Some of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many did it.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polled {
    /// How many have answered.
    pub answered: Share,
    /// How many chose each level; `None` while people answer.
    pub spread: Option<Vec<u32>>,
}

/// An action of an earlier retrospective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What was promised.
    pub what: String,
    /// By whom.
    pub owner: String,
    /// What became of it, as said in this session.
    pub verdict: Option<String>,
}

/// A topic that is discussed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtTopic {
    /// Which of the agenda, from 1, of how many; `None` for one without votes.
    pub place: Option<Share>,
    /// Its name.
    pub name: String,
    /// The column of its first card, and what that is about.
    pub column: (String, ColumnKind),
    /// Its votes, once counted.
    pub votes: Option<u32>,
    /// Its cards that say more than the name, each with a figure or link.
    pub cards: Vec<(String, String)>,
    /// How many have spoken or passed.
    pub heard: Share,
    /// How many have reacted: "Agree 3, Thanks 1".
    pub reactions: String,
    /// What came out of it.
    pub outcomes: Vec<OnRecord>,
    /// Why it is parked.
    pub parked: Option<String>,
}

/// A hypothesis and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The item.
    pub item: String,
    /// What was expected.
    pub expected: String,
    /// The metric with its baseline and target.
    pub measure: String,
    /// What happened; `None` if nobody has said yet.
    pub happened: Option<String>,
    /// "Confirmed", "Refuted" or "Inconclusive".
    pub result: Option<&'static str>,
}

/// Something that came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRecord {
    /// "Action", "Decision".
    pub kind: &'static str,
    /// What.
    pub what: String,
    /// Who answers for it.
    pub owner: String,
    /// By when.
    pub due: Option<NaiveDate>,
}
