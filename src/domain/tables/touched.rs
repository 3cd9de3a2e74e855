//! Which fields a change touched, kept with its log entry.
//!
//! The log is what two copies of a team's work have in common: an entry that both hold was made
//! before they parted. So an entry that says which fields it touched is all one needs to know to
//! bring the copies together field by field, without a second copy of what they parted from.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::domain::base::json;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::change::RecordChange;
use crate::domain::tables::log::Event;
use crate::domain::tables::record::Record;

/// Writes down in the event what the change touched of records that were there before it.
pub(in crate::domain) fn note(event: &mut Event, records: &[RecordChange]) {
    for change in records {
        if let (Some(before), Some(after)) = (&change.before, &change.after) {
            add(event, change.key, before, after);
        }
    }
}

/// Writes down in the event where two states of one record differ.
pub(in crate::domain) fn add(event: &mut Event, key: RecordKey, before: &Record, after: &Record) {
    let fields = between(&fields_of(before), &fields_of(after), key);
    if fields.is_empty() {
    } else if key == event.subject {
        event.touched = fields;
    } else {
        event.beside.push((key, fields));
    }
}

/// The fields of a record as they are stored.
pub fn fields_of(record: &Record) -> Map<String, Value> {
    let Value::Object(kind) = json::to_value(record) else { return Map::new() };
    match kind.into_iter().next() {
        Some((_, Value::Object(fields))) => fields,
        _ => Map::new(),
    }
}

/// The fields in which two states differ, with a blank between. Of a list or map of things that have
/// ids it names what differs: "title comments.1f3a9c02".
fn between(before: &Map<String, Value>, after: &Map<String, Value>, key: RecordKey) -> String {
    // What is in a retrospective is known by the record alone, so that no entry points at a card.
    let deep = !matches!(key, RecordKey::Retrospective(_));
    let mut paths: Vec<String> = Vec::new();
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let (was, is) = (before.get(name), after.get(name));
        if was == is {
            continue;
        }
        let parts = if deep { things(was).zip(things(is)) } else { None };
        let Some((was, is)) = parts else {
            paths.push(name.clone());
            continue;
        };
        let told = paths.len();
        let ids: BTreeSet<&String> = was.iter().chain(&is).map(|thing| &thing.0).collect();
        for id in ids {
            if value_of(&was, id) != value_of(&is, id) {
                paths.push(path(name, id));
            }
        }
        if paths.len() == told {
            // Nothing but their order.
            paths.push(name.clone());
        }
    }
    paths.join(" ")
}

/// How an entry names one thing in a list: the field, and the end of the id, where chance is.
pub fn path(field: &str, id: &str) -> String {
    format!("{field}.{}", id.get(id.len().saturating_sub(8)..).unwrap_or(id))
}

/// A thing in a list or map, and its id.
pub type Thing = (String, Value);

/// The things of a list or map where all of them have ids; none where there is nothing.
pub fn things(value: Option<&Value>) -> Option<Vec<Thing>> {
    match value {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::Array(list)) => list
            .iter()
            .map(|thing| Some((thing.get("id")?.as_str()?.to_owned(), thing.clone())))
            .collect(),
        Some(Value::Object(map)) => {
            let known = map.keys().all(|key| uuid::Uuid::try_parse(key).is_ok());
            known.then(|| map.iter().map(|(id, thing)| (id.clone(), thing.clone())).collect())
        }
        Some(_) => None,
    }
}

/// The thing with that id.
pub fn value_of<'a>(things: &'a [Thing], id: &str) -> Option<&'a Value> {
    things.iter().find(|thing| thing.0 == id).map(|thing| &thing.1)
}
