//! What a person can do about a signal that fires.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{DecisionId, ItemId, LineId, SignalAnswerId, WorkTypeId};
use crate::domain::base::text::Reason;
use crate::domain::records::signal::kind::SignalKind;

/// Where an accepted response goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Accepted {
    /// Into the backlog, at its end.
    Backlog {
        /// The new item's id.
        item: ItemId,
        /// Its work type.
        work_type: WorkTypeId,
        /// Ids for the acceptance criteria of the work type's template.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<LineId>,
    },
    /// Into the decision log.
    Decision {
        /// The decision's id.
        decision: DecisionId,
    },
}

/// What a person can do about a signal that fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalCommand {
    /// Accepts the response, carrying the evidence.
    Accept {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Where to.
        into: Accepted,
    },
    /// Dismisses it until there is new evidence.
    Dismiss {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Why.
        reason: Reason,
    },
    /// Puts it off.
    Snooze {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Until that day.
        until: NaiveDate,
    },
}
