//! Marketing priorities: the objective of the quarter and how far it is.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::context::Stamp;
use super::figures::Figure;
use super::ids::PriorityId;
use super::text::Title;

/// Whether the team steers by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Stored!)]
pub enum PriorityState {
    /// The one the team steers by now.
    Current,
    /// Not yet, or no longer, the current one.
    #[default]
    Later,
    /// Reached or ended; kept for the record.
    Closed,
}

part! {
    /// What is measured, and where it should be.
    pub struct TargetMetric {
        /// "Demo requests per month".
        name: Title,
        ;
        /// The unit behind the figure: "%", "requests".
        unit: String,
        /// Where it started.
        baseline: Option<Figure>,
        /// Where it should be.
        target: Option<Figure>,
    }
}

/// One reading of the target metric.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Reading {
    /// The day it is true for.
    pub on: NaiveDate,
    /// The figure.
    pub value: Figure,
    /// Where it was read: "CRM report 12".
    pub source: String,
    /// Who entered it, and when.
    pub entered: Stamp,
}

entity! {
    /// An objective and the quarterly goal it serves.
    pub struct Priority {
        /// Identity.
        id: PriorityId,
        /// The objective: "Win the security segment".
        objective: Title,
        ;
        /// The quarterly goal: "Q4: 120 demo requests".
        quarterly_goal: String,
        /// What is measured.
        metric: Option<TargetMetric>,
        /// Readings by day, oldest first; one a day.
        readings: Vec<Reading>,
        /// Whether the team steers by it.
        state: PriorityState,
    }
}

impl Priority {
    /// The newest reading.
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.last()
    }
}
