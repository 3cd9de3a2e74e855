//! Signals: warning signs in the data, each with the response the operating procedure prescribes.
//!
//! One fact raises one signal. A crossed threshold is a signal too, so every warning is answered
//! in the same way: accepted into the backlog or the decision log, dismissed with a reason, or put
//! off until a day. None fires on an empty or new workspace.

pub mod checklist;
pub mod rules;

pub use crate::domain::reads::signals::checklist::{Line, checklist, sprint_of};
pub use crate::domain::rules::signals::{
    Accepted, Answer, SignalAnswer, SignalCommand, default_work_type,
};

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::reading::{Metric, Reading, readings};
use crate::domain::tables::record::{RecordKey, Tables};

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

/// A signal with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Which.
    pub kind: SignalKind,
    /// What was found, in numbers and names.
    pub why: String,
    /// The items, sprints, check-ins, requests and blockers it was found in.
    pub evidence: BTreeSet<RecordKey>,
}

/// Every signal the records give, answered ones included, the most urgent first.
pub fn raised(history: &History<'_>) -> Vec<Signal> {
    crate::domain::reads::signals::rules::all(&readings(history), history)
}

/// The signals that still ask for an answer, the most urgent first. One that was accepted or
/// dismissed stays away until there is evidence nobody has answered; one that was put off, until its day.
pub fn open(history: &History<'_>) -> Vec<Signal> {
    open_of(&readings(history), history)
}

/// The same, where the figures have been read already.
pub fn open_of(readings: &[Reading], history: &History<'_>) -> Vec<Signal> {
    let mut signals = crate::domain::reads::signals::rules::all(readings, history);
    signals.retain(|signal| !is_answered(signal, history));
    signals
}

fn is_answered(signal: &Signal, history: &History<'_>) -> bool {
    let today = history.today();
    let answers = history.tables.signal_answers.values().filter(|one| one.kind == signal.kind);
    let mut seen: BTreeSet<RecordKey> = BTreeSet::new();
    for answer in answers {
        // The response itself, as an item, is no new evidence.
        if let Answer::Item { item } = &answer.answer {
            seen.insert(RecordKey::BacklogItem(*item));
        }
        match answer.answer {
            Answer::Snoozed { until } if until > today => return true,
            Answer::Snoozed { .. } => {}
            _ => seen.extend(answer.evidence.iter().copied()),
        }
    }
    signal.evidence.is_subset(&seen)
}

/// What a record is called: a key and title, a sprint, "the check-in of 3 Nov".
pub fn name_of(key: &RecordKey, tables: &Tables) -> String {
    use super::sprint::load::day;
    let found = match key {
        RecordKey::BacklogItem(id) => {
            tables.items.get(*id).map(|item| format!("{} {}", item.key, item.title))
        }
        RecordKey::Sprint(id) => tables.sprints.get(*id).map(|sprint| sprint.name()),
        RecordKey::CheckIn(id) => {
            let check_in = tables.check_ins.get(*id);
            check_in.map(|one| format!("Check-in of {}", day(one.opened.at.date_naive())))
        }
        RecordKey::Request(id) => {
            tables.requests.get(*id).map(|request| request.problem.to_string())
        }
        RecordKey::Action(id) => tables.actions.get(*id).map(|action| action.what.to_string()),
        RecordKey::Blocker(id) => tables.blockers.get(*id).and_then(|blocker| {
            let item = tables.items.get(blocker.item)?;
            Some(format!("{}: {}", item.key, blocker.reason))
        }),
        _ => None,
    };
    found.unwrap_or_else(|| key.noun().to_owned())
}
