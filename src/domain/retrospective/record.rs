//! The session's record. What is anonymous holds no person and no moment, and stands by random id.

use macro_rules_attribute::derive;

use super::outcome::Point;
use super::steps::{Column, ColumnKind, SessionStep};
use crate::domain::context::{Instant, Stamp};
use crate::domain::ids::{
    ActionId, BallotId, CardId, DecisionId, GuardrailId, LearningId, MemberId, ParticipantId,
    PlayId, RetrospectiveId, SprintId, TopicId, WinId, WorkflowChangeId,
};
use crate::domain::text::{Reason, Title};
use std::collections::{BTreeMap, BTreeSet};

part! {
    /// Someone who takes part: of the team, or invited from outside.
    pub struct Participant {
        /// Their name.
        name: Title,
        ;
        /// Who of the team; none for an outsider.
        member: Option<MemberId>,
        /// Why an outsider is here.
        why: String,
        /// What an outsider would challenge.
        challenge: String,
    }
}

part! {
    /// One thought. Its place among the others follows its random id and nothing else.
    pub struct Card {
        /// The words.
        text: Reason,
        /// The heading it was written under; it stays when cards are grouped or columns change.
        column: Title,
        ;
        /// A figure or a link.
        figure: String,
        /// Who wrote it, unless writing is anonymous.
        author: Option<ParticipantId>,
        /// The group it belongs to.
        group: Option<TopicId>,
    }
}

part! {
    /// What was said about a topic.
    #[derive(Default)]
    pub struct Discussion {
        ;
        /// Notes.
        notes: String,
        /// Who was heard; `true` where they passed.
        heard: BTreeMap<ParticipantId, bool>,
        /// Put off, and why.
        parked: Option<Reason>,
        /// Talked about to the end.
        done: bool,
    }
}

/// Something that came out of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Stored!)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Stored!)]
pub struct CameOut {
    /// The topic it arose in.
    pub topic: Option<TopicId>,
    /// What.
    pub what: Out,
}

/// In which order topics are discussed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Stored!)]
pub enum Order {
    /// Most votes first.
    #[default]
    Votes,
    /// Column by column.
    Column,
    /// As chance has it.
    Random,
}

/// One who got the report, and when.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Sent {
    /// To whom.
    pub to: Title,
    /// Who sent it, and when.
    pub stamp: Stamp,
}

entity! {
    /// A retrospective.
    pub struct Retrospective {
        /// Identity.
        id: RetrospectiveId,
        /// The sprint or cycle it looks at.
        sprint: SprintId,
        /// Who opened it, and when.
        opened: Stamp,
        /// What people write under.
        columns: Vec<Column>,
        /// Minutes of each step in the plan.
        boxes: BTreeMap<SessionStep, u32>,
        ;
        /// Who takes part.
        participants: BTreeMap<ParticipantId, Participant>,
        /// Cards name their author.
        signed: bool,
        /// Ballots name their voter.
        open_ballots: bool,
        /// How safe people feel: how many chose each level, from not at all to fully.
        safety: Vec<u32>,
        /// Whether it was worth the time: how many chose each level.
        worth: Vec<u32>,
        /// The cards.
        cards: BTreeMap<CardId, Card>,
        /// Who has written.
        wrote: BTreeSet<ParticipantId>,
        /// Whose file came in last, and which edition of it.
        brought: BTreeMap<ParticipantId, Brought>,
        /// Levels of safety that came in files, by random id.
        sent_safety: BTreeMap<BallotId, u32>,
        /// The cards are shown.
        revealed: bool,
        /// The groups' names.
        groups: BTreeMap<TopicId, Title>,
        /// Votes a person has; unset means the root of the number of topics.
        budget: Option<u32>,
        /// Votes one person may give one topic; unset means no limit but the budget.
        cap: Option<u32>,
        /// The ballots.
        ballots: BTreeMap<BallotId, Ballot>,
        /// Who has voted or abstained.
        voted: BTreeSet<ParticipantId>,
        /// Votes counted by a show of hands.
        hands: BTreeMap<TopicId, u32>,
        /// The totals are shown.
        counted: bool,
        /// The order of discussion.
        order: Order,
        /// What was said, by topic.
        discussions: BTreeMap<TopicId, Discussion>,
        /// What came out.
        outcomes: Vec<CameOut>,
        /// Roadmap points and asks to leadership.
        points: Vec<Point>,
        /// The executive summary as the facilitator wrote it.
        summary: String,
        /// To whom the report went.
        sent: Vec<Sent>,
        /// When it ended.
        ended: Option<Instant>,
    }
}

part! {
    /// The last file of someone that came in.
    pub struct Brought {
        /// Which series of files; random.
        series: BallotId,
        /// Which of them.
        edition: u32,
        ;
    }
}

part! {
    /// One person's votes.
    pub struct Ballot {
        /// Votes by topic; none at all for an abstention.
        votes: BTreeMap<TopicId, u32>,
        ;
        /// Whose, unless voting is anonymous.
        voter: Option<ParticipantId>,
    }
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
