//! What of a damaged workspace can still be read: every record by itself, whatever stands beside it.
//!
//! Reads and never writes.

use std::collections::BTreeMap;

use crate::domain::base::ids::WorkspaceId;
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::workspace::Workspace;
use crate::storage::entry::Entry;
use crate::storage::fault::Fault;
use crate::storage::head::Head;
use crate::storage::keys::{Key, workspace_prefix};
use crate::storage::load::{read_heads, run};
use crate::storage::shards;
use crate::storage::shelf::{Shelf, ShelfError};
use crate::storage::trouble::Trouble;

/// What could be read, and how much of what could not.
pub struct Salvage {
    /// The records and the log. Names in it may lead nowhere.
    pub workspace: Workspace,
    /// Its name; empty where none is known.
    pub name: String,
}

/// Reads what can be read.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn salvage(shelf: &dyn Shelf, id: WorkspaceId) -> Result<Salvage, ShelfError> {
    let keys = shelf.keys(&workspace_prefix(id))?;
    let mut heads: Vec<Head> = Vec::new();
    let mut whole = true;
    for found in read_heads(shelf, &keys)? {
        match found {
            Ok(head) => heads.push(head),
            // A newer page may have written what this one can still read.
            Err(Trouble { fault: Fault::Newer, raw, .. }) => {
                heads.extend(Head::read_any(&raw));
            }
            Err(_) => whole = false,
        }
    }
    heads.sort_by_key(|head| (head.clock, head.at, head.tab.clone()));
    let head = heads.pop();
    let listed = head.as_ref().filter(|_| whole);
    let mut workspace = Workspace::empty(id);
    for key in newest(&keys, listed) {
        let Some(text) = shelf.get(&key)? else { continue };
        let format = listed.map_or_else(|| shards::version_of(&text), |head| head.format);
        if !shards::take_in(&mut workspace, format, &text) {
            shards::take_in_what_can_be_read(&mut workspace, &text);
        }
    }
    let mut entries = BTreeMap::new();
    for key in &keys {
        let Some((_, Key::Journal { tab, seq })) = Key::parse(key) else { continue };
        let folded = listed.and_then(|head| head.folded.get(&tab)).is_some_and(|last| seq <= *last);
        let text = if folded { None } else { shelf.get(key)? };
        if let Some(entry) = text.and_then(|text| Entry::read(&text).ok()) {
            entries.insert((entry.clock, tab, seq), entry);
        }
    }
    if listed.is_some() {
        for order in run(&mut workspace, &entries) {
            if let Some(entry) = entries.get(&order) {
                bring_back(&mut workspace, entry);
            }
        }
    } else {
        // What was folded of these is not known; the records after each are.
        for entry in entries.values() {
            workspace.replay(&entry.change);
        }
    }
    let name = match workspace.name() {
        "" => head.map(|head| head.name).unwrap_or_default(),
        name => name.to_owned(),
    };
    Ok(Salvage { workspace, name })
}

/// A command that fell away because the one that made its records cannot be read still holds them as it
/// left them.
fn bring_back(workspace: &mut Workspace, entry: &Entry) {
    let lost =
        |record: &&RecordChange| record.before.is_some() && workspace.record(&record.key).is_none();
    let records = entry.change.records.iter().filter(lost).cloned().collect();
    workspace.replay(&Change { records, entries: Vec::new() });
}

/// The key of each shard: as the head lists it, or the newest there is. The oldest first, since a
/// record that moved to another shard is as the later one has it.
fn newest(keys: &[String], head: Option<&Head>) -> Vec<String> {
    let mut newest: BTreeMap<String, (i64, String)> = BTreeMap::new();
    for key in keys {
        let Some((_, Key::Records { shard, tab, at })) = Key::parse(key) else { continue };
        let wanted = head.is_none_or(|head| head.records.get(&shard) == Some(&(tab, at)));
        if wanted && newest.get(&shard).is_none_or(|(other, _)| *other <= at) {
            newest.insert(shard, (at, key.clone()));
        }
    }
    let mut newest: Vec<(i64, String)> = newest.values().cloned().collect();
    newest.sort();
    newest.into_iter().map(|(_, key)| key).collect()
}
