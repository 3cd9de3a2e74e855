//! The sprint itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Instant;
use crate::domain::base::context::{Override, Stamp};
use crate::domain::base::dates::{days, long_day};
use crate::domain::base::ids::{ItemId, MemberId, RetrospectiveId, SprintId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::calendar::Calendar;
use crate::domain::records::sprint::capacity::{Capacity, CapacityEdit};
use crate::domain::records::sprint::commitment::{Commitment, ScopeChange};
use crate::domain::records::sprint::figures::SprintFigures;
use crate::domain::records::sprint::goal::{Goal, GoalChange, GoalVerdict};
use crate::domain::records::sprint::outcome::{FinalLine, Outcome};

/// A planned sprint, or a cycle of continuous work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SprintKind {
    /// Planned, committed, closed.
    #[default]
    Sprint,
    /// A review cycle of continuous mode.
    Cycle,
}

/// The state of a sprint. The calendar alone never ends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SprintState {
    /// In planning.
    #[default]
    Planned,
    /// Running.
    Running,
    /// In review.
    InReview {
        /// Since when, and who opened the review.
        since: Stamp,
    },
    /// Over.
    Closed {
        /// By whom and when.
        closed: Stamp,
    },
    /// Cancelled.
    Cancelled {
        /// By whom and when.
        cancelled: Stamp,
        /// Why.
        reason: Reason,
    },
}

/// The plan for the retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

/// The review of a sprint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Review {
    /// Notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Whether the goal was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalVerdict>,
    /// Why it was or was not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The next decision.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next: String,
    /// Outcomes of unfinished items.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub outcomes: BTreeMap<ItemId, Outcome>,
}

/// A sprint or review cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Sprint {
    /// Identity.
    pub id: SprintId,
    /// "Sprint 12".
    pub number: u32,
    /// The first day.
    pub starts: NaiveDate,
    /// The last day.
    pub ends: NaiveDate,
    /// Who planned it, and when.
    pub planned: Stamp,
    /// Sprint or cycle.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: SprintKind,
    /// Its state.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: SprintState,
    /// The one goal.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Goals before it, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goal_changes: Vec<GoalChange>,
    /// Capacity by owner, kept when the sprint starts and again when it is over. Until then
    /// `reads/sprint/capacity.rs` computes it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub capacity: BTreeMap<MemberId, Capacity>,
    /// The capacity entered by hand. None in a sprint of an older version, which has `capacity` alone.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_edits: Option<BTreeMap<MemberId, CapacityEdit>>,
    /// Items chosen in planning; `true` if the item serves the goal.
    /// In a running sprint: every item in it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<ItemId, bool>,
    /// What was approved at the start. For a cycle: what it started with.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    /// What changed since, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_changes: Vec<ScopeChange>,
    /// Additions above capacity, each with its reason, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_overrides: Vec<Override>,
    /// The review.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub review: Review,
    /// The plan for the retrospective.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrospective: Option<RetrospectivePlan>,
    /// Closed with something missing, with a reason.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_over: Option<Override>,
    /// The state of each item at the close.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub final_lines: Vec<FinalLine>,
    /// The results, frozen at the close and never restated.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<SprintFigures>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Sprint {
    /// Returns "Sprint 12" or "Cycle 12".
    pub fn name(&self) -> String {
        match self.kind {
            SprintKind::Sprint => format!("Sprint {}", self.number),
            SprintKind::Cycle => format!("Cycle {}", self.number),
        }
    }

    /// Returns "day 6 of 10", counted in working days; before it "starts Mon, Nov 30", after it
    /// "2 days overdue".
    pub fn day(&self, today: NaiveDate, calendar: &Calendar) -> String {
        let of = calendar.working_days(self.starts, self.ends);
        if today < self.starts {
            return format!("starts {}", long_day(self.starts, today));
        }
        let day = calendar.working_days(self.starts, today).max(1);
        match day.saturating_sub(of) {
            0 => format!("day {day} of {of}"),
            late => format!("{} overdue", days(late.into())),
        }
    }

    /// Returns whether it is open: running or in review.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SprintState::Running | SprintState::InReview { .. })
    }

    /// Returns every capacity override: at the start, then for added scope.
    pub fn capacity_overrides(&self) -> impl Iterator<Item = &Override> {
        let start = self.commitment.as_ref().and_then(|promise| promise.over_capacity.as_ref());
        start.into_iter().chain(&self.scope_overrides)
    }

    /// Returns whether it is in planning.
    pub fn is_planned(&self) -> bool {
        self.state == SprintState::Planned
    }

    /// Returns whether it is closed.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, SprintState::Closed { .. })
    }

    /// Returns when it was closed or canceled.
    pub fn ended(&self) -> Option<Instant> {
        match &self.state {
            SprintState::Closed { closed } => Some(closed.at),
            SprintState::Cancelled { cancelled, .. } => Some(cancelled.at),
            SprintState::Planned | SprintState::Running | SprintState::InReview { .. } => None,
        }
    }

    /// Returns how many of its items were accepted when it closed.
    pub fn accepted_at_close(&self) -> usize {
        self.final_lines.iter().filter(|line| line.accepted.is_some()).count()
    }
}
