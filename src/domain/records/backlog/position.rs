//! Where an item is: in the backlog, in a sprint, dropped or archived.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Instant;
use crate::domain::base::ids::SprintId;
use crate::domain::base::text::Reason;

/// The stages of committed work, in order. *Blocked* is not a stage but a condition on top of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BoardStage {
    /// Committed, not started; shown in the board's Ready column.
    Committed,
    /// In progress.
    Active,
    /// Waiting to be accepted.
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

    /// Returns whether it counts as work in progress for an owner's limit.
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
    /// Committed to a sprint or pulled into a cycle; it stays here after it was accepted.
    InSprint {
        /// Which.
        sprint: SprintId,
        /// Its stage.
        stage: BoardStage,
    },
    /// Dropped, with a reason.
    Dropped {
        /// Why.
        reason: Reason,
    },
    /// Archived without a verdict; can be restored.
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

/// One step of an item, kept for the metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transition {
    /// When.
    pub at: Instant,
    /// Where to.
    pub to: Position,
}
