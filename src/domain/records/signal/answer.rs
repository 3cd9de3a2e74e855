//! The answer to a signal, stored with the evidence it was given for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{DecisionId, ItemId, SignalAnswerId};
use crate::domain::base::text::Reason;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::kind::SignalKind;

/// The answer to a signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "SignalAnswerKind")]
pub enum Answer {
    /// The response became a backlog item.
    Item {
        /// Which.
        item: ItemId,
    },
    /// The response was decided.
    Decision {
        /// The decision.
        decision: DecisionId,
    },
    /// Dismissed.
    Dismissed {
        /// Why.
        reason: Reason,
    },
    /// Not now.
    Snoozed {
        /// Snoozed until that day.
        until: NaiveDate,
    },
}

/// An answer with the evidence it was given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct SignalAnswer {
    /// Identity.
    pub id: SignalAnswerId,
    /// Which signal.
    pub kind: SignalKind,
    /// By whom and when.
    pub answered: Stamp,
    /// The answer.
    pub answer: Answer,
    /// The records behind the signal at the time; only new evidence raises it again.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub evidence: BTreeSet<RecordKey>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
