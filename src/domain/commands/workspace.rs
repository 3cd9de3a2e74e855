//! What a person can do with the workspace and its rules.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{ChannelId, WorkflowChangeId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::profile::{FirstStep, Preset, Settled};
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::Workflow;

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
    /// Confirms or skips a step of the first day, or opens it again.
    SettleFirstStep {
        /// Which.
        step: FirstStep,
        /// How; open without.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settled: Option<Settled>,
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
    /// The expected effect.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_effect: String,
    /// When to check the effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_on: Option<NaiveDate>,
}
