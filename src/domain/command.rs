//! Everything a person can do. One variant per deed; each area keeps its own list.

pub mod meeting;
pub mod team;

pub use meeting::{BlockerCommand, CheckInCommand};
pub use team::{ChangeNote, PriorityCommand, TeamCommand, WorkspaceCommand};

use macro_rules_attribute::derive;

use super::backlog::command::{CampaignCommand, ItemCommand};
use super::ids::{DecisionId, ItemId, LearningId, RequestId, SprintId, WorkTypeId};
use super::intake::Request;
use super::learning::{GapCause, HypothesisResult};
use super::log::LogEntry;
use super::records::Record;
use super::retrospective::command::RetrospectiveCommand;
use super::signals::SignalCommand;
use super::sprint::command::SprintCommand;
use super::text::{Reason, Title};
use super::workspace::Change;
use chrono::NaiveDate;

/// A deed. [`super::workspace::Workspace::apply`] does it or says why not.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
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
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Import {
    /// Where it comes from, for the log: "board.json (Trello)".
    pub source: String,
    /// New records, and records as they are after the merge.
    pub records: Vec<Record>,
    /// Log entries the file brings along; those already known are not doubled.
    pub log: Vec<LogEntry>,
}

/// Requests.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
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
        criteria: Vec<super::ids::LineId>,
    },
    /// Merges it into an item that is there; problem and requester become a comment.
    Merge {
        /// Which.
        request: RequestId,
        /// Into which item.
        into: ItemId,
        /// The id of the comment.
        comment: super::ids::CommentId,
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
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
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
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
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
    pub rationale: String,
    /// When to look again.
    pub look_again: Option<NaiveDate>,
    /// The item it comes from; brings channel, work type and hypothesis along.
    pub item: Option<ItemId>,
    /// The figures at the time.
    pub data_snapshot: String,
    /// What explains the gap.
    pub gap: Option<GapCause>,
    /// What became of the hypothesis.
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
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub enum DecisionCommand {
    /// Writes one down.
    Record {
        /// Its id.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        why: String,
        /// About which item.
        item: Option<ItemId>,
        /// Made in the review of this sprint; else between meetings.
        review_of: Option<SprintId>,
        /// When to look again.
        look_again: Option<NaiveDate>,
    },
    /// Corrects one.
    Edit {
        /// Which.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        why: String,
        /// When to look again.
        look_again: Option<NaiveDate>,
    },
    /// Looks at one again; it stands until another look, or no longer.
    LookAgain {
        /// Which.
        id: DecisionId,
        /// Whether it stands.
        stands: bool,
        /// What was seen.
        note: String,
        /// When to look once more.
        next: Option<NaiveDate>,
    },
}
