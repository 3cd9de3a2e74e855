//! Everything a person can do. One variant per deed; each area keeps its own list.

use serde::{Deserialize, Serialize};

use super::backlog::command::{CampaignCommand, ItemCommand};
use super::ids::{
    BlockerId, ChannelId, CheckInId, DecisionId, ItemId, LearningId, MemberId, NextActionId,
    PriorityId, RequestId, SprintId, WorkTypeId, WorkflowChangeId,
};
use super::intake::Request;
use super::log::LogEntry;
use super::priority::{PriorityState, Reading, TargetMetric};
use super::records::Record;
use super::sprint::command::SprintCommand;
use super::text::{Reason, Title};
use super::work_type::WorkType;
use super::workflow::Workflow;
use super::workspace::{Change, Preset};
use super::{blocker::BlockerKind, learning::GapCause, learning::HypothesisResult};
use super::{channel::Channel, people::Member};
use chrono::NaiveDate;

/// A deed. [`super::workspace::Workspace::apply`] does it or says why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A file, merged beforehand; applied whole or not at all.
    Import(Box<Import>),
    /// Takes back a change, if nobody has changed the same records since.
    Undo(Box<Change>),
    /// Does it again.
    Redo(Box<Change>),
}

/// What a file brings, after the person has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Where it comes from, for the log: "board.json (Trello)".
    pub source: String,
    /// New records, and records as they are after the merge.
    pub records: Vec<Record>,
    /// Log entries the file brings along; those already known are not doubled.
    pub log: Vec<LogEntry>,
}

/// The workspace itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkspaceCommand {
    /// Starts a workspace; the actor becomes its first member.
    Found {
        /// The team's name.
        name: Title,
        /// Team or one person.
        preset: Preset,
        /// Before the dash of every key.
        key_prefix: String,
        /// The first member, whose id is the actor's.
        founder: Title,
        /// Ids for the preset channels, in the order of [`super::channel::PRESET_CHANNELS`].
        channels: Vec<ChannelId>,
        /// The preset work types, ids minted outside.
        work_types: Vec<WorkType>,
    },
    /// Renames it.
    Rename {
        /// The new name.
        name: Title,
    },
    /// Changes the prefix of keys given from now on.
    SetKeyPrefix {
        /// The new prefix.
        key_prefix: String,
    },
    /// Edits the rules. Once a sprint has started a reason is asked.
    EditWorkflow {
        /// The rules as they shall be.
        workflow: Box<Workflow>,
        /// What it is for.
        note: ChangeNote,
    },
}

/// What an edit of the rules is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeNote {
    /// The id of the record it leaves.
    pub id: WorkflowChangeId,
    /// Why.
    pub reason: Option<Reason>,
    /// What it should bring.
    pub expected_effect: String,
    /// When to look whether it did.
    pub check_on: Option<NaiveDate>,
}

/// People, channels, work types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeamCommand {
    /// Adds a person.
    AddMember {
        /// The person.
        member: Box<Member>,
    },
    /// Changes name, roles, channels, capacity or limit; the whole record, same id.
    EditMember {
        /// The person as they shall be.
        member: Box<Member>,
    },
    /// Takes a person off the team; refused while they own open work.
    RemoveMember {
        /// Who.
        member: MemberId,
    },
    /// Brings a person back.
    RestoreMember {
        /// Who.
        member: MemberId,
    },
    /// Adds a channel.
    AddChannel {
        /// The channel.
        channel: Channel,
    },
    /// Renames or archives a channel; the whole record, same id.
    EditChannel {
        /// The channel as it shall be.
        channel: Channel,
    },
    /// Adds a work type.
    AddWorkType {
        /// The work type.
        work_type: Box<WorkType>,
    },
    /// Changes a work type and so its definitions. Once a sprint has started a reason is asked.
    EditWorkType {
        /// The work type as it shall be.
        work_type: Box<WorkType>,
        /// What it is for.
        note: ChangeNote,
    },
    /// Puts a work type away, or brings it back.
    ArchiveWorkType {
        /// Which.
        work_type: WorkTypeId,
        /// Away or back.
        archived: bool,
    },
}

