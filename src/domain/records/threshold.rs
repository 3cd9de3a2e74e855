//! Thresholds: the value at which a metric needs action. A team can set its own.

use crate::domain::base::text::number_of;
use crate::domain::records::workflow::Workflow;

/// A threshold. The workflow stores it under its key if the team has set its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threshold {
    /// Completion below this.
    Completion,
    /// More work in progress than this; 0 means the limits of the board.
    InProgress,
    /// One item blocked longer than this.
    BlockedDays,
    /// More of the active time blocked than this.
    BlockedShare,
    /// Less learned than this.
    Learned,
    /// More scope changed than this.
    Scope,
    /// Work older than this percentile of its stage.
    Age,
    /// Flow efficiency below this.
    Efficiency,
}

impl Threshold {
    /// Every threshold, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::Completion,
        Self::InProgress,
        Self::BlockedDays,
        Self::BlockedShare,
        Self::Learned,
        Self::Scope,
        Self::Age,
        Self::Efficiency,
    ];

    /// Returns key, label, unit, default value and highest allowed value.
    pub const fn words(self) -> (&'static str, &'static str, &'static str, u32, u32) {
        match self {
            Self::Completion => ("completion", "Completion below", "%", 80, 100),
            Self::InProgress => ("in-progress", "Work in progress above", "items", 0, 1_000),
            Self::BlockedDays => ("blocked-days", "One item blocked for more than", "days", 2, 365),
            Self::BlockedShare => ("blocked-share", "Time blocked above", "%", 15, 100),
            Self::Learned => ("learned", "Learning captured below", "%", 100, 100),
            Self::Scope => ("scope", "Scope change above", "%", 25, 1_000),
            Self::Age => ("age", "Older than this percentile of finished work", "%", 85, 100),
            Self::Efficiency => ("efficiency", "Flow efficiency below", "%", 40, 100),
        }
    }

    /// The value in force.
    pub fn value(self, workflow: &Workflow) -> u32 {
        let (key, _, _, usual, _) = self.words();
        workflow.thresholds.get(key).copied().unwrap_or(usual)
    }

    /// Returns the value in force with its unit: "80%", "1 item".
    pub fn show(self, workflow: &Workflow) -> String {
        let value = self.value(workflow);
        match self.words().2 {
            "%" => format!("{value}%"),
            unit => number_of(value as usize, unit.trim_end_matches('s')),
        }
    }

    /// Returns when an action is needed: "Completion below 80%".
    pub fn describe(self, workflow: &Workflow) -> String {
        let (label, value) = (self.words().1, self.show(workflow));
        match self {
            Self::InProgress if self.value(workflow) == 0 => {
                "Above the board's WIP limits, or rising while fewer items get done".to_owned()
            }
            Self::Age => format!("Older than {value} of past work at its stage"),
            _ => format!("{label} {value}"),
        }
    }
}

/// Returns what to enter instead of the first threshold that is too high.
pub fn wrong(workflow: &Workflow) -> Option<String> {
    Threshold::ALL.into_iter().find_map(|threshold| {
        let (_, label, unit, _, most) = threshold.words();
        (threshold.value(workflow) > most).then(|| match unit {
            "%" => format!("{label}: enter a number up to {most}%."),
            unit => format!("{label}: enter up to {most} {unit}."),
        })
    })
}
