//! The workspace's own record: its name, its preset, and the prefix of its keys.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// Who the workspace is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// A team.
    #[default]
    Team,
    /// One person with every role; acting-as hidden, short retrospective.
    JustMe,
}

/// Name, preset and key prefix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Profile {
    /// The team's name.
    pub name: Title,
    /// The part before the dash in new keys.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key_prefix: String,
    /// Team or one person.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub preset: Preset,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
