//! Marketing priorities: the objective of the quarter and the progress towards it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::figures::Figure;
use crate::domain::base::ids::PriorityId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// Whether it is the current priority.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityState {
    /// The current priority.
    Current,
    /// For later.
    #[default]
    Later,
    /// Finished, and kept for the record.
    Closed,
}

/// What is measured, and where it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct TargetMetric {
    /// "Demo requests per month".
    pub name: Title,
    /// The unit behind the figure: "%", "requests".
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Where it started.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Figure>,
    /// Where it should be.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Figure>,
}

/// One reading of the target metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The date of the value.
    pub on: NaiveDate,
    /// The figure.
    pub value: Figure,
    /// The source: "CRM report 12".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Who entered it, and when.
    pub entered: Stamp,
}

/// An objective and the quarterly goal it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Priority {
    /// Identity.
    pub id: PriorityId,
    /// The objective: "Win the security segment".
    pub objective: Title,
    /// The quarterly goal: "Q4: 120 demo requests".
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quarterly_goal: String,
    /// What is measured.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<TargetMetric>,
    /// Readings by day, oldest first; one a day.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
    /// Whether it is the current priority.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: PriorityState,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Priority {
    /// The newest reading.
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.last()
    }
}
