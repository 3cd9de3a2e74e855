//! Where marketing happens: paid, content, email, events, social, SEO, ABM, web.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::ids::ChannelId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// A channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Channel {
    /// Identity.
    pub id: ChannelId,
    /// Its name.
    pub name: Title,
    /// No longer offered; kept where it is used.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub archived: bool,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// The channels a new team starts with.
pub const PRESET_CHANNELS: [&str; 8] =
    ["Paid", "Content", "Email", "Events", "Social", "SEO", "ABM", "Web"];
