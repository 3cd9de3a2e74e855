//! Whether what is stored is whole: records have a head that lists them, and the numbers of each tab run on.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Order};
use super::fault::Fault;
use super::head::Head;
use super::keys::{Key, workspace_prefix};
use super::shards;
use super::shelf::{Shelf, ShelfError};
use super::trouble::Trouble;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::workspace::Workspace;

/// Returns what is wrong with records that no head lists; none if nothing is.
///
/// A first fold that was killed leaves such records, and every one of them is still in the journal. Other records
/// had a head, so without it nobody knows which of them count.
pub fn unlisted(
    shelf: &dyn Shelf,
    id: WorkspaceId,
    keys: &[String],
    entries: &BTreeMap<Order, Entry>,
) -> Result<Option<Trouble>, ShelfError> {
    let no_head = || {
        let key = format!("{}head", workspace_prefix(id));
        Trouble { fault: Fault::NoHead, key, raw: String::new() }
    };
    let mut stored = Workspace::empty(id);
    for key in keys.iter().filter(|key| is_records(key)) {
        let Some(text) = shelf.get(key)? else { continue };
        if !shards::take_in(&mut stored, shards::version_of(&text), &text) {
            return Ok(Some(no_head()));
        }
    }
    let empty = Workspace::empty(id);
    let changes = entries.values().flat_map(|entry| &entry.change.records);
    let made: BTreeSet<_> =
        changes.filter(|record| record.before.is_none()).map(|record| record.key).collect();
    let logged: BTreeSet<_> = entries
        .values()
        .flat_map(|entry| &entry.change.entries)
        .map(|logged| (logged.at, logged.by))
        .collect();
    let known = stored.records().iter().all(|record| {
        let key = record.key();
        made.contains(&key) || empty.record(&key).is_some()
    });
    let told = stored.log().oldest_first().all(|entry| logged.contains(&(entry.at, entry.by)));
    Ok((!known || !told).then(no_head))
}

/// Returns the first missing command of each hole in the journal. A tab numbers its commands from 1 and writes them
/// in that order, so after the last one that the head lists none may be missing before another.
pub fn gaps(id: WorkspaceId, keys: &[String], head: Option<&Head>) -> Vec<Trouble> {
    let mut numbers: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for key in keys {
        if let Some((_, Key::Journal { tab, seq })) = Key::parse(key) {
            numbers.entry(tab).or_default().insert(seq);
        }
    }
    let mut found = Vec::new();
    for (tab, numbers) in numbers {
        let mut last = head.and_then(|head| head.folded.get(&tab)).copied().unwrap_or_default();
        for seq in numbers {
            let next = last.saturating_add(1);
            if seq > next {
                let key = Key::Journal { tab: tab.clone(), seq: next }.text(id);
                found.push(Trouble { fault: Fault::Gap, key, raw: String::new() });
            }
            last = last.max(seq);
        }
    }
    found
}

/// Whether this is the key of records.
pub fn is_records(key: &str) -> bool {
    matches!(Key::parse(key), Some((_, Key::Records { .. })))
}
