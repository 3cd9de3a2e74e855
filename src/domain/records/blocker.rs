//! Blockers: why work stands still, who can free it, and when to ask again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::{Instant, Stamp};
use crate::domain::base::ids::{BlockerId, ItemId, MemberId};
use crate::domain::base::text::{Reason, Title};

/// What kind of obstacle it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BlockerKind {
    /// Waits for other work.
    Dependency,
    /// Waits for someone to decide.
    Decision,
    /// Waits for someone to look.
    Review,
    /// A log-in, a list, a figure is missing.
    AccessOrData,
    /// Nobody has time.
    Capacity,
    /// Something else.
    Other,
}

impl BlockerKind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::Dependency,
        Self::Decision,
        Self::Review,
        Self::AccessOrData,
        Self::Capacity,
        Self::Other,
    ];

    /// The kind in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Dependency => "Dependency",
            Self::Decision => "Decision",
            Self::Review => "Review",
            Self::AccessOrData => "Access or data",
            Self::Capacity => "Capacity",
            Self::Other => "Other",
        }
    }
}

/// A blocker raised to someone who can decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Escalation {
    /// Who decides; the Marketing lead unless someone else was named.
    pub decides: MemberId,
    /// By when the decision is needed.
    pub by: NaiveDate,
    /// Who escalated, and when.
    pub raised: Stamp,
    /// What has to be decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
}

/// How a blocker ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resolution {
    /// Who resolved it, and when.
    pub stamp: Stamp,
    /// What freed the work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A condition laid over an item's stage: it has a start, a reason and an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Blocker {
    /// Identity.
    pub id: BlockerId,
    /// The item that stands still.
    pub item: ItemId,
    /// What kind of obstacle.
    pub kind: BlockerKind,
    /// What is in the way.
    pub reason: Reason,
    /// Since when, and who said so.
    pub opened: Stamp,
    /// Who must unblock it: a member's name or someone outside.
    pub unblocker: Title,
    /// When to ask again.
    pub next_check: NaiveDate,
    /// Moments at which someone asked again and moved the check date.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Stamp>,
    /// Raised to whom.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Escalation>,
    /// How it ended; open without.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// Fields of a newer version, carried along untouched.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Blocker {
    /// Whether the work still stands still.
    pub fn is_open(&self) -> bool {
        self.resolution.is_none()
    }

    /// Whether its check date has passed without anyone asking again.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.next_check < today
    }

    /// When it ended, if it has.
    pub fn ended(&self) -> Option<Instant> {
        self.resolution.as_ref().map(|resolution| resolution.stamp.at)
    }
}
