//! The outcome of unfinished work when a sprint closes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Instant;
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::position::BoardStage;

/// Where an unfinished item goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// Offered first in the next sprint.
    CarryOver,
    /// The finished part is done; the rest becomes a new item.
    Split {
        /// The id of the new item.
        rest: ItemId,
        /// Its title.
        title: Title,
        /// Its estimate.
        #[serde(skip_serializing_if = "Option::is_none")]
        estimate: Option<Effort>,
    },
    /// Back to refinement.
    Refinement,
    /// Dropped.
    Drop,
}

impl Destination {
    /// The choice in words.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::CarryOver => "Carry over",
            Self::Split { .. } => "Split",
            Self::Refinement => "Back to refinement",
            Self::Drop => "Drop",
        }
    }
}

/// The outcome chosen for an unfinished item, before the sprint closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// Where it goes.
    pub destination: Destination,
    /// The reason: a preset or custom text.
    pub reason: Reason,
}

/// Reasons offered for unfinished work.
pub const PRESET_REASONS: [&str; 6] = [
    "Blocked too long",
    "Took longer than estimated",
    "Urgent work took priority",
    "The request changed",
    "No longer supports the goal",
    "Results are not in yet",
];

/// The state of one item when its sprint closed; never restated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FinalLine {
    /// The item.
    pub item: ItemId,
    /// Its key.
    pub key: ItemKey,
    /// Its title then.
    pub title: Title,
    /// Its estimate then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Effort>,
    /// Its stage then.
    pub stage: BoardStage,
    /// When it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Instant>,
    /// What became of it, if unfinished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}
