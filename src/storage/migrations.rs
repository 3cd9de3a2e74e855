//! How data of an older version is read: one named step for each version there has been.
//!
//! A step turns the JSON of one version into that of the next; nothing is written by it. The next
//! fold writes everything anew in the present version. Each version has a fixture in
//! `tests/fixtures/stored`, which is never changed.

use serde_json::{Map, Value};

use crate::domain::base::json;
use crate::storage::fault::Fault;
use crate::storage::pack::unpack;
use crate::storage::seal;

/// The version of everything stored. A page refuses to touch a newer one.
pub const FORMAT: u32 = 3;
/// The first version in which every text carries a sum: a text of it without one is damaged.
pub const SEALED: u32 = 3;

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The list of what was folded.
    Head,
    /// Records and log entries that lie together.
    Shard,
    /// One command.
    Entry,
}

/// A step from one version to the next.
pub struct Migration {
    /// The version it begins with.
    pub from: u32,
    /// What changed, in a few words.
    pub name: &'static str,
    step: fn(Part, Value) -> Value,
}

/// Every step there has been, oldest first.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        from: 1,
        name: "records and log lie together, closed sprints packed",
        step: together,
    },
    // The sum is not part of the value, so the value stays as it is.
    Migration { from: 2, name: "every text carries a checksum", step: |_, value| value },
];

/// Reads what says its own version, as the present version has it.
///
/// # Errors
/// [`Fault::Newer`], or `unreadable` where it is no JSON or its sum does not fit.
pub fn read(part: Part, text: &str, unreadable: Fault) -> Result<Value, Fault> {
    let opened = seal::open(text);
    let plain = opened.as_ref().map_or(text, |opened| &opened.text);
    let value: Value = unpack(plain).and_then(|text| json::parse(&text).ok()).ok_or(unreadable)?;
    // The first version did not say it of an entry.
    let format = value.get("format").and_then(Value::as_u64).unwrap_or(1);
    match u32::try_from(format) {
        Ok(format) if format <= FORMAT => match opened {
            Some(opened) if opened.sealed || format < SEALED => Ok(migrate(part, value, format)),
            _ => Err(unreadable),
        },
        // Whatever sum a newer version may use.
        _ => Err(Fault::Newer),
    }
}

/// The value as the present version has it.
pub fn migrate(part: Part, mut value: Value, from: u32) -> Value {
    for migration in MIGRATIONS.iter().filter(|migration| migration.from >= from) {
        value = (migration.step)(part, value);
    }
    value
}

/// A shard was a list of records, or of log entries, and is an object with both.
fn together(part: Part, value: Value) -> Value {
    match value {
        Value::Array(list) if part == Part::Shard => {
            let log = list.first().is_some_and(|first| first.get("event").is_some());
            let mut both = Map::new();
            both.insert(if log { "log" } else { "records" }.to_owned(), Value::Array(list));
            Value::Object(both)
        }
        other => other,
    }
}
