//! The decision log: what was decided, why, by whom, and when to look again.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::context::Stamp;
use super::ids::{CheckInId, DecisionId, ItemId, LearningId, RetrospectiveId, SprintId};
use super::text::Title;

/// Where a decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Stored!)]
pub enum MadeIn {
    /// In a check-in.
    CheckIn {
        /// Which.
        id: CheckInId,
    },
    /// In the review of a sprint or cycle.
    Review {
        /// Which sprint.
        sprint: SprintId,
    },
    /// Out of a learning.
    Learning {
        /// Which.
        id: LearningId,
    },
    /// In a retrospective.
    Retrospective {
        /// Which.
        id: RetrospectiveId,
    },
    /// Anywhere else.
    Between,
}

/// What a second look at a decision said.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct SecondLook {
    /// Who looked, and when.
    pub stamp: Stamp,
    /// Whether it still stands.
    pub stands: bool,
    /// What was seen.
    pub note: String,
}

entity! {
    /// Something the team has decided.
    pub struct Decision {
        /// Identity.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// By whom and when.
        made: Stamp,
        /// Where it was made.
        made_in: MadeIn,
        ;
        /// The rationale.
        why: String,
        /// The item it is about.
        item: Option<ItemId>,
        /// When it is to be looked at again.
        look_again: Option<NaiveDate>,
        /// Second looks, oldest first.
        looks: Vec<SecondLook>,
    }
}

impl Decision {
    /// Whether it is due for another look.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.look_again.is_some_and(|day| day <= today)
    }
}
