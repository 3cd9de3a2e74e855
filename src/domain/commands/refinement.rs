//! What refinement fills in.

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ChannelId, ItemId, LineId, MemberId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::backlog::item::Purpose;
use crate::domain::records::backlog::measurement::MeasurementPlan;

/// A new acceptance criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewCriterion {
    /// Its id.
    pub id: LineId,
    /// What must be true.
    pub text: Title,
}

/// What refinement fills in for one item. What is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Refinement {
    /// Which item.
    pub item: ItemId,
    /// The purpose, whole.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The channel.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// The owner.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The expected value; an empty text stays out.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_value: String,
    /// The estimate.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Effort>,
    /// Acceptance criteria to add.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<NewCriterion>,
    /// The measurement plan, whole; its validation is not taken from here.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Box<MeasurementPlan>>,
    /// Whether Analytics is asked to validate the plan.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub request_validation: bool,
}
