//! Learnings: what we expected, what happened, what we decide.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{ChannelId, DecisionId, ItemId, LearningId, SprintId, WorkTypeId};
use crate::domain::base::text::{Reason, Title};

/// What explains the gap between expected and actual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GapCause {
    /// The data was wrong or missing.
    Data,
    /// Credited to the wrong source.
    Attribution,
    /// Too early or too late.
    Timing,
    /// The wrong audience.
    Targeting,
    /// The wrong message.
    Message,
    /// The wrong channel.
    Channel,
    /// Something else.
    Other,
}

impl GapCause {
    /// Every cause, in the order offered.
    pub const ALL: [Self; 7] = [
        Self::Data,
        Self::Attribution,
        Self::Timing,
        Self::Targeting,
        Self::Message,
        Self::Channel,
        Self::Other,
    ];

    /// The cause in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Attribution => "Attribution",
            Self::Timing => "Timing",
            Self::Targeting => "Targeting",
            Self::Message => "Message",
            Self::Channel => "Channel",
            Self::Other => "Other",
        }
    }
}

/// The result of the hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HypothesisResult {
    /// It held.
    Confirmed,
    /// It did not.
    Refuted,
    /// The data is inconclusive.
    Inconclusive,
}

impl HypothesisResult {
    /// Every result, in the order offered.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Refuted, Self::Inconclusive];

    /// The result in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confirmed => "Confirmed",
            Self::Refuted => "Refuted",
            Self::Inconclusive => "Inconclusive",
        }
    }
}

/// What was learned from a campaign, a test or a process change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Learning {
    /// Identity.
    pub id: LearningId,
    /// What it is about: the item's title, or the process.
    pub subject: Title,
    /// What we expected.
    pub expected: Reason,
    /// What happened.
    pub happened: Reason,
    /// What we decide.
    pub decision: DecisionId,
    /// By whom and when.
    pub recorded: Stamp,
    /// The item it comes from.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The sprint in which it was decided, where it counts.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sprint: Option<SprintId>,
    /// Its channel, to find it again.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// Its work type, to find it again.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_type: Option<WorkTypeId>,
    /// The hypothesis, as it was in the measurement plan.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hypothesis: String,
    /// The figures at the time.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data_snapshot: String,
    /// What explains the gap.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapCause>,
    /// The result of the hypothesis.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HypothesisResult>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
