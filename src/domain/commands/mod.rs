//! Everything a person can do. One variant per deed; each area keeps its own list.

pub mod backlog;
pub mod meeting;
pub mod retrospective;
pub mod sprint;
pub mod team;

pub use crate::domain::commands::meeting::{BlockerCommand, CheckInCommand};
pub use crate::domain::commands::team::{
    ChangeNote, PriorityCommand, TeamCommand, WorkspaceCommand,
};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{DecisionId, ItemId, LearningId, RequestId, SprintId, WorkTypeId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::signals::SignalCommand;
use crate::domain::records::intake::Request;
use crate::domain::records::learning::{GapCause, HypothesisResult};
use crate::domain::tables::log::LogEntry;
use crate::domain::tables::record::Record;
use crate::domain::workspace::Change;

/// A deed. [`crate::domain::workspace::Workspace::apply`] does it or says why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// The workspace itself: founding, naming, rules.
    Workspace(WorkspaceCommand),
    /// People, channels, work types.
    Team(TeamCommand),
    /// Marketing priorities.
    Priority(PriorityCommand),
    /// Requests.
    Intake(IntakeCommand),
    /// Backlog items.
    Item(ItemCommand),
    /// Campaign groups.
    Campaign(CampaignCommand),
    /// Sprints, the board, review and close.
    Sprint(SprintCommand),
    /// Blockers.
    Blocker(BlockerCommand),
    /// Check-ins.
    CheckIn(CheckInCommand),
    /// Learnings.
    Learning(LearningCommand),
    /// The decision log.
    Decision(DecisionCommand),
    /// Retrospectives and what came out of them.
    Retrospective(RetrospectiveCommand),
    /// What is done about signals.
    Signal(SignalCommand),
    /// A file, merged beforehand; applied whole or not at all.
    Import(Box<Import>),
    /// Takes back a change, if nobody has changed the same records since.
    Undo(Box<Change>),
    /// Does it again.
    Redo(Box<Change>),
}

/// What a file brings, after the person has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Import {
    /// Where it comes from, for the log: "board.json (Trello)".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// New records, and records as they are after the merge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Record>,
    /// Log entries the file brings along; those already known are not doubled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<LogEntry>,
}

/// Requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IntakeCommand {
    /// Submits one. Taken once: a second with the same id is refused.
    Submit {
        /// The request.
        request: Box<Request>,
    },
    /// Accepts it into the backlog, at its end.
    Accept {
        /// Which.
        request: RequestId,
        /// The id of the new item.
        item: ItemId,
        /// The new item's headline.
        title: Title,
        /// Its work type.
        work_type: WorkTypeId,
        /// Ids for the acceptance criteria of the work type's template.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<crate::domain::base::ids::LineId>,
    },
    /// Merges it into an item that is there; problem and requester become a comment.
    Merge {
        /// Which.
        request: RequestId,
        /// Into which item.
        into: ItemId,
        /// The id of the comment.
        comment: crate::domain::base::ids::CommentId,
    },
    /// Declines it.
    Decline {
        /// Which.
        request: RequestId,
        /// Why.
        reason: Reason,
    },
    /// Takes a declined request up again.
    Reopen {
        /// Which.
        request: RequestId,
    },
}

/// Learnings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LearningCommand {
    /// Records one, with the decision it leads to.
    Record {
        /// Its id.
        id: LearningId,
        /// The decision's id.
        decision: DecisionId,
        /// What was learned.
        words: Box<LearningWords>,
    },
    /// Corrects one; the decision's text follows.
    Edit {
        /// Which.
        id: LearningId,
        /// What was learned.
        words: Box<LearningWords>,
    },
}

/// The answers of the learning form: three asked, the rest optional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningWords {
    /// What it is about.
    pub subject: Title,
    /// What we expected.
    pub expected: Reason,
    /// What happened.
    pub happened: Reason,
    /// What we decide.
    pub decide: Title,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// When to look again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
    /// The item it comes from; brings channel, work type and hypothesis along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The figures at the time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data_snapshot: String,
    /// What explains the gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapCause>,
    /// What became of the hypothesis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HypothesisResult>,
}

impl LearningWords {
    /// The three answers that are asked, about something; the rest is not said.
    pub fn new(subject: Title, expected: Reason, happened: Reason, decide: Title) -> Self {
        Self {
            subject,
            expected,
            happened,
            decide,
            rationale: String::new(),
            look_again: None,
            item: None,
            data_snapshot: String::new(),
            gap: None,
            result: None,
        }
    }
}

/// The decision log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionCommand {
    /// Writes one down.
    Record {
        /// Its id.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
        /// About which item.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// Made in the review of this sprint; else between meetings.
        #[serde(skip_serializing_if = "Option::is_none")]
        review_of: Option<SprintId>,
        /// When to look again.
        #[serde(skip_serializing_if = "Option::is_none")]
        look_again: Option<NaiveDate>,
    },
    /// Corrects one.
    Edit {
        /// Which.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
        /// When to look again.
        #[serde(skip_serializing_if = "Option::is_none")]
        look_again: Option<NaiveDate>,
    },
    /// Looks at one again; it stands until another look, or no longer.
    LookAgain {
        /// Which.
        id: DecisionId,
        /// Whether it stands.
        #[serde(default, skip_serializing_if = "is_default")]
        stands: bool,
        /// What was seen.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// When to look once more.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<NaiveDate>,
    },
}
