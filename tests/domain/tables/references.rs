//! A record under another record's id is found, whatever its kind; what an undo may leave behind is no gap.

use std::sync::Arc;

use chrono::DateTime;
use serde_json::{Value, json};
use sprintloop::domain::base::context::Stamp;
use sprintloop::domain::base::ids::{GuardrailId, SignalAnswerId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::retrospective::outcome::Guardrail;
use sprintloop::domain::records::signal::answer::{Answer, SignalAnswer};
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::sample;
use sprintloop::domain::tables::change::{Change, RecordChange};
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::tables::references::{gaps, misfiled};
use sprintloop::domain::workspace::Workspace;

use crate::rules::retrospective::session::{RETRO, session};
use crate::support::{ANA, BEN, CONTENT, id, reason, title};

/// The sample team, and an answer to a signal, which it has not given.
fn one_of_each() -> Workspace {
    let now = DateTime::parse_from_rfc3339("2026-11-18T11:00:00+01:00").expect("a fixed moment");
    let mut team = sample::workspace(now).expect("the sample breaks no rule");
    let stamp = Stamp { at: now, by: id(ANA) };
    let answer = Answer::Dismissed { reason: reason("It was a holiday") };
    let answered = SignalAnswer::new(id(7), SignalKind::Scope, stamp, answer);
    let record = RecordChange {
        key: RecordKey::SignalAnswer(id::<SignalAnswerId>(7)),
        before: None,
        after: Some(Record::SignalAnswer(Arc::new(answered))),
    };
    team.replay(&Change { records: vec![record], entries: Vec::new() });
    team
}

/// The tables that there are, by the names under which they are stored. The rules are one record.
fn tables() -> Vec<String> {
    let Value::Object(fields) = json!(Workspace::empty(id(1))) else { panic!("no fields") };
    let stored =
        fields.into_iter().filter(|(name, value)| name != "workflow" && *value == json!({}));
    stored.map(|(name, _)| name).collect()
}

#[test]
fn a_record_under_the_id_of_another_is_found_whatever_its_kind() {
    let team = one_of_each();
    assert_eq!(misfiled(&team), None);
    let (stored, tables) = (json!(team), tables());
    assert!(tables.len() >= 20, "the tables are those that are stored: {tables:?}");
    for name in tables {
        let mut damaged = stored.clone();
        let table = damaged[&name].as_object_mut().expect("a table");
        let record = table.values().next().unwrap_or_else(|| panic!("none of {name}")).clone();
        table.insert("00000000-0000-0000-0000-0000000000ff".to_owned(), record);
        let damaged: Workspace = serde_json::from_value(damaged).expect("it can be read");
        let found = misfiled(&damaged).unwrap_or_default();
        assert!(found.contains("wrong id"), "{name}: {found:?}");
    }
}

#[test]
fn a_check_of_a_guardrail_that_was_taken_back_is_no_gap() {
    let mut team = session();
    let item = team.ready("Second guide", CONTENT, BEN, 4);
    let guard = title("Sales has agreed on the list");
    let guardrail = Guardrail::new(id(90), reason("The list came late"), guard);
    let what = Box::new(NewOutcome::Guardrail(Box::new(guardrail)));
    let came = team.does(Retro::ComesOut { id: id(RETRO), topic: None, what });
    team.does(Retro::MeetGuardrail { item, guardrail: id(90), met: true });
    team.does(Command::Undo(Box::new(came)));
    let met = team.item(item).guardrails.keys().copied().collect::<Vec<GuardrailId>>();
    assert_eq!(met, [id::<GuardrailId>(90)], "the check stays");
    assert_eq!(gaps(&team.workspace), []);
}
