//! The one goal of a sprint.

use macro_rules_attribute::derive;

use crate::domain::context::Stamp;
use crate::domain::ids::PriorityId;
use crate::domain::text::{Reason, Title};

/// What the sprint is for.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Goal {
    /// The sentence.
    pub text: Title,
    /// The priority it serves.
    pub priority: Option<PriorityId>,
}

/// A running goal changed by the lead.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct GoalChange {
    /// The goal before.
    pub from: Goal,
    /// By whom and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: Reason,
}

/// Whether the goal was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Stored!)]
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
