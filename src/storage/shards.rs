//! The text of what lies together, and back. A fold writes only the shards in which something changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::json;
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::log::LogEntry;
use crate::domain::tables::record::Record;
use crate::domain::workspace::Workspace;
use crate::storage::migrations::{FORMAT, Part, SEALED, migrate};
use crate::storage::pack::{pack, unpack, unpack_until_cut};
use crate::storage::places::{Place, Places};
use crate::storage::seal;

/// What lies together under one key.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Shard {
    /// The records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<Record>,
    /// Log entries, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    log: Vec<LogEntry>,
}

/// The places in which two workspaces differ. Untouched records are the same
/// pointers in both, so this costs no reading.
pub fn changed(before: &Workspace, after: &Workspace) -> BTreeSet<Place> {
    let (was, is) = (Places::of(before), Places::of(after));
    let mut places = BTreeSet::new();
    for record in after.records() {
        let place = is.record(&record);
        match before.record(&record.key()) {
            None => drop(places.insert(place)),
            Some(old) => {
                // A sprint that closes takes along what did not change.
                let old_place = was.record(&old);
                if old != record || old_place != place {
                    places.extend([place, old_place]);
                }
            }
        }
    }
    for record in before.records() {
        if after.record(&record.key()).is_none() {
            places.insert(was.record(&record));
        }
    }
    for (day, entries) in after.log().days() {
        let known = before.log().day(day);
        let old_place = known.map(|_| was.day(day));
        if known != Some(entries) || old_place != Some(is.day(day)) {
            places.extend([Some(is.day(day)), old_place].into_iter().flatten());
        }
    }
    // Another base of a team space may lack a day.
    for (day, _) in before.log().days() {
        if after.log().day(day).is_none() {
            places.insert(was.day(day));
        }
    }
    places
}

/// The text of these places; none for one in which nothing is left. `tight`: everything is packed.
pub fn texts(
    workspace: &Workspace,
    places: &BTreeSet<Place>,
    tight: bool,
) -> Vec<(String, Option<String>)> {
    let is = Places::of(workspace);
    let mut filled: BTreeMap<Place, Shard> = BTreeMap::new();
    for record in workspace.records() {
        let place = is.record(&record);
        if places.contains(&place) {
            filled.entry(place).or_default().records.push(record);
        }
    }
    for (day, entries) in workspace.log().days() {
        let place = is.day(day);
        if places.contains(&place) {
            filled
                .entry(place)
                .or_default()
                .log
                .extend(entries.iter().map(|entry| LogEntry::clone(entry)));
        }
    }
    let text = |place: &Place| {
        let text = json::text(filled.get(place)?);
        Some(seal::seal(&if tight || place.is_packed() { pack(&text) } else { text }))
    };
    places.iter().map(|place| (place.text(), text(place))).collect()
}

/// Takes a shard's text into the workspace; false where it cannot be read, and nothing is taken then.
pub fn take_in(workspace: &mut Workspace, format: u32, text: &str) -> bool {
    let Some(shard) = read(format, text) else { return false };
    let records = shard.records.into_iter();
    let change = Change {
        records: records
            .map(|record| RecordChange { key: record.key(), before: None, after: Some(record) })
            .collect(),
        entries: shard.log,
    };
    workspace.replay(&change);
    true
}

fn read(format: u32, text: &str) -> Option<Shard> {
    let opened = seal::open(text).filter(|opened| opened.sealed || format < SEALED)?;
    let value: Value = json::parse(&unpack(&opened.text)?).ok()?;
    json::from_value(migrate(Part::Shard, value, format)).ok()
}

/// Takes in every record of a shard that can be read by itself: beside one that cannot, or before the
/// place where the text breaks off.
pub fn take_in_what_can_be_read(workspace: &mut Workspace, text: &str) {
    let Some(text) = unpack_until_cut(text) else { return };
    for element in elements(&text) {
        // The first version was a list of either kind, so a list of one is read as such.
        take_in(workspace, 1, &format!("[{element}]"));
    }
}

/// The version of a shard that no head names.
pub fn version_of(text: &str) -> u32 {
    let Some(opened) = seal::open(text) else { return FORMAT };
    let list = unpack(&opened.text).is_some_and(|text| text.starts_with('['));
    match (list, opened.sealed) {
        (true, _) => 1,
        (false, true) => FORMAT,
        (false, false) => SEALED - 1,
    }
}

/// The elements of the lists in a shard as texts, as far as they are complete.
fn elements(text: &str) -> Vec<&str> {
    let list = if text.starts_with('[') { 2 } else { 3 };
    let mut found = Vec::new();
    let (mut depth, mut start, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                depth += 1;
                if depth == list {
                    start = at;
                }
            }
            b']' | b'}' => {
                if depth == list {
                    found.extend(text.get(start..=at));
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}
