//! Check-ins: short meetings about blockers and next actions, never about status.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::context::{Instant, Stamp};
use super::ids::{BlockerId, CheckInId, DecisionId, ItemId, MemberId, NextActionId, SprintId};
use super::text::Title;

/// What a topic of a check-in ended in.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub enum Outcome {
    /// The blocker was resolved.
    Resolved {
        /// Which.
        blocker: BlockerId,
    },
    /// The blocker was escalated.
    Escalated {
        /// Which.
        blocker: BlockerId,
    },
    /// Something was decided.
    Decided {
        /// The decision.
        decision: DecisionId,
    },
    /// Someone does something by a day.
    NextAction {
        /// The action, kept in this check-in.
        action: NextActionId,
    },
    /// Only the status was told; nothing follows from it.
    StatusOnly {
        /// What was said.
        note: String,
    },
}

/// One topic of a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Topic {
    /// The item talked about; none for a topic of its own.
    pub item: Option<ItemId>,
    /// What it ended in.
    pub outcome: Outcome,
    /// When.
    pub at: Instant,
}

part! {
    /// Something one person does next.
    pub struct NextAction {
        /// Identity.
        id: NextActionId,
        /// What.
        what: Title,
        /// Who.
        owner: MemberId,
        /// By when.
        due: NaiveDate,
        ;
        /// For which item.
        item: Option<ItemId>,
        /// Done by whom and when.
        done: Option<Stamp>,
    }
}

entity! {
    /// One check-in.
    pub struct CheckIn {
        /// Identity.
        id: CheckInId,
        /// Who opened it, and when.
        opened: Stamp,
        ;
        /// The sprint or cycle it belongs to.
        sprint: Option<SprintId>,
        /// What was talked about, in order.
        topics: Vec<Topic>,
        /// What people do next.
        next_actions: Vec<NextAction>,
        /// When it ended.
        ended: Option<Instant>,
    }
}

impl CheckIn {
    /// Whether it ended with nothing but status told: no decision, no next action, no blocker moved.
    pub fn only_repeated_status(&self) -> bool {
        self.ended.is_some()
            && self.topics.iter().all(|topic| matches!(topic.outcome, Outcome::StatusOnly { .. }))
    }
}
