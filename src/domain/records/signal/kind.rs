//! The warning signs, and the response each of them asks for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::records::metric::Metric;

/// A warning sign. The order is that of urgency: only the first few are shown at once.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// Blocked work past its check date that nobody has escalated.
    NotEscalated,
    /// One item blocked too long, or too much of the time.
    Blocked,
    /// Tests launched but not reviewed.
    NotLearned,
    /// Too much committed.
    Overcommitted,
    /// Too much in progress, or rising while less gets done.
    InProgress,
    /// The scope of a sprint moved too much.
    Scope,
    /// Work older than is usual in its stage.
    Old,
    /// Check-ins repeat status without decisions.
    StatusOnly,
    /// Work moved on without a definition of done.
    NoDefinition,
    /// A closed sprint whose retrospective is not dated, or not held on its day.
    Retrospective,
    /// Unfinished work or an action carried over twice.
    CarriedTwice,
    /// What is launched or under way cannot be measured.
    MeasurementGap,
    /// Cycles without learning.
    NoLearning,
    /// The backlog grows while little ships.
    BacklogGrows,
    /// Nearly every request is accepted.
    AllAccepted,
    /// Output rises while decisions do not, or items shrink while output stays flat.
    CountsOnly,
    /// Work waits more than it is worked on.
    Efficiency,
    /// Learning takes longer from sprint to sprint.
    LeadTime,
}

/// The words of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalWords {
    /// The sign.
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
                "Blocked work is not escalated",
                "Escalate blocked work to who can decide, on its check date",
            ),
            Self::Blocked => {
                ("Work stands still too long", "Fix the dependency or decision bottleneck")
            }
            Self::NotLearned => (
                "Tests were launched but not reviewed",
                "Hold the review and write the decision down for every test",
            ),
            Self::Overcommitted => {
                ("Too much is committed", "Commit to less, by the limit of what got done")
            }
            Self::InProgress => {
                ("Too much is in progress", "Limit active work: finish before starting")
            }
            Self::Scope => {
                ("The sprint's scope keeps moving", "Protect the sprint: what is new waits")
            }
            Self::Old => ("Work is older than usual", "Raise the old work in the next check-in"),
            Self::StatusOnly => {
                ("Check-ins repeat status", "Talk of blockers and next actions only in check-ins")
            }
            Self::NoDefinition => (
                "Work moves on without a definition of done",
                "Write acceptance criteria and a definition of done by work type",
            ),
            Self::Retrospective => {
                ("A retrospective is overdue", "Date the retrospective and hold it")
            }
            Self::CarriedTwice => {
                ("Work was carried over twice", "Split what was carried over twice, or drop it")
            }
            Self::MeasurementGap => {
                ("Measurement gaps are open", "Close the measurement gaps before the next sprint")
            }
            Self::NoLearning => (
                "Cycles end without learning",
                "End every cycle with notes, a learning and a decision",
            ),
            Self::BacklogGrows => (
                "The backlog grows while little ships",
                "Limit the commitment and decline what will not be done",
            ),
            Self::AllAccepted => {
                ("Nearly every request is accepted", "Triage harder: say no with a reason")
            }
            Self::CountsOnly => (
                "More gets done, less is decided",
                "Look at what was learned, not at how much was done",
            ),
            Self::Efficiency => {
                ("Work waits more than it moves", "Look at the largest wait and shorten it")
            }
            Self::LeadTime => ("Learning takes longer", "Shorten the way from launch to decision"),
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
