//! The warning signs, and the response to each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::records::metric::Metric;

/// A warning sign. The most urgent come first, because only a few are shown at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// Overdue blockers that nobody has escalated.
    NotEscalated,
    /// One item blocked too long, or too much of the time.
    Blocked,
    /// Tests launched but not reviewed.
    NotLearned,
    /// Too much committed.
    Overcommitted,
    /// Too much in progress, or rising while fewer items get done.
    InProgress,
    /// The scope of a sprint changed too much.
    Scope,
    /// Work older than usual at its stage.
    Old,
    /// Check-ins repeat status without decisions.
    StatusOnly,
    /// Work in progress without a definition of done.
    NoDefinition,
    /// A closed sprint whose retrospective is not scheduled, or overdue.
    Retrospective,
    /// Unfinished work or an action carried over twice.
    CarriedTwice,
    /// Work that is launched or in progress and cannot be measured.
    MeasurementGap,
    /// Cycles without learning.
    NoLearning,
    /// The backlog grows faster than work ships.
    BacklogGrows,
    /// Nearly every request is accepted.
    AllAccepted,
    /// Output rises while decisions do not, or items shrink while output stays flat.
    CountsOnly,
    /// Work spends more time waiting than moving.
    Efficiency,
    /// Learning takes longer from sprint to sprint.
    LeadTime,
}

/// The words of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalWords {
    /// The warning sign.
    pub title: &'static str,
    /// What the operating procedure prescribes; the title of the item or decision when accepted.
    pub response: &'static str,
}

impl SignalKind {
    /// Every kind, the most urgent first.
    pub const ALL: [Self; 18] = [
        Self::NotEscalated,
        Self::Blocked,
        Self::NotLearned,
        Self::Overcommitted,
        Self::InProgress,
        Self::Scope,
        Self::Old,
        Self::StatusOnly,
        Self::NoDefinition,
        Self::Retrospective,
        Self::CarriedTwice,
        Self::MeasurementGap,
        Self::NoLearning,
        Self::BacklogGrows,
        Self::AllAccepted,
        Self::CountsOnly,
        Self::Efficiency,
        Self::LeadTime,
    ];

    /// Its words.
    pub const fn words(self) -> SignalWords {
        let (title, response) = match self {
            Self::NotEscalated => (
                "Overdue blockers are not escalated",
                "Escalate overdue blockers to someone who can decide",
            ),
            Self::Blocked => ("Too much time blocked", "Fix the dependency or decision bottleneck"),
            Self::NotLearned => {
                ("Tests launched but not reviewed", "Review every test and log the decision")
            }
            Self::Overcommitted => {
                ("Over-committed", "Commit to less, based on what you actually finished")
            }
            Self::InProgress => ("Too much work in progress", "Finish work before starting more"),
            Self::Scope => (
                "Sprint scope keeps changing",
                "Protect the sprint: new work waits for the next one",
            ),
            Self::Old => {
                ("Work is older than usual", "Bring the oldest items up at the next check-in")
            }
            Self::StatusOnly => {
                ("Check-ins only repeat status", "Limit check-ins to blockers and next actions")
            }
            Self::NoDefinition => (
                "Work in progress has no definition of done",
                "Write acceptance criteria and a definition of done for each work type",
            ),
            Self::Retrospective => {
                ("Retrospective overdue", "Schedule the retrospective and hold it")
            }
            Self::CarriedTwice => (
                "Work keeps being carried over",
                "Split work that was carried over twice, or drop it",
            ),
            Self::MeasurementGap => {
                ("Data gaps are open", "Close the data gaps before the next sprint")
            }
            Self::NoLearning => (
                "Sprints end without a learning",
                "End every sprint with notes, a learning and a decision",
            ),
            Self::BacklogGrows => (
                "The backlog is growing faster than you ship",
                "Limit the commitment and decline what won't be done",
            ),
            Self::AllAccepted => {
                ("Nearly every request is accepted", "Triage harder: say no, with a reason")
            }
            Self::CountsOnly => {
                ("More output, fewer decisions", "Look at what was learned, not how much was done")
            }
            Self::Efficiency => (
                "Work spends more time waiting than moving",
                "Find the biggest wait and shorten it",
            ),
            Self::LeadTime => {
                ("Learning takes longer each sprint", "Shorten the time from launch to decision")
            }
        };
        SignalWords { title, response }
    }

    /// The signal that a metric's crossed threshold raises.
    pub const fn of(metric: Metric) -> Option<Self> {
        Some(match metric {
            Metric::Completion => Self::Overcommitted,
            Metric::InProgress => Self::InProgress,
            Metric::Blocked => Self::Blocked,
            Metric::Learned => Self::NotLearned,
            Metric::LeadTime => Self::LeadTime,
            Metric::Scope => Self::Scope,
            Metric::Age => Self::Old,
            Metric::Efficiency => Self::Efficiency,
            Metric::Cycle => return None,
        })
    }
}
