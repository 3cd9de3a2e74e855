//! Records in shards: a kind of record, and the last digit of its id; the log by day.
//!
//! A fold writes only the shards in which something changed.

use crate::domain::log::LogEntry;
use crate::domain::records::{Record, RecordKey};
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::stored;
use crate::domain::workspace::{Change, RecordChange, Workspace};

const LOG: &str = "log-";

/// The shard of a record: `backlog-item-c`.
fn shard_of(key: &RecordKey) -> String {
    let kind = key.noun().replace(' ', "-");
    match key.uuid() {
        // The last digit is random in every kind of id, so the shards fill evenly.
        Some(id) => format!("{kind}-{:x}", id.as_u128() & 0xf),
        None => kind,
    }
}

/// The shards in which two workspaces differ. Untouched records are the same
/// pointers in both, so this costs no reading.
pub fn changed(before: &Workspace, after: &Workspace) -> SortedSet<String> {
    let mut shards = SortedSet::new();
    for record in after.records() {
        let key = record.key();
        if before.record(&key).as_ref() != Some(&record) {
            shards.insert(shard_of(&key));
        }
    }
    for record in before.records() {
        let key = record.key();
        if after.record(&key).is_none() {
            shards.insert(shard_of(&key));
        }
    }
    for (day, entries) in after.log().days() {
        if before.log().day(day) != Some(entries) {
            shards.insert(format!("{LOG}{day}"));
        }
    }
    shards
}

/// The text of these shards; none for a shard in which nothing is left.
pub fn texts(
    workspace: &Workspace,
    shards: &SortedSet<String>,
) -> SortedMap<String, Option<String>> {
    let mut filled: SortedMap<&str, Vec<Record>> = SortedMap::new();
    for record in workspace.records() {
        if let Some(shard) = shards.get(&shard_of(&record.key())) {
            filled.entry(shard).or_default().push(record);
        }
    }
    let mut texts: SortedMap<String, Option<String>> =
        shards.iter().map(|shard| (shard.clone(), None)).collect();
    for (shard, records) in filled {
        texts.insert(shard.to_owned(), Some(stored::text(&records)));
    }
    for (day, entries) in workspace.log().days() {
        let shard = format!("{LOG}{day}");
        if shards.contains(&shard) {
            texts.insert(shard, Some(stored::text(&**entries)));
        }
    }
    texts
}

/// Takes a shard's text into the workspace; false where it cannot be read, and nothing is taken then.
pub fn take_in(workspace: &mut Workspace, shard: &str, text: &str) -> bool {
    let mut change = Change { records: Vec::new(), entries: Vec::new() };
    if shard.starts_with(LOG) {
        let Ok(entries) = stored::parse::<Vec<LogEntry>>(text) else { return false };
        change.entries = entries;
    } else {
        let Ok(records) = stored::parse::<Vec<Record>>(text) else { return false };
        change.records = records
            .into_iter()
            .map(|record| RecordChange { key: record.key(), before: None, after: Some(record) })
            .collect();
    }
    workspace.replay(&change);
    true
}
