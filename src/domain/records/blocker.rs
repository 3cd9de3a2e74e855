//! Blockers: why work is blocked, who must unblock it, and when to follow up.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockerKind {
    /// Waits for other work.
    Dependency,
    /// Waits for someone to decide.
    Decision,
    /// Waits for a review.
    Review,
    /// A login, a list or a number is missing.
    AccessOrData,
    /// Nobody has capacity.
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

/// The escalation of a blocker to someone who can decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Escalation {
    /// Who decides; the Marketing lead unless someone else was named.
    pub decides: MemberId,
    /// By when the decision is needed.
    pub by: NaiveDate,
    /// Who escalated, and when.
    pub raised: Stamp,
    /// The question to decide.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
}

impl Escalation {
    /// Returns what is asked: the question, or what blocks the work if none was written.
    pub fn asked<'a>(&'a self, blocker: &'a Blocker) -> &'a str {
        match self.question.as_str() {
            "" => blocker.reason.as_str(),
            question => question,
        }
    }
}

/// How a blocker ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resolution {
    /// Who resolved it, and when.
    pub stamp: Stamp,
    /// How the work was unblocked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A condition on top of an item's stage, with a start, a reason and an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Blocker {
    /// Identity.
    pub id: BlockerId,
    /// The blocked item.
    pub item: ItemId,
    /// What kind of obstacle.
    pub kind: BlockerKind,
    /// The reason.
    pub reason: Reason,
    /// Since when, and who said so.
    pub opened: Stamp,
    /// Who must unblock it: a member's name or someone outside.
    pub unblocker: Title,
    /// When to follow up.
    pub next_check: NaiveDate,
    /// When someone followed up and moved the date.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Stamp>,
    /// The escalation, if any.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Escalation>,
    /// How it was resolved; `None` while it is open.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Blocker {
    /// Returns whether the work is still blocked.
    pub fn is_open(&self) -> bool {
        self.resolution.is_none()
    }

    /// Returns whether its follow-up date has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.next_check < today
    }

    /// When it ended, if it has.
    pub fn ended(&self) -> Option<Instant> {
        self.resolution.as_ref().map(|resolution| resolution.stamp.at)
    }
}
