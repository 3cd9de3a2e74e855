//! Campaign groups: several items under one brief and one measurement plan.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::ids::CampaignId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::backlog::measurement::MeasurementPlan;

/// Items under one brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Campaign {
    /// Identity.
    pub id: CampaignId,
    /// Its name.
    pub name: Title,
    /// The brief; several lines.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brief: String,
    /// The plan its items share; an item's own plan takes precedence.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurement: Option<MeasurementPlan>,
    /// No longer offered; kept where it is used.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub archived: bool,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
