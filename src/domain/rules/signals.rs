//! What people do about a signal: accept its response, dismiss it, put it off. On record, with the evidence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{DecisionId, ItemId, LineId, SignalAnswerId, WorkTypeId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::backlog::Place;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::signals::{Signal, SignalKind, name_of, raised};
use crate::domain::reads::sprint::load::day;
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::rules::backlog::new_item;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::{RecordKey, Tables};

/// The answer to a signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The response became a backlog item.
    Item {
        /// Which.
        item: ItemId,
    },
    /// The response was decided.
    Decision {
        /// The decision.
        decision: DecisionId,
    },
    /// It does not matter here.
    Dismissed {
        /// Why.
        reason: Reason,
    },
    /// Not now.
    Snoozed {
        /// Asked again on that day.
        until: NaiveDate,
    },
}

/// An answer with the evidence it was given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct SignalAnswer {
    /// Identity.
    pub id: SignalAnswerId,
    /// Which signal.
    pub kind: SignalKind,
    /// By whom and when.
    pub answered: Stamp,
    /// What was answered.
    pub answer: Answer,
    /// What the signal was found in then; only new evidence raises it again.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub evidence: BTreeSet<RecordKey>,
    /// Fields of a newer version, carried along untouched.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// Where an accepted response goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Accepted {
    /// Into the backlog, at its end.
    Backlog {
        /// The new item's id.
        item: ItemId,
        /// Its work type.
        work_type: WorkTypeId,
        /// Ids for the acceptance criteria of the work type's template.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<LineId>,
    },
    /// Into the decision log.
    Decision {
        /// The decision's id.
        decision: DecisionId,
    },
}

/// What a person can do about a signal that fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalCommand {
    /// Accepts the response, carrying the evidence.
    Accept {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Where to.
        into: Accepted,
    },
    /// Dismisses it until there is new evidence.
    Dismiss {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Why.
        reason: Reason,
    },
    /// Puts it off.
    Snooze {
        /// The answer's id.
        id: SignalAnswerId,
        /// Which signal.
        kind: SignalKind,
        /// Until that day.
        until: NaiveDate,
    },
}

/// The work type an accepted response gets: the last that is offered and not measured, which in
/// the presets is Operational improvement.
pub fn default_work_type(tables: &Tables) -> Option<WorkTypeId> {
    let offered = || tables.work_types.values().filter(|work_type| !work_type.archived);
    let plain = offered().rfind(|work_type| !work_type.measured);
    plain.or_else(|| offered().next_back()).map(|work_type| work_type.id)
}

pub(in crate::domain) fn apply(
    command: SignalCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        SignalCommand::Accept { id, kind, into } => {
            let signal = firing(draft, kind)?;
            let (answer, detail) = accept(draft, &signal, into)?;
            leave(draft, id, signal, answer, (Verb::Accepted, detail, None))
        }
        SignalCommand::Dismiss { id, kind, reason } => {
            let signal = firing(draft, kind)?;
            let answer = Answer::Dismissed { reason: reason.clone() };
            leave(draft, id, signal, answer, (Verb::Declined, String::new(), Some(reason)))
        }
        SignalCommand::Snooze { id, kind, until } => {
            if until <= draft.context().today() {
                return Err(Refusal::input("Choose a day after today."));
            }
            let signal = firing(draft, kind)?;
            let detail = format!("asked again on {}", day(until));
            let answer = Answer::Snoozed { until };
            leave(draft, id, signal, answer, (Verb::Decided, detail, None))
        }
    }
}

/// The signal as it fires now.
fn firing(draft: &Draft<'_>, kind: SignalKind) -> Result<Signal, Refusal> {
    let history = History::read(draft.tables(), draft.context().now);
    let found = raised(&history).into_iter().find(|signal| signal.kind == kind);
    found.ok_or_else(|| Refusal::state("This signal is gone: the records do not show it any more."))
}

/// The finding and where it was found, for whoever reads the item or decision later.
fn evidence(signal: &Signal, tables: &Tables) -> String {
    let mut text = format!("{}. {}", signal.kind.words().title, signal.why);
    for key in signal.evidence.iter().take(20) {
        text.push_str("\n- ");
        text.push_str(&name_of(key, tables));
    }
    match signal.evidence.len().saturating_sub(20) {
        0 => text,
        more => format!("{text}\n- and {more} more"),
    }
}

fn accept(
    draft: &mut Draft<'_>,
    signal: &Signal,
    into: Accepted,
) -> Result<(Answer, String), Refusal> {
    let words = signal.kind.words();
    let title = Title::parse(words.response).map_err(|empty| Refusal::input(empty.to_string()))?;
    let evidence = evidence(signal, draft.tables());
    match into {
        Accepted::Backlog { item, work_type, criteria } => {
            let mut new = new_item(draft, item, title, work_type, Place::Last, &criteria)?;
            new.purpose.change = format!("No longer: {}", words.title.to_lowercase());
            new.description = match new.description.is_empty() {
                true => evidence,
                false => format!("{evidence}\n\n{}", new.description),
            };
            let detail = format!("as {}", new.key);
            draft.add(new)?;
            Ok((Answer::Item { item }, detail))
        }
        Accepted::Decision { decision } => {
            let mut made = Decision::new(decision, title, draft.stamp(), MadeIn::Between);
            made.why = evidence;
            draft.add(made)?;
            Ok((Answer::Decision { decision }, "as a decision".to_owned()))
        }
    }
}

fn leave(
    draft: &mut Draft<'_>,
    id: SignalAnswerId,
    signal: Signal,
    answer: Answer,
    (verb, detail, reason): (Verb, String, Option<Reason>),
) -> Result<(), Refusal> {
    let mut record = SignalAnswer::new(id, signal.kind, draft.stamp(), answer);
    record.evidence = signal.evidence;
    draft.add(record)?;
    let name = format!("the signal “{}”", signal.kind.words().title);
    let event = draft.log(verb, RecordKey::SignalAnswer(id), name);
    (event.detail, event.reason) = (detail, reason);
    Ok(())
}
