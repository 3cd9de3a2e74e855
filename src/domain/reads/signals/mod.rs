//! Signals: warning signs in the data, each with the response the operating procedure prescribes.
//!
//! One fact raises one signal. A crossed threshold is a signal too, so every warning is answered
//! in the same way: accepted into the backlog or the decision log, dismissed with a reason, or put
//! off until a day. None fires on an empty or new workspace.

pub mod checklist;
pub mod of_metrics;
pub mod response;
pub mod rules;
pub mod signal;

pub use crate::domain::reads::signals::checklist::{Line, checklist};

use std::collections::BTreeSet;

use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::reading::{Reading, readings};
use crate::domain::reads::signals::signal::Signal;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::answer::Answer;
use crate::domain::tables::record::Tables;

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
    use crate::domain::base::dates::day;
    let found = match key {
        RecordKey::BacklogItem(id) => {
            tables.items.get(*id).map(|item| format!("{} {}", item.key, item.title))
        }
        RecordKey::Sprint(id) => tables.sprints.get(*id).map(|sprint| sprint.name()),
        RecordKey::CheckIn(id) => {
            let check_in = tables.check_ins.get(*id);
            check_in.map(|one| format!("Check-in on {}", day(one.opened.at.date_naive())))
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
