//! What people do about a signal: accept its response, dismiss it, put it off. On record, with the evidence.

use crate::domain::base::dates::day;
use crate::domain::base::ids::SignalAnswerId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::{Reason, Title, lower_first};
use crate::domain::commands::signals::{Accepted, SignalCommand};
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::signals::signal::Signal;
use crate::domain::reads::signals::{name_of, raised};
use crate::domain::records::backlog::place::Place;
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::answer::{Answer, SignalAnswer};
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::rules::backlog::add::new_item;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

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
                return Err(Refusal::input("Choose a date after today."));
            }
            let signal = firing(draft, kind)?;
            let detail = format!("snoozed until {}", day(until));
            let answer = Answer::Snoozed { until };
            leave(draft, id, signal, answer, (Verb::Decided, detail, None))
        }
    }
}

/// The signal as it fires now.
fn firing(draft: &Draft<'_>, kind: SignalKind) -> Result<Signal, Refusal> {
    let history = History::read(draft.tables(), draft.context().now);
    let found = raised(&history).into_iter().find(|signal| signal.kind == kind);
    found.ok_or_else(|| {
        Refusal::state("This alert is no longer active. The data behind it has changed.")
    })
}

/// The finding and where it was found, for whoever reads the item or decision later.
pub(in crate::domain) fn evidence(signal: &Signal, tables: &Tables) -> String {
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
            new.purpose.change = format!("Fixes an alert: {}", lower_first(words.title));
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
    let name = format!("the alert “{}”", signal.kind.words().title);
    let event = draft.log(verb, RecordKey::SignalAnswer(id), name);
    (event.detail, event.reason) = (detail, reason);
    Ok(())
}
