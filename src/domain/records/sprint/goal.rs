//! The one goal of a sprint.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::PriorityId;
use crate::domain::base::text::{Reason, Title};

/// What the sprint is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// The sentence.
    pub text: Title,
    /// The priority it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
}

/// A goal that the lead changed while the sprint ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoalChange {
    /// The goal before.
    pub from: Goal,
    /// By whom and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: Reason,
}

/// Whether the goal was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoalVerdict {
    /// Yes.
    Met,
    /// In part.
    Partly,
    /// No.
    Missed,
}

impl GoalVerdict {
    /// Every verdict, in the order offered.
    pub const ALL: [Self; 3] = [Self::Met, Self::Partly, Self::Missed];

    /// The verdict in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Partly => "Partly met",
            Self::Missed => "Not met",
        }
    }
}
