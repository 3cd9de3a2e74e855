//! What a person can do with marketing priorities.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::PriorityId;
use crate::domain::base::text::Title;
use crate::domain::records::priority::{PriorityState, Reading, TargetMetric};

/// Marketing priorities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityCommand {
    /// Adds one; the first becomes the current one.
    Add {
        /// Its id.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        quarterly_goal: String,
        /// What is measured.
        #[serde(skip_serializing_if = "Option::is_none")]
        metric: Option<TargetMetric>,
    },
    /// Changes its words and metric.
    Edit {
        /// Which.
        id: PriorityId,
        /// The objective.
        objective: Title,
        /// The quarterly goal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        quarterly_goal: String,
        /// What is measured.
        #[serde(skip_serializing_if = "Option::is_none")]
        metric: Option<TargetMetric>,
    },
    /// Makes it current (any other current one waits), puts it back, or closes it.
    SetState {
        /// Which.
        id: PriorityId,
        /// The state it shall have.
        state: PriorityState,
    },
    /// Enters a reading; one a day, a second replaces the first.
    AddReading {
        /// Which.
        id: PriorityId,
        /// The reading.
        reading: Reading,
    },
    /// Takes a reading out.
    RemoveReading {
        /// Which.
        id: PriorityId,
        /// Of which day.
        on: NaiveDate,
    },
}
