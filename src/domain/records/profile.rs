//! The workspace's own record: its name, its preset, the prefix of its keys, and its first day.

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

/// A step of a team's first day, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FirstStep {
    /// Who is on the team.
    People,
    /// Working days and company holidays.
    Days,
    /// The first marketing priority.
    Priority,
    /// The first backlog items.
    Ideas,
    /// Items that are Ready.
    Ready,
    /// The first sprint.
    Sprint,
}

impl FirstStep {
    /// Every step, in order.
    pub const ALL: [Self; 6] =
        [Self::People, Self::Days, Self::Priority, Self::Ideas, Self::Ready, Self::Sprint];
}

/// How a step of the first day ended without anything to show for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// Checked, and right as it was.
    Confirmed,
    /// Skipped.
    Skipped,
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
    /// Steps of the first day that someone confirmed or skipped.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub first_day: BTreeMap<FirstStep, Settled>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
