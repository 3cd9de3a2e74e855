//! One record that is here and in the file and differs: field by field, and thing by thing in a list.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::domain::base::context::Instant;
use crate::domain::base::json;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::record::Record;
use crate::domain::tables::touched::{Thing, fields_of, things, value_of};
use crate::exchange::merge::conflicts::Conflicts;
use crate::exchange::merge::sides::{Side, Sides};

/// A field in which the two differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name as it is stored.
    pub name: String,
    /// Who went on.
    pub side: Side,
    /// As it will be where what is here stays. In a list, what only the file has is in it too.
    pub here: Value,
    /// As it will be where the file is taken.
    pub file: Value,
}

/// A record that is here and in the file, and differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// Which.
    pub key: RecordKey,
    /// Where it differs, in the order of names.
    pub fields: Vec<Field>,
    here: Record,
    kind: String,
    values: Map<String, Value>,
}

/// Fields that say one thing together: they are taken from one side, and the first one is shown.
const TOGETHER: &[&[&str]] = &[
    &["position", "history", "verdicts", "carried_from"],
    &["state", "commitment", "final_lines", "figures"],
];

impl Parted {
    /// Holds two states of one record against each other. Fields that the file left out stay.
    pub(super) fn of(here: &Record, file: &Record, sides: &Sides<'_>, left_out: &str) -> Self {
        let key = here.key();
        let (mine, theirs) = (fields_of(here), fields_of(file));
        let names: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let mut fields = Vec::new();
        for name in names {
            let (is, would) = (mine.get(name), theirs.get(name));
            if is == would || left_out.split(' ').any(|out| out == name) {
                continue;
            }
            let value = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
            let mut field = match things(is).zip(things(would)) {
                Some((here, file)) => {
                    let list = is.or(would).is_some_and(Value::is_array);
                    of_things(&key, name, (&here, &file), list, sides)
                }
                None => Field {
                    name: name.clone(),
                    side: sides.newer(&key, name, None),
                    here: value(is),
                    file: value(would),
                },
            };
            settle(&mut field);
            fields.push(field);
        }
        take_together(&mut fields);
        let kind = match json::to_value(here) {
            Value::Object(kind) => kind.into_iter().next().map(|(kind, _)| kind),
            _ => None,
        };
        Self { key, fields, here: here.clone(), kind: kind.unwrap_or_default(), values: mine }
    }

    /// Who went on with the record; nobody where it is the same.
    pub fn side(&self) -> Option<Side> {
        let any = |side: &Side| self.fields.iter().any(|field| field.side == *side);
        [Side::Both, Side::File, Side::Here].into_iter().find(any)
    }

    /// Whether that is how it stands here.
    pub(super) fn is_here(&self, record: &Record) -> bool {
        self.here == *record
    }

    /// The fields somebody has to choose; of those that belong together the first.
    pub fn asked(&self) -> impl Iterator<Item = &Field> {
        let both = self.fields.iter().filter(|field| field.side == Side::Both);
        both.filter(|field| self.asked_as(&field.name) == field.name)
    }

    /// The field under which this one is asked about.
    fn asked_as<'f>(&'f self, name: &'f str) -> &'f str {
        let group = TOGETHER.iter().find(|group| group.contains(&name));
        let there = |name: &&&str| self.fields.iter().any(|field| field.name == **name);
        group.and_then(|group| group.iter().find(there)).map_or(name, |first| first)
    }

    /// The record as both sides leave it; where both went on, as chosen for each field.
    pub fn merged(&self, choice: &dyn Fn(&RecordKey, &str) -> Conflicts) -> Record {
        let mut values = self.values.clone();
        for field in &self.fields {
            let asked = self.asked_as(&field.name);
            let file = match field.side {
                Side::File => true,
                Side::Here => false,
                Side::Both => choice(&self.key, asked) == Conflicts::TakeFile,
            };
            let value = if file { &field.file } else { &field.here };
            if value.is_null() {
                values.remove(&field.name);
            } else {
                values.insert(field.name.clone(), value.clone());
            }
        }
        let mut record = Map::new();
        record.insert(self.kind.clone(), Value::Object(values));
        json::from_value(Value::Object(record)).unwrap_or_else(|_| self.here.clone())
    }
}

