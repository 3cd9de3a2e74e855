//! The measurement plan: how we'll know.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;

/// What a campaign or experiment expects, and how it will be judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MeasurementPlan {
    /// "If we …, then …, because …".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hypothesis: String,
    /// The audience segment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub segment: String,
    /// The stage of the buyer's journey.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub journey_stage: String,
    /// The primary metric.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub metric: String,
    /// Where the metric is now, with its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub baseline: String,
    /// Where it should be, with its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// Where the figure is read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_source: String,
    /// "Ship if above …, stop if below …".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub decision_rule: String,
    /// When the result is reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// When someone asked Analytics to validate it, until they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested: Option<Stamp>,
    /// Validated by an Analytics owner; an edit voids it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validated: Option<Stamp>,
    /// Set when an edit voided a validation, until it is validated again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voided: Option<Stamp>,
}

impl MeasurementPlan {
    /// Returns the plan for a copy, which is a hypothesis of its own: Analytics looks at it anew.
    pub fn anew(&self) -> Self {
        Self { requested: None, validated: None, voided: None, ..self.clone() }
    }

    /// Returns what the plan is still missing, by field label; it is complete when nothing is.
    /// Segment, journey stage and baseline help but are not required.
    pub fn lacks(&self) -> Vec<&'static str> {
        let texts = [
            ("hypothesis", &self.hypothesis),
            ("primary metric", &self.metric),
            ("target", &self.target),
            ("data source", &self.data_source),
            ("decision rule", &self.decision_rule),
        ];
        let missing =
            texts.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(label, _)| label);
        missing.chain(self.review_on.is_none().then_some("review date")).collect()
    }
}
