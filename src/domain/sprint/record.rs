//! The sprint itself.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::capacity::Capacity;
use super::commitment::{Commitment, ScopeChange};
use super::goal::{Goal, GoalChange, GoalVerdict};
use super::outcome::{FinalLine, Outcome};
use crate::domain::context::{Override, Stamp};
use crate::domain::ids::{ItemId, MemberId, RetrospectiveId, SprintId};
use crate::domain::metrics::sprint_figures::SprintFigures;
use crate::domain::text::Reason;
use crate::domain::workflow::Calendar;
use std::collections::BTreeMap;

/// A planned sprint, or a cycle of continuous work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Stored!)]
pub enum SprintKind {
    /// Planned, committed, closed.
    #[default]
    Sprint,
    /// A review cycle of continuous mode.
    Cycle,
}

/// How far a sprint is. Never ended by the calendar alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Stored!)]
pub enum SprintState {
    /// Being planned.
    #[default]
    Planned,
    /// Under way.
    Running,
    /// Being reviewed.
    InReview {
        /// Since when, and who opened the review.
        since: Stamp,
    },
    /// Over.
    Closed {
        /// By whom and when.
        closed: Stamp,
    },
    /// Given up.
    Cancelled {
        /// By whom and when.
        cancelled: Stamp,
        /// Why.
        reason: Reason,
    },
}

/// What became of the retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub enum RetrospectivePlan {
    /// It will be held on that day.
    Dated {
        /// When.
        on: NaiveDate,
    },
    /// It was held.
    Held {
        /// Which.
        id: RetrospectiveId,
    },
    /// It will not be held.
    Skipped {
        /// Why.
        reason: Reason,
    },
}

part! {
    /// The review of a sprint.
    #[derive(Default)]
    pub struct Review {
        ;
        /// Notes.
        notes: String,
        /// Whether the goal was met.
        goal: Option<GoalVerdict>,
        /// Why it was or was not.
        why: String,
        /// What is next: the next decision.
        next: String,
        /// Outcomes of unfinished items.
        outcomes: BTreeMap<ItemId, Outcome>,
    }
}

entity! {
    /// A sprint or review cycle.
    pub struct Sprint {
        /// Identity.
        id: SprintId,
        /// "Sprint 12".
        number: u32,
        /// The first day.
        starts: NaiveDate,
        /// The last day.
        ends: NaiveDate,
        /// Who planned it, and when.
        planned: Stamp,
        ;
        /// Sprint or cycle.
        kind: SprintKind,
        /// How far it is.
        state: SprintState,
        /// The one goal.
        goal: Option<Goal>,
        /// Goals before it, oldest first.
        goal_changes: Vec<GoalChange>,
        /// Capacity by owner.
        capacity: BTreeMap<MemberId, Capacity>,
        /// Items chosen while planning; `true` where the item serves the goal.
        /// In a running sprint: every item in it.
        chosen: BTreeMap<ItemId, bool>,
        /// What was approved at the start. For a cycle: what it began with.
        commitment: Option<Commitment>,
        /// What changed since, oldest first.
        scope_changes: Vec<ScopeChange>,
        /// Additions above capacity, each with its reason, oldest first.
        scope_overrides: Vec<Override>,
        /// The review.
        review: Review,
        /// What became of the retrospective.
        retrospective: Option<RetrospectivePlan>,
        /// Closed with something missing, with a reason.
        closed_over: Option<Override>,
        /// How each item stood at the close.
        final_lines: Vec<FinalLine>,
        /// What it came to, frozen at the close; never restated.
        figures: Option<SprintFigures>,
    }
}

impl Sprint {
    /// "Sprint 12" or "Cycle 12".
    pub fn name(&self) -> String {
        match self.kind {
            SprintKind::Sprint => format!("Sprint {}", self.number),
            SprintKind::Cycle => format!("Cycle {}", self.number),
        }
    }

    /// "day 6 of 10", counted in working days; behind its last day "day 10 of 10, 2 over".
    pub fn day(&self, today: NaiveDate, calendar: &Calendar) -> String {
        let of = calendar.working_days(self.starts, self.ends);
        if today < self.starts {
            return format!("{of} days, not begun");
        }
        let day = calendar.working_days(self.starts, today).max(1);
        match day.saturating_sub(of) {
            0 => format!("day {day} of {of}"),
            over => format!("day {of} of {of}, {over} over"),
        }
    }

    /// Whether work goes on in it: running or in review.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SprintState::Running | SprintState::InReview { .. })
    }

    /// Every time capacity was set aside: at the start, then when the scope grew.
    pub fn capacity_overrides(&self) -> impl Iterator<Item = &Override> {
        let start = self.commitment.as_ref().and_then(|promise| promise.over_capacity.as_ref());
        start.into_iter().chain(&self.scope_overrides)
    }

    /// Whether it is being planned.
    pub fn is_planned(&self) -> bool {
        self.state == SprintState::Planned
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, SprintState::Closed { .. })
    }
}
