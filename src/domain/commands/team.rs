//! What a person can do with the workspace, its rules, its people and its priorities.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{ChannelId, MemberId, PriorityId, WorkTypeId, WorkflowChangeId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::channel::Channel;
use crate::domain::records::people::Member;
use crate::domain::records::priority::{PriorityState, Reading, TargetMetric};
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::Workflow;
use crate::domain::workspace::Preset;

/// The workspace itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorkspaceCommand {
    /// Starts a workspace; the actor becomes its first member.
    Found {
        /// The team's name.
        name: Title,
        /// Team or one person.
        preset: Preset,
        /// Before the dash of every key.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        key_prefix: String,
        /// The first member, whose id is the actor's.
        founder: Title,
        /// Ids for the preset channels, in the order of [`crate::domain::records::channel::PRESET_CHANNELS`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        channels: Vec<ChannelId>,
        /// The preset work types, ids minted outside.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
        #[serde(default, skip_serializing_if = "String::is_empty")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeNote {
    /// The id of the record it leaves.
    pub id: WorkflowChangeId,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What it should bring.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_effect: String,
    /// When to look whether it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_on: Option<NaiveDate>,
}

/// People, channels, work types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
        #[serde(default, skip_serializing_if = "is_default")]
        archived: bool,
    },
}

/// Marketing priorities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityCommand {
    /// Adds one; the first becomes the current one.
    Add {
        /// Its id.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        quarterly_goal: String,
        /// What is measured.
        #[serde(skip_serializing_if = "Option::is_none")]
        metric: Option<TargetMetric>,
    },
    /// Changes its words and metric.
    Edit {
        /// Which.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        quarterly_goal: String,
        /// What is measured.
        #[serde(skip_serializing_if = "Option::is_none")]
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
