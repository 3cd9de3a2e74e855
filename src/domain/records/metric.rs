//! The figures by name: how each is counted, over what, in which unit, and what it tells a team.

use crate::domain::records::threshold::Threshold;

/// A figure of the team. The first four are the operating procedure's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Committed items accepted ÷ items committed at the start.
    Completion,
    /// Started and not done.
    InProgress,
    /// How long work stood still.
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

/// The words of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub title: &'static str,
    /// How it is counted, over what, in which unit.
    pub formula: &'static str,
    /// What it tells a team.
    pub says: &'static str,
}

impl Metric {
    /// Every figure, the operating procedure's own first.
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

    /// Its words.
    pub const fn about(self) -> About {
        let (title, formula, says) = match self {
            Self::Completion => (
                "Sprint completion",
                "Committed items accepted ÷ items committed at the start, of the last closed sprint. Work added later counts apart.",
                "Whether the team can rely on what it commits to.",
            ),
            Self::InProgress => (
                "Work in progress",
                "Items started and not done: Active and Under review, blocked ones included.",
                "How much is begun at once. The more, the later each is done.",
            ),
            Self::Blocked => (
                "Blocked time",
                "For each item the union of its blocked stretches, in working time of the sprint; beside it the part of the time its items were in progress.",
                "Where work waits for somebody else.",
            ),
            Self::Learned => (
                "Learning captured",
                "Campaigns and experiments past their review date with a learning and a decision ÷ all past their review date.",
                "Whether what was launched taught the team anything.",
            ),
            Self::LeadTime => (
                "Learning lead time",
                "From launch to the decision of the learning, in working days; the median of each closed sprint.",
                "How soon a test changes what the team does.",
            ),
            Self::Scope => (
                "Scope change",
                "(Items added + items removed) ÷ items committed, of the current or last sprint.",
                "Whether the focus was protected.",
            ),
            Self::Age => (
                "Work item age",
                "From the first step past Ready to now, in working days, of the oldest work in progress. Held against the age at which finished work left the same stage.",
                "Which work is in danger of not getting done.",
            ),
            Self::Cycle => (
                "Cycle time",
                "From the first step past Ready to acceptance, in working days, of items accepted in the last 90 days: 50, 85 and 95 of 100 took at most this.",
                "How long a piece of work takes, as a promise one can keep.",
            ),
            Self::Efficiency => (
                "Flow efficiency",
                "(Time in Active − blocked) ÷ (start to done), summed over items accepted in the last 90 days, not a mean of ratios.",
                "How much of the time work is really worked on.",
            ),
        };
        About { title, formula, says }
    }

    /// The thresholds that belong to it.
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
}
