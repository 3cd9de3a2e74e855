//! The session's record. What is anonymous holds no person and no moment, and stands by random id.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::{Instant, Stamp};
use crate::domain::base::ids::{
    ActionId, BallotId, CardId, DecisionId, GuardrailId, LearningId, MemberId, ParticipantId,
    PlayId, RetrospectiveId, SprintId, TopicId, WinId, WorkflowChangeId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::retrospective::outcome::Point;
use crate::domain::records::retrospective::sent::Sent;
use crate::domain::records::retrospective::steps::{Column, ColumnKind, SessionStep};

/// Someone who takes part: of the team, or invited from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Participant {
    /// Their name.
    pub name: Title,
    /// Who of the team; none for an outsider.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Why an outsider is here.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What an outsider would challenge.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub challenge: String,
}

/// One thought. Its place among the others follows its random id and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Card {
    /// The words.
    pub text: Reason,
    /// The heading it was written under; it stays when cards are grouped or columns change.
    pub column: Title,
    /// A figure or a link.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub figure: String,
    /// Who wrote it, unless writing is anonymous.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<ParticipantId>,
    /// The group it belongs to.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<TopicId>,
}

/// What was said about a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Discussion {
    /// Notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who was heard; `true` where they passed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub heard: BTreeMap<ParticipantId, bool>,
    /// Put off, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parked: Option<Reason>,
    /// Talked about to the end.
    #[serde(skip_serializing_if = "is_default")]
    pub done: bool,
}

/// Something that came out of the session.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Out {
    /// A decision.
    Decision(DecisionId),
    /// An action.
    Action(ActionId),
    /// A guardrail.
    Guardrail(GuardrailId),
    /// A win.
    Win(WinId),
    /// A learning.
    Learning(LearningId),
    /// A play.
    Play(PlayId),
    /// A change of the rules.
    Change(WorkflowChangeId),
}

/// What came out, and of which topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CameOut {
    /// The topic it arose in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// What.
    pub what: Out,
}

/// In which order topics are discussed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Most votes first.
    #[default]
    Votes,
    /// Column by column.
    Column,
    /// As chance has it.
    Random,
}

/// A retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Retrospective {
    /// Identity.
    pub id: RetrospectiveId,
    /// The sprint or cycle it looks at.
    pub sprint: SprintId,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// What people write under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Minutes of each step in the plan.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub boxes: BTreeMap<SessionStep, u32>,
    /// Who takes part.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// Cards name their author.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub signed: bool,
    /// Ballots name their voter.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub open_ballots: bool,
    /// How safe people feel: how many chose each level, from not at all to fully.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safety: Vec<u32>,
    /// Whether it was worth the time: how many chose each level.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worth: Vec<u32>,
    /// The cards.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cards: BTreeMap<CardId, Card>,
    /// Who has written.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub wrote: BTreeSet<ParticipantId>,
    /// Whose file came in last, and which edition of it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub brought: BTreeMap<ParticipantId, Brought>,
    /// Levels of safety that came in files, by random id.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sent_safety: BTreeMap<BallotId, u32>,
    /// The cards are shown.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub revealed: bool,
    /// The groups' names.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<TopicId, Title>,
    /// Votes a person has; unset means the root of the number of topics.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<u32>,
    /// Votes one person may give one topic; unset means no limit but the budget.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<u32>,
    /// The ballots.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ballots: BTreeMap<BallotId, Ballot>,
    /// Who has voted or abstained.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub voted: BTreeSet<ParticipantId>,
    /// Votes counted by a show of hands.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hands: BTreeMap<TopicId, u32>,
    /// The totals are shown.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub counted: bool,
    /// The order of discussion.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: Order,
    /// What was said, by topic.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub discussions: BTreeMap<TopicId, Discussion>,
    /// What came out.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<CameOut>,
    /// Roadmap points and asks to leadership.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// The executive summary as the facilitator wrote it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// To whom the report went.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<Sent>,
    /// When it ended.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// Fields of a newer version, carried along untouched.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// The last file of someone that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Brought {
    /// Which series of files; random.
    pub series: BallotId,
    /// Which of them.
    pub edition: u32,
}

/// One person's votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Ballot {
    /// Votes by topic; none at all for an abstention.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub votes: BTreeMap<TopicId, u32>,
    /// Whose, unless voting is anonymous.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voter: Option<ParticipantId>,
}

impl Retrospective {
    /// Whether the session goes on.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether what others wrote is still kept from everybody.
    pub fn hides_cards(&self) -> bool {
        self.is_open() && !self.revealed
    }

    /// How many chose each level of safety, on this device and by file.
    pub fn safety_spread(&self) -> Vec<u32> {
        let mut spread = self.safety.clone();
        for level in self.sent_safety.values() {
            spread.resize(5, 0);
            let at = usize::try_from(*level).unwrap_or(0).checked_sub(1);
            if let Some(count) = at.and_then(|at| spread.get_mut(at)) {
                *count += 1;
            }
        }
        spread
    }

    /// Minutes of the whole session.
    pub fn minutes(&self) -> u32 {
        self.boxes.values().sum()
    }

    /// The column a card stands in; none where the template has changed since.
    pub fn column_of(&self, card: &Card) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == card.column)
    }

    /// What a card is about; a question where its column is gone.
    pub fn kind_of(&self, card: &Card) -> ColumnKind {
        self.column_of(card).map(|column| column.kind).unwrap_or_default()
    }

    /// What came out of a topic.
    pub fn outcomes_of(&self, topic: TopicId) -> impl Iterator<Item = Out> + '_ {
        self.outcomes.iter().filter(move |out| out.topic == Some(topic)).map(|out| out.what)
    }
}
