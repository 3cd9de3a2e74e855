//! Blockers: why work stands still, who can free it, and when to ask again.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::context::{Instant, Stamp};
use super::ids::{BlockerId, ItemId, MemberId};
use super::text::{Reason, Title};

/// What kind of obstacle it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Stored!)]
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
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Escalation {
    /// Who decides; the Marketing lead unless someone else was named.
    pub decides: MemberId,
    /// By when the decision is needed.
    pub by: NaiveDate,
    /// Who escalated, and when.
    pub raised: Stamp,
    /// What has to be decided.
    pub question: String,
}

/// How a blocker ended.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Resolution {
    /// Who resolved it, and when.
    pub stamp: Stamp,
    /// What freed the work.
    pub text: String,
}

entity! {
    /// A condition laid over an item's stage: it has a start, a reason and an end.
    pub struct Blocker {
        /// Identity.
        id: BlockerId,
        /// The item that stands still.
        item: ItemId,
        /// What kind of obstacle.
        kind: BlockerKind,
        /// What is in the way.
        reason: Reason,
        /// Since when, and who said so.
        opened: Stamp,
        /// Who must unblock it: a member's name or someone outside.
        unblocker: Title,
        /// When to ask again.
        next_check: NaiveDate,
        ;
        /// Moments at which someone asked again and moved the check date.
        checks: Vec<Stamp>,
        /// Raised to whom.
        escalation: Option<Escalation>,
        /// How it ended; open without.
        resolution: Option<Resolution>,
    }
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
