//! The results of a sprint, frozen at its close, so that nothing restates them later.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::json::is_default;
use crate::domain::records::blocker::BlockerKind;

/// The results of a sprint, in counts, efforts and working minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SprintFigures {
    /// Items committed at the start.
    #[serde(skip_serializing_if = "is_default")]
    pub committed: u32,
    /// Of these, accepted at the end.
    #[serde(skip_serializing_if = "is_default")]
    pub done: u32,
    /// Their estimates at the start; unestimated items count nothing and are listed.
    #[serde(skip_serializing_if = "is_default")]
    pub committed_effort: Effort,
    /// Estimates at the start of those accepted.
    #[serde(skip_serializing_if = "is_default")]
    pub done_effort: Effort,
    /// Committed without an estimate.
    #[serde(skip_serializing_if = "is_default")]
    pub unestimated: u32,
    /// Items added after the start.
    #[serde(skip_serializing_if = "is_default")]
    pub added: u32,
    /// Items accepted that were not committed at the start.
    #[serde(skip_serializing_if = "is_default")]
    pub added_done: u32,
    /// Items removed after the start.
    #[serde(skip_serializing_if = "is_default")]
    pub removed: u32,
    /// Working minutes its items were in progress, added up.
    #[serde(skip_serializing_if = "is_default")]
    pub active: u32,
    /// Of these and of waiting in Ready, minutes blocked: a union for each item, added up.
    #[serde(skip_serializing_if = "is_default")]
    pub blocked: u32,
    /// Blocked minutes by reason; stretches with two reasons count for both.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub blocked_by: BTreeMap<BlockerKind, u32>,
    /// Campaigns and experiments whose review date came in it or before, not learned from before.
    #[serde(skip_serializing_if = "is_default")]
    pub due: u32,
    /// Of these, with a learning and its decision.
    #[serde(skip_serializing_if = "is_default")]
    pub learned: u32,
    /// Working minutes from launch to decision, the median of its learnings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_time: Option<u32>,
}

impl SprintFigures {
    /// Sprint completion rate: committed items accepted ÷ items committed at the start. Part of a
    /// whole; population: the frozen commitment; added work counts apart. Source: product
    /// definition, say/do over the committed items alone. Nothing where nothing was committed.
    pub fn completion(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.done.into(), self.committed.into())
    }

    /// The same by estimate at the start.
    pub fn completion_by_effort(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.done_effort.0.into(), self.committed_effort.0.into())
    }

    /// Scope change: (added + removed) ÷ committed, by items. Nothing where nothing was committed.
    pub fn scope_change(&self) -> Option<BasisPoints> {
        let changed = u64::from(self.added) + u64::from(self.removed);
        BasisPoints::ratio(changed, self.committed.into())
    }

    /// Blocked ÷ in progress, in working minutes.
    pub fn blocked_share(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.blocked.into(), self.active.into())
    }
}
