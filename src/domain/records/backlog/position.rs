//! Where an item is on its way.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Instant;
use crate::domain::base::ids::SprintId;
use crate::domain::base::text::Reason;

/// The stages of committed work, in order. *Blocked* is no stage but a condition over one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BoardStage {
    /// Promised, not begun; shown in the board's Ready column.
    Committed,
    /// Being worked on.
    Active,
    /// Waits to be accepted.
    UnderReview,
    /// Accepted.
    Done,
}

impl BoardStage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Committed, Self::Active, Self::UnderReview, Self::Done];

    /// The name of its column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Committed => "Ready",
            Self::Active => "Active",
            Self::UnderReview => "Under review",
            Self::Done => "Done",
        }
    }

    /// Whether work in it is work in progress, which an owner's limit counts.
    pub const fn is_in_progress(self) -> bool {
        matches!(self, Self::Active | Self::UnderReview)
    }
}

/// Where an item is. Refinement and Ready are computed, so they are both `Backlog` here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// In the backlog.
    #[default]
    Backlog,
    /// Committed to a sprint or pulled into a cycle; stays here when it was accepted in it.
    InSprint {
        /// Which.
        sprint: SprintId,
        /// How far.
        stage: BoardStage,
    },
    /// Given up, on record.
    Dropped {
        /// Why.
        reason: Reason,
    },
    /// Put away without a verdict; can be brought back.
    Archived,
}

impl Position {
    /// The stage on the board, if it is in a sprint.
    pub fn stage(&self) -> Option<BoardStage> {
        match self {
            Self::InSprint { stage, .. } => Some(*stage),
            _ => None,
        }
    }

    /// The sprint it is in.
    pub fn sprint(&self) -> Option<SprintId> {
        match self {
            Self::InSprint { sprint, .. } => Some(*sprint),
            _ => None,
        }
    }
}

/// One step on the way, kept for the metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transition {
    /// When.
    pub at: Instant,
    /// Where to.
    pub to: Position,
}