/// What nobody needs to be asked about: when it was last changed, its place in the list.
fn settle(field: &mut Field) {
    if field.side != Side::Both {
        return;
    }
    let (Value::String(here), Value::String(file)) = (&field.here, &field.file) else { return };
    let file_wins = match field.name.as_str() {
        "touched" => {
            let moment = |text: &str| Instant::parse_from_rfc3339(text).ok();
            moment(file) > moment(here)
        }
        "rank" | "key" => file < here,
        _ => return,
    };
    field.side = if file_wins { Side::File } else { Side::Here };
}

/// Fields that belong together come from one side, or are asked about together.
fn take_together(fields: &mut [Field]) {
    for group in TOGETHER {
        let inside = |field: &&mut Field| group.contains(&field.name.as_str());
        let mut sides = fields.iter_mut().filter(inside).map(|field| field.side);
        let Some(first) = sides.next() else { continue };
        let side = if sides.all(|side| side == first) { first } else { Side::Both };
        for field in fields.iter_mut().filter(inside) {
            field.side = side;
        }
    }
}

/// A list or map of things with ids: what one side added comes in, what one side took out goes, and
/// only where both changed the same thing somebody has to choose.
fn of_things(
    key: &RecordKey,
    name: &str,
    (here, file): (&[Thing], &[Thing]),
    list: bool,
    sides: &Sides<'_>,
) -> Field {
    let mut asked = false;
    let lead = match sides.ordered(key, name) {
        Side::File => file,
        Side::Here => here,
        Side::Both if names_of(file) < names_of(here) => file,
        Side::Both => here,
    };
    let ids = in_order(lead, here, file);
    let mut merge = |take_file: bool| -> Value {
        let mut kept: Vec<Thing> = Vec::new();
        for id in &ids {
            let (is, would) = (value_of(here, id), value_of(file, id));
            let value = if is == would {
                is
            } else {
                match sides.newer(key, name, Some(id)) {
                    Side::File => would,
                    Side::Here => is,
                    // Nobody says that it was taken out, so it stays.
                    Side::Both if is.xor(would).is_some() && sides.silent(key, name, id) => {
                        is.or(would)
                    }
                    Side::Both => {
                        asked = true;
                        if take_file { would } else { is }
                    }
                }
            };
            kept.extend(value.map(|value| ((*id).to_owned(), value.clone())));
        }
        stored(kept, list)
    };
    let (with_here, with_file) = (merge(false), merge(true));
    let unchanged = with_here == stored(here.to_vec(), list);
    let side = match (asked, unchanged) {
        (true, _) => Side::Both,
        (false, true) => Side::Here,
        (false, false) => Side::File,
    };
    Field { name: name.to_owned(), side, here: with_here, file: with_file }
}

fn names_of(things: &[Thing]) -> Vec<&str> {
    things.iter().map(|thing| thing.0.as_str()).collect()
}

fn stored(things: Vec<Thing>, list: bool) -> Value {
    if things.is_empty() {
        Value::Null
    } else if list {
        Value::Array(things.into_iter().map(|thing| thing.1).collect())
    } else {
        Value::Object(things.into_iter().collect())
    }
}

/// The ids of both, so that it does not matter which is held against which: what both have in its
/// order, and behind each what one side added there; of two additions the one with the smaller id first.
fn in_order<'a>(lead: &'a [Thing], here: &'a [Thing], file: &'a [Thing]) -> Vec<&'a str> {
    let shared = |id: &str| value_of(here, id).is_some() && value_of(file, id).is_some();
    let mut ids: Vec<&str> = Vec::new();
    let added = |side: &'a [Thing], behind: Option<&str>| -> Vec<&'a str> {
        let start = match behind {
            None => 0,
            Some(id) => side.iter().position(|thing| thing.0 == id).map_or(side.len(), |at| at + 1),
        };
        let rest = side.iter().skip(start).map(|thing| thing.0.as_str());
        rest.take_while(|id| !shared(id)).collect()
    };
    let anchors = lead.iter().map(|thing| thing.0.as_str()).filter(|id| shared(id));
    for anchor in std::iter::once(None).chain(anchors.map(Some)) {
        ids.extend(anchor);
        let (one, other) = (added(here, anchor), added(file, anchor));
        let (first, then) = if other.first() < one.first() { (other, one) } else { (one, other) };
        ids.extend(first);
        ids.extend(then);
    }
    ids
}
