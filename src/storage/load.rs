//! Opens what is stored: the latest fold, and on top of it every entry it does not list.

use super::entry::Entry;
use super::entry::Order;
use super::entry::Outcome;
use super::head::Head;
use super::keys;
use super::keys::Key;
use super::rules::{self, step};
use super::shards;
use super::shelf::Shelf;
use super::shelf::ShelfError;
use super::trouble::Trouble;
use super::whole::{gaps, unlisted};
use crate::domain::base::ids::WorkspaceId;
use crate::domain::workspace::Workspace;
use crate::storage::fault::Fault;
use std::collections::BTreeMap;

/// A workspace as it is stored.
pub struct Loaded {
    /// The workspace, entries included.
    pub workspace: Workspace,
    /// What could not be read.
    pub trouble: Vec<Trouble>,
    /// The records of the latest fold.
    pub base: Workspace,
    /// That fold.
    pub head: Option<Head>,
    /// The entries on top of it.
    pub entries: BTreeMap<Order, Entry>,
}

impl Loaded {
    /// Whether nothing may be started on top of it.
    pub fn stopped(&self) -> bool {
        self.trouble.iter().any(Trouble::stops)
    }
}

/// Reads a workspace; an empty one where nothing is stored under this id. Writes nothing.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn load(shelf: &dyn Shelf, id: WorkspaceId) -> Result<Loaded, ShelfError> {
    let mut trouble = Vec::new();
    let keys = shelf.keys(&keys::workspace_prefix(id))?;
    let mut head: Option<Head> = None;
    for found in read_heads(shelf, &keys)? {
        match found {
            Ok(found) if head.as_ref().is_none_or(|head| head.rank() < found.rank()) => {
                head = Some(found);
            }
            Ok(_) => {}
            Err(unread) => trouble.push(unread),
        }
    }
    let heads_are_read = trouble.is_empty();
    let mut base = Workspace::empty(id);
    if let Some(head) = &head {
        read_records(shelf, head, &mut base, &mut trouble)?;
    }
    let entries = read_entries(shelf, &keys, head.as_ref(), &mut trouble)?;
    if heads_are_read {
        let unlisted = match &head {
            Some(_) => None,
            None => unlisted(shelf, id, &keys, &entries)?,
        };
        match unlisted {
            // What it listed is not known, so no number is missing.
            Some(unlisted) => trouble.push(unlisted),
            None => trouble.extend(gaps(id, &keys, head.as_ref())),
        }
    }
    let mut workspace = base.clone();
    run(&mut workspace, &entries);
    Ok(Loaded { workspace, trouble, base, head, entries })
}

/// Steps through entries in their order; gives back those that fell away.
pub fn run(workspace: &mut Workspace, entries: &BTreeMap<Order, Entry>) -> Vec<Order> {
    entries
        .iter()
        .filter(|(_, entry)| step(workspace, entry) == Outcome::FellAway)
        .map(|(order, _)| order.clone())
        .collect()
}

/// Every head among these keys, or what is wrong with it.
pub fn read_heads(
    shelf: &dyn Shelf,
    keys: &[String],
) -> Result<Vec<Result<Head, Trouble>>, ShelfError> {
    let mut heads = Vec::new();
    for key in keys.iter().filter(|key| matches!(Key::parse(key), Some((_, Key::Head { .. })))) {
        // Another tab may have cleared it away since the keys were listed.
        let Some(raw) = shelf.get(key)? else { continue };
        let head = Head::read(&raw);
        heads.push(head.map_err(|fault| Trouble { fault, key: key.clone(), raw }));
    }
    Ok(heads)
}

/// Takes the records a head lists into a workspace.
pub fn read_records(
    shelf: &dyn Shelf,
    head: &Head,
    base: &mut Workspace,
    trouble: &mut Vec<Trouble>,
) -> Result<(), ShelfError> {
    for (shard, (tab, at)) in &head.records {
        let key = Key::Records { shard: shard.clone(), tab: tab.clone(), at: *at }.text(base.id);
        match shelf.get(&key)? {
            None => trouble.push(Trouble { fault: Fault::Missing, key, raw: String::new() }),
            Some(raw) if !shards::take_in(base, head.format, &raw) => {
                trouble.push(Trouble { fault: Fault::Records, key, raw });
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The entries that a head does not list.
fn read_entries(
    shelf: &dyn Shelf,
    keys: &[String],
    head: Option<&Head>,
    trouble: &mut Vec<Trouble>,
) -> Result<BTreeMap<Order, Entry>, ShelfError> {
    let mut entries = BTreeMap::new();
    if rules::there().is_none() {
        return Ok(entries);
    }
    for key in keys {
        let Some((_, Key::Journal { tab, seq })) = Key::parse(key) else { continue };
        let listed = head.and_then(|head| head.folded.get(&tab)).copied().unwrap_or_default();
        if seq <= listed {
            continue;
        }
        let Some(raw) = shelf.get(key)? else { continue };
        match Entry::read(&raw) {
            Ok(entry) => drop(entries.insert((entry.clock, tab, seq), entry)),
            Err(fault) => trouble.push(Trouble { fault, key: key.clone(), raw }),
        }
    }
    Ok(entries)
}
