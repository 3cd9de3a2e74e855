//! The decision log: what was decided, why, by whom, and when to review it again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{
    CheckInId, DecisionId, ItemId, LearningId, RetrospectiveId, SprintId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// Where a decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MadeIn {
    /// In a check-in.
    CheckIn {
        /// Which.
        id: CheckInId,
    },
    /// In the review of a sprint or cycle.
    Review {
        /// Which sprint.
        sprint: SprintId,
    },
    /// From a learning.
    Learning {
        /// Which.
        id: LearningId,
    },
    /// In a retrospective.
    Retrospective {
        /// Which.
        id: RetrospectiveId,
    },
    /// Outside any meeting.
    Between,
}

/// What a later review of a decision found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SecondLook {
    /// Who reviewed it, and when.
    pub stamp: Stamp,
    /// Whether it is still valid.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stands: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Something the team decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Decision {
    /// Identity.
    pub id: DecisionId,
    /// What was decided.
    pub what: Title,
    /// By whom and when.
    pub made: Stamp,
    /// Where it was made.
    pub made_in: MadeIn,
    /// The rationale.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The item it is about.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// When to review it again.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
    /// Later reviews, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<SecondLook>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Decision {
    /// Returns whether it is due for another review.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.look_again.is_some_and(|day| day <= today)
    }
}
