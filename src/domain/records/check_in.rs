//! Check-ins: short meetings about blockers and next actions, never about status.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::{Instant, Stamp};
use crate::domain::base::ids::{
    BlockerId, CheckInId, DecisionId, ItemId, MemberId, NextActionId, SprintId,
};
use crate::domain::base::text::Title;

/// The outcome of a check-in topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "CheckInOutcome")]
pub enum Outcome {
    /// The blocker was resolved.
    Resolved {
        /// Which.
        blocker: BlockerId,
    },
    /// The blocker was escalated.
    Escalated {
        /// Which.
        blocker: BlockerId,
    },
    /// Something was decided.
    Decided {
        /// The decision.
        decision: DecisionId,
    },
    /// Someone will do something by a date.
    NextAction {
        /// The action, kept in this check-in.
        action: NextActionId,
    },
    /// Only a status; nothing follows from it.
    StatusOnly {
        /// The comments.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
}

/// One topic of a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// The item it is about, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Its outcome.
    pub outcome: Outcome,
    /// When.
    pub at: Instant,
}

/// Something one person does next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct NextAction {
    /// Identity.
    pub id: NextActionId,
    /// What.
    pub what: Title,
    /// Who.
    pub owner: MemberId,
    /// By when.
    pub due: NaiveDate,
    /// For which item.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Done by whom and when.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Stamp>,
}

/// One check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct CheckIn {
    /// Identity.
    pub id: CheckInId,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// The sprint or cycle it belongs to.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sprint: Option<SprintId>,
    /// The topics, in order.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// The next actions.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_actions: Vec<NextAction>,
    /// When it ended.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl CheckIn {
    /// Returns whether it only repeated status: no decision, no next action, no blocker resolved or escalated.
    pub fn only_repeated_status(&self) -> bool {
        self.ended.is_some()
            && self.topics.iter().all(|topic| matches!(topic.outcome, Outcome::StatusOnly { .. }))
    }
}
