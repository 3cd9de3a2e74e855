//! Thresholds: where a figure begins to ask for an action. The team may set its own.

use crate::domain::records::workflow::Workflow;

/// A threshold, kept in the workflow under its key where the team has set its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threshold {
    /// Completion below this.
    Completion,
    /// More work in progress than this; 0 stands for the board's own limits.
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

    /// Key, label, unit, the usual value and the highest that makes sense.
    pub const fn words(self) -> (&'static str, &'static str, &'static str, u32, u32) {
        match self {
            Self::Completion => ("completion", "Completion below", "%", 80, 100),
            Self::InProgress => ("in-progress", "Work in progress above", "items", 0, 1_000),
            Self::BlockedDays => ("blocked-days", "One item blocked above", "days", 2, 365),
            Self::BlockedShare => ("blocked-share", "Blocked part above", "%", 15, 100),
            Self::Learned => ("learned", "Learning captured below", "%", 100, 100),
            Self::Scope => ("scope", "Scope change above", "%", 25, 1_000),
            Self::Age => ("age", "Older than this percentile", "%", 85, 100),
            Self::Efficiency => ("efficiency", "Flow efficiency below", "%", 40, 100),
        }
    }

    /// The value in force.
    pub fn value(self, workflow: &Workflow) -> u32 {
        let (key, _, _, usual, _) = self.words();
        workflow.thresholds.get(key).copied().unwrap_or(usual)
    }

    /// In force, with its unit: "80 %".
    pub fn show(self, workflow: &Workflow) -> String {
        format!("{}\u{a0}{}", self.value(workflow), self.words().2)
    }
}

/// The first threshold that is higher than makes sense, in a sentence.
pub fn wrong(workflow: &Workflow) -> Option<String> {
    Threshold::ALL.into_iter().find_map(|threshold| {
        let (_, label, unit, _, most) = threshold.words();
        (threshold.value(workflow) > most)
            .then(|| format!("{label}: at most {most} {unit}. Enter a smaller number."))
    })
}