/// Marketing priorities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityCommand {
    /// Adds one; the first becomes the current one.
    Add {
        /// Its id.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        quarterly_goal: String,
        /// What is measured.
        metric: Option<TargetMetric>,
    },
    /// Changes its words and metric.
    Edit {
        /// Which.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        quarterly_goal: String,
        /// What is measured.
        metric: Option<TargetMetric>,
    },
    /// Makes it current (any other current one waits), puts it back, or closes it.
    SetState {
        /// Which.
        id: PriorityId,
        /// The state it shall have.
        state: PriorityState,
    },
    /// Enters a reading; one a day, a second replaces the first.
    AddReading {
        /// Which.
        id: PriorityId,
        /// The reading.
        reading: Reading,
    },
    /// Takes a reading out.
    RemoveReading {
        /// Which.
        id: PriorityId,
        /// Of which day.
        on: NaiveDate,
    },
}

/// Requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Blockers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockerCommand {
    /// Marks an item in a sprint as blocked; one open blocker an item.
    Open {
        /// The blocker's id.
        id: BlockerId,
        /// The item.
        item: ItemId,
        /// What kind.
        kind: BlockerKind,
        /// What is in the way.
        reason: Reason,
        /// Who must unblock it.
        unblocker: Title,
        /// When to ask again.
        next_check: NaiveDate,
    },
    /// Corrects what was written.
    Edit {
        /// Which.
        id: BlockerId,
        /// What kind.
        kind: BlockerKind,
        /// What is in the way.
        reason: Reason,
        /// Who must unblock it.
        unblocker: Title,
        /// When to ask again.
        next_check: NaiveDate,
    },
    /// Asked again; the next check is on that day.
    Check {
        /// Which.
        id: BlockerId,
        /// When to ask again.
        next_check: NaiveDate,
    },
    /// Raises it to someone who decides; the Marketing lead where nobody is named.
    Escalate {
        /// Which.
        id: BlockerId,
        /// Who decides.
        decides: Option<MemberId>,
        /// By when.
        by: NaiveDate,
        /// What has to be decided.
        question: String,
    },
    /// Ends it; the item goes on in the stage where it was.
    Resolve {
        /// Which.
        id: BlockerId,
        /// What freed the work.
        text: String,
    },
}

/// Check-ins. Resolving and escalating are blocker commands; they are noted
/// here as topics so that the check-in shows what it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckInCommand {
    /// Opens one; refused while another is open.
    Open {
        /// Its id.
        id: CheckInId,
    },
    /// A blocker resolved in the check-in.
    Resolve {
        /// The check-in.
        id: CheckInId,
        /// The blocker.
        blocker: BlockerId,
        /// What freed the work.
        text: String,
    },
    /// A blocker escalated in the check-in.
    Escalate {
        /// The check-in.
        id: CheckInId,
        /// The blocker.
        blocker: BlockerId,
        /// Who decides; the Marketing lead where nobody is named.
        decides: Option<MemberId>,
        /// By when.
        by: NaiveDate,
        /// What has to be decided.
        question: String,
    },
    /// A decision made in the check-in.
    Decide {
        /// The check-in.
        id: CheckInId,
        /// The decision's id.
        decision: DecisionId,
        /// About which item.
        item: Option<ItemId>,
        /// What was decided.
        what: Title,
        /// Why.
        why: String,
        /// When to look again.
        look_again: Option<NaiveDate>,
    },
    /// A next action agreed in the check-in.
    Agree {
        /// The check-in.
        id: CheckInId,
        /// The action's id.
        action: NextActionId,
        /// For which item.
        item: Option<ItemId>,
        /// What.
        what: Title,
        /// Who.
        owner: MemberId,
        /// By when.
        due: NaiveDate,
    },
    /// Only status was told.
    NoteStatus {
        /// The check-in.
        id: CheckInId,
        /// About which item.
        item: Option<ItemId>,
        /// What was said.
        note: String,
    },
    /// Ends the check-in.
    End {
        /// Which.
        id: CheckInId,
    },
    /// Marks a next action as done, or not done after all.
    FinishAction {
        /// The check-in that holds it.
        id: CheckInId,
        /// Which action.
        action: NextActionId,
        /// Done or not.
        done: bool,
    },
}

/// Learnings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The decision log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
