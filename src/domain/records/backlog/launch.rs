//! Launches: dated events of a campaign or experiment, behind a gate.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::LineId;

/// When an item goes live, and what must be done first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Launch {
    /// The planned day.
    pub on: NaiveDate,
    /// Setup tasks of the work type that are done.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub setup_done: BTreeMap<LineId, Stamp>,
    /// Analytics has confirmed that tracking works.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_confirmed: Option<Stamp>,
    /// It is live.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launched: Option<Stamp>,
}
