//! The metrics by name: how each is calculated, and what it tells a team.

use crate::domain::base::text::lower_first;
use crate::domain::records::threshold::Threshold;
use crate::domain::records::workflow::Workflow;

/// A metric of the team. The first four come from the operating procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Committed items accepted ÷ items committed at the start.
    Completion,
    /// Started and not done.
    InProgress,
    /// How long work was blocked.
    Blocked,
    /// Past their review date, with a learning.
    Learned,
    /// Launch → decision.
    LeadTime,
    /// (Added + removed) ÷ committed.
    Scope,
    /// Now − start.
    Age,
    /// Done − start.
    Cycle,
    /// (Active − blocked) ÷ (start to done).
    Efficiency,
}

/// The words of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub title: &'static str,
    /// How it is calculated, over what, in which unit.
    pub formula: &'static str,
    /// What it tells a team.
    pub says: &'static str,
}

impl Metric {
    /// Every metric, those of the operating procedure first.
    pub const ALL: [Self; 9] = [
        Self::Completion,
        Self::InProgress,
        Self::Blocked,
        Self::Learned,
        Self::LeadTime,
        Self::Scope,
        Self::Age,
        Self::Cycle,
        Self::Efficiency,
    ];

    /// Returns its words.
    pub const fn about(self) -> About {
        let (title, formula, says) = match self {
            Self::Completion => (
                "Sprint completion",
                "Committed items accepted ÷ items committed at the start, for the last closed sprint. Work added later is counted separately.",
                "How reliable your commitments are.",
            ),
            Self::InProgress => (
                "Work in progress",
                "Items started and not done: Active and Under review, including blocked ones.",
                "How much is in progress at once. The more there is, the longer each item takes.",
            ),
            Self::Blocked => (
                "Blocked time",
                "Total time items were blocked, in the sprint's working hours, and its share of the time they were in progress.",
                "Where work waits on someone else.",
            ),
            Self::Learned => (
                "Learning captured",
                "Campaigns and experiments past their review date with a learning and a decision ÷ all past their review date.",
                "Whether the team learns from what it launches.",
            ),
            Self::LeadTime => (
                "Learning lead time",
                "Working days from launch to the decision on what was learned; the median of each closed sprint.",
                "How quickly a test changes what the team does.",
            ),
            Self::Scope => (
                "Scope change",
                "(Items added + items removed) ÷ items committed, for the current or last sprint.",
                "How well the team protects its focus.",
            ),
            Self::Age => (
                "Work item age",
                "Working days since the oldest item in progress was started, compared with the age at which past work left the same stage.",
                "Which work is at risk of not getting done.",
            ),
            Self::Cycle => (
                "Cycle time",
                "Working days from start to acceptance, for items accepted in the last 90 days: 50th, 85th and 95th percentile.",
                "How long work takes, so you can promise realistic dates.",
            ),
            Self::Efficiency => (
                "Flow efficiency",
                "(Time in Active − blocked time) ÷ time from start to done, summed over items accepted in the last 90 days.",
                "How much of the elapsed time is actual work.",
            ),
        };
        About { title, formula, says }
    }

    /// Returns its thresholds.
    pub const fn thresholds(self) -> &'static [Threshold] {
        match self {
            Self::Completion => &[Threshold::Completion],
            Self::InProgress => &[Threshold::InProgress],
            Self::Blocked => &[Threshold::BlockedDays, Threshold::BlockedShare],
            Self::Learned => &[Threshold::Learned],
            Self::Scope => &[Threshold::Scope],
            Self::Age => &[Threshold::Age],
            Self::Efficiency => &[Threshold::Efficiency],
            Self::LeadTime | Self::Cycle => &[],
        }
    }

    /// Returns when an action is needed: "One item blocked for more than 2 days, or time blocked above 15%"; empty
    /// without a threshold.
    pub fn describe_thresholds(self, workflow: &Workflow) -> String {
        let mut all = self.thresholds().iter().map(|threshold| threshold.describe(workflow));
        let first = all.next().unwrap_or_default();
        all.fold(first, |said, next| format!("{said}, or {}", lower_first(&next)))
    }
}
