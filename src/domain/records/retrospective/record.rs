//! The session's record. Anonymous entries hold no person and no time, and are sorted by random id.

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
use crate::domain::records::retrospective::discussion::Discussion;
use crate::domain::records::retrospective::look_back::LookBack;
use crate::domain::records::retrospective::outcome::Point;
use crate::domain::records::retrospective::plan::WayOfWriting;
use crate::domain::records::retrospective::poll::{ENOUGH_ANSWERS, Poll, mean};
use crate::domain::records::retrospective::report::Report;
use crate::domain::records::retrospective::sent::Sent;
use crate::domain::records::retrospective::steps::{Column, ColumnKind, SessionStep};

/// A participant: from the team, or a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Participant {
    /// Their name.
    pub name: Title,
    /// The member; `None` for a guest.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Why a guest is here.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What a guest would challenge.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub challenge: String,
}

/// One thought. Its order among the others depends only on its random id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Card {
    /// The words.
    pub text: Reason,
    /// The column it was written in; kept when cards are grouped or columns change.
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
    /// Whether it is about how the team works together.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub together: bool,
}

/// An outcome of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
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

/// An outcome, and its topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CameOut {
    /// Its topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// What.
    pub what: Out,
}

/// A correction of the report. What the report said stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// What is so instead.
    pub text: Reason,
    /// Who wrote it, and when.
    pub stamp: Stamp,
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
    /// In random order.
    Random,
}

/// A retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Retrospective {
    /// Identity.
    pub id: RetrospectiveId,
    /// What it looks back on.
    #[serde(flatten)]
    pub of: LookBack,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// The columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The planned minutes of each step.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub boxes: BTreeMap<SessionStep, u32>,
    /// How people write and vote, by which the minutes were planned.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub writing: WayOfWriting,
    /// Who runs the session.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<Title>,
    /// The question everyone answers at the start; `None` if there is none.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icebreaker: Option<Title>,
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
    /// Polls whose results are shown, and which take no more answers.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub polls_shown: BTreeSet<Poll>,
    /// The cards.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cards: BTreeMap<CardId, Card>,
    /// Who has written.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub wrote: BTreeSet<ParticipantId>,
    /// The last file of each person, and its edition.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub brought: BTreeMap<ParticipantId, Brought>,
    /// Safety levels from files, by random id.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sent_safety: BTreeMap<BallotId, u32>,
    /// Whether the cards are revealed.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub revealed: bool,
    /// The groups' names.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<TopicId, Title>,
    /// Votes per person; unset means the square root of the number of topics.
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
    /// Whether the totals are revealed.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub counted: bool,
    /// The order of discussion.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: Order,
    /// The discussion of each topic.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub discussions: BTreeMap<TopicId, Discussion>,
    /// The outcomes.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<CameOut>,
    /// Roadmap items and requests to leadership.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// The executive summary as the facilitator wrote it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The whole report, as it was when the session ended.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    /// What was corrected after it had ended, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Who received the report.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<Sent>,
    /// When it ended.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// The last file received from someone.
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
    /// The voter, unless voting is anonymous.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voter: Option<ParticipantId>,
    /// Which edition it is, if it came by link.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition: u32,
}

impl Retrospective {
    /// Returns its sprint or cycle; `None` if it looks back on any dates.
    pub const fn sprint(&self) -> Option<SprintId> {
        match &self.of {
            LookBack::Sprint(sprint) => Some(*sprint),
            LookBack::Dates(_) => None,
        }
    }

    /// Returns whether the session is open.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Returns the member who runs the session: the facilitator, or who opened it where the facilitator is no member.
    pub fn leader(&self) -> MemberId {
        let named = |name: &Title| self.participants.values().find(|who| who.name == *name);
        let facilitator = self.facilitator.as_ref().and_then(named);
        facilitator.and_then(|who| who.member).unwrap_or(self.opened.by)
    }

    /// Returns whether a member takes part.
    pub fn includes(&self, member: MemberId) -> bool {
        self.participants.values().any(|who| who.member == Some(member))
    }

    /// Returns whether the cards are still hidden.
    pub fn hides_cards(&self) -> bool {
        self.is_open() && !self.revealed
    }

    /// Returns how many chose each safety level, on this device and by file.
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

    /// Returns how many chose each level of a poll.
    pub fn spread(&self, poll: Poll) -> Vec<u32> {
        match poll {
            Poll::Safety => self.safety_spread(),
            Poll::Worth => self.worth.clone(),
        }
    }

    /// Returns how many people have answered a poll.
    pub fn answers(&self, poll: Poll) -> u32 {
        self.spread(poll).iter().sum()
    }

    /// Returns whether enough people have answered a poll that nobody can tell who gave which answer.
    pub fn has_enough(&self, poll: Poll) -> bool {
        self.answers(poll) >= ENOUGH_ANSWERS
    }

    /// Returns whether a poll takes no more answers: everyone has answered, or its results are shown.
    pub fn is_over(&self, poll: Poll) -> bool {
        let people = u32::try_from(self.participants.len()).unwrap_or(u32::MAX);
        let all = people > 0 && self.answers(poll) >= people;
        all || self.polls_shown.contains(&poll)
    }

    /// Returns the average level of a poll in tenths, once nobody answers it any more and enough did.
    pub fn mean(&self, poll: Poll) -> Option<u32> {
        let over = !self.is_open() || self.is_over(poll);
        mean(&self.spread(poll)).filter(|_| over)
    }

    /// Returns how many ballots must be cast before their totals can be shown: as many as keep the answers of a poll
    /// secret, or one for each participant if they are fewer.
    pub fn ballots_needed(&self) -> usize {
        self.participants.len().min(ENOUGH_ANSWERS as usize)
    }

    /// Returns the minutes of the whole session.
    pub fn minutes(&self) -> u32 {
        self.boxes.values().sum()
    }

    /// Returns the column of a card; `None` if the template has changed since.
    pub fn column_of(&self, card: &Card) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == card.column)
    }

    /// Returns the kind of a card; a question if its column is gone.
    pub fn kind_of(&self, card: &Card) -> ColumnKind {
        self.column_of(card).map(|column| column.kind).unwrap_or_default()
    }

    /// Returns the outcomes of a topic.
    pub fn outcomes_of(&self, topic: TopicId) -> impl Iterator<Item = Out> + '_ {
        self.outcomes.iter().filter(move |out| out.topic == Some(topic)).map(|out| out.what)
    }
}
