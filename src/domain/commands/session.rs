//! What happens in the room of a retrospective: writing, grouping, voting, talking.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BallotId, CardId, ParticipantId, TopicId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::retrospective::pack::Answer;
use crate::domain::records::retrospective::paper::SentBallot;
use crate::domain::records::retrospective::plan::WayOfWriting;
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::reaction::Reaction;
use crate::domain::records::retrospective::record::{Card, Order, Participant};
use crate::domain::records::retrospective::steps::{Column, SessionStep};

/// A step of the session itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionEdit {
    /// Minutes of one step; 0 takes it out of the plan.
    TimeBox {
        /// Which step.
        step: SessionStep,
        /// Minutes.
        minutes: u32,
    },
    /// How people write and vote. Minutes nobody has changed follow.
    Writing {
        /// Which way.
        way: WayOfWriting,
    },
    /// Who runs the session.
    Facilitator {
        /// Their name; none takes it out.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Title>,
    },
    /// The question at the start.
    Icebreaker {
        /// The question; none skips it.
        #[serde(skip_serializing_if = "Option::is_none")]
        question: Option<Title>,
    },
    /// Other columns; cards of a column that is gone become unsorted.
    Columns {
        /// The columns.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        columns: Vec<Column>,
    },
    /// Adds someone, or puts new words in place.
    Participant {
        /// Their id.
        id: ParticipantId,
        /// Who; none takes them out.
        #[serde(skip_serializing_if = "Option::is_none")]
        who: Option<Participant>,
    },
    /// Whether cards and ballots carry names.
    Names {
        /// Cards do.
        #[serde(default, skip_serializing_if = "is_default")]
        signed: bool,
        /// Ballots do.
        #[serde(default, skip_serializing_if = "is_default")]
        open_ballots: bool,
    },
    /// An answer of the safety poll, from 1 to 5.
    Safety {
        /// The level.
        level: u32,
    },
    /// An answer of the poll on whether it was worth the time, from 1 to 5.
    Worth {
        /// The level.
        level: u32,
    },
    /// Shows the results of a poll, which then takes no more answers.
    ShowPoll {
        /// Which.
        poll: Poll,
    },
    /// Writes a card.
    Write {
        /// Its random id.
        card: CardId,
        /// The words; none takes it out.
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<Card>,
    },
    /// A turn of writing is over.
    Wrote {
        /// Whose.
        who: ParticipantId,
    },
    /// Takes what came back in files. One that cannot be taken stops them all.
    Bring {
        /// The answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Answer>,
    },
    /// Takes ballots that came by link. One that cannot be taken stops them all.
    TakeBallots {
        /// The ballots.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ballots: Vec<SentBallot>,
    },
    /// Shows the cards.
    Reveal,
    /// Puts topics together; their votes add up.
    Group {
        /// The group's id, new or one of the topics.
        into: TopicId,
        /// The topics.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        topics: Vec<TopicId>,
        /// Its name.
        name: Title,
    },
    /// Takes a group apart; its votes go to its first card.
    Split {
        /// The group.
        topic: TopicId,
    },
    /// Takes one card out of its group; votes and what was said stay with the group.
    Leave {
        /// The card.
        card: CardId,
    },
    /// Budget and cap.
    Votes {
        /// Votes a person has.
        #[serde(skip_serializing_if = "Option::is_none")]
        budget: Option<u32>,
        /// Votes for one topic.
        #[serde(skip_serializing_if = "Option::is_none")]
        cap: Option<u32>,
    },
    /// A ballot, filled in or empty.
    Cast {
        /// Its random id.
        ballot: BallotId,
        /// Whose turn it was.
        who: ParticipantId,
        /// Votes by topic.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        votes: BTreeMap<TopicId, u32>,
    },
    /// Hands counted for one topic.
    Hands {
        /// The topic.
        topic: TopicId,
        /// How many.
        count: u32,
    },
    /// Shows the totals.
    Count,
    /// The order of discussion.
    Order {
        /// Which.
        order: Order,
    },
    /// Ticks someone as heard, or takes it back.
    Heard {
        /// The topic.
        topic: TopicId,
        /// Who.
        who: ParticipantId,
        /// Heard, passed, or neither.
        #[serde(skip_serializing_if = "Option::is_none")]
        how: Option<bool>,
    },
    /// Ticks everyone who is left as heard.
    HeardAll {
        /// The topic.
        topic: TopicId,
    },
    /// Reacts to a topic, or takes it back.
    React {
        /// The topic.
        topic: TopicId,
        /// Who.
        who: ParticipantId,
        /// How.
        reaction: Reaction,
        /// Whether they do.
        #[serde(default, skip_serializing_if = "is_default")]
        on: bool,
    },
    /// Notes on a topic.
    Notes {
        /// The topic.
        topic: TopicId,
        /// The notes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        notes: String,
    },
    /// Puts a topic off.
    Park {
        /// The topic.
        topic: TopicId,
        /// Why.
        reason: Reason,
    },
    /// The executive summary.
    Summary {
        /// The words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
}
