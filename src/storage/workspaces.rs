//! The workspaces of this browser: which there are, copied, deleted for a while, brought back.
//!
//! A deleted one is only marked. What it holds stays for [`KEPT_DAYS`] days.

use crate::domain::base::ids::WorkspaceId;
use crate::storage::head::Head;
use crate::storage::keys::{self, Key, workspace_prefix};
use crate::storage::load::{load, read_heads};
use crate::storage::seal;
use crate::storage::shelf::{Shelf, ShelfError, characters};
use crate::storage::whole::is_records;
use std::collections::BTreeSet;

/// How long a deleted workspace can be brought back.
pub const KEPT_DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;

/// A workspace as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Identity.
    pub id: WorkspaceId,
    /// Its name; empty where it cannot be read.
    pub name: String,
    /// How many characters it takes, keys included.
    pub size: usize,
    /// When it was deleted, in milliseconds.
    pub deleted: Option<i64>,
}

/// The identity of every workspace with something in it.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn ids(shelf: &dyn Shelf) -> Result<BTreeSet<WorkspaceId>, ShelfError> {
    Ok(ids_of(shelf.keys(keys::PREFIX)?.into_iter()))
}

/// As [`ids`], of these keys.
pub fn ids_of(keys: impl Iterator<Item = String>) -> BTreeSet<WorkspaceId> {
    let content = |key: String| match Key::parse(&key)? {
        (id, Key::Head { .. } | Key::Journal { .. } | Key::Records { .. }) => Some(id),
        _ => None,
    };
    keys.filter_map(content).collect()
}

/// Every workspace with something in it, by name; the deleted ones last.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn list(shelf: &dyn Shelf) -> Result<Vec<Listed>, ShelfError> {
    let mut listed = Vec::new();
    for id in ids(shelf)? {
        let keys = shelf.keys(&workspace_prefix(id))?;
        let Some(name) = name_of(shelf, id, &keys)? else { continue };
        let mut size = 0;
        for key in &keys {
            size += shelf.get(key)?.map_or(0, |text| characters(key, &text));
        }
        listed.push(Listed { id, name, size, deleted: deleted(shelf, id)? });
    }
    listed.sort_by_key(|one| (one.deleted.is_some(), one.name.to_lowercase(), one.id));
    Ok(listed)
}

/// Its name, from the latest fold where nothing is on top of it; none where nothing is in it.
fn name_of(
    shelf: &dyn Shelf,
    id: WorkspaceId,
    keys: &[String],
) -> Result<Option<String>, ShelfError> {
    let mut heads = Vec::new();
    let mut unread = false;
    for head in read_heads(shelf, keys)? {
        match head {
            Ok(head) => heads.push(head),
            Err(_) => unread = true,
        }
    }
    heads.sort_by_key(|head: &Head| (head.clock, head.at));
    let head = heads.pop();
    let on_top = |key: &String| match Key::parse(key) {
        Some((_, Key::Journal { tab, seq })) => {
            let folded = head.as_ref().and_then(|head| head.folded.get(&tab));
            folded.is_none_or(|last| seq > *last)
        }
        _ => false,
    };
    if !keys.iter().any(on_top) {
        let unread = unread || keys.iter().any(|key| is_records(key));
        return Ok(head.map(|head| head.name).or(unread.then(String::new)));
    }
    let loaded = load(shelf, id)?;
    let name = loaded.workspace.name().to_owned();
    Ok((!name.is_empty() || loaded.stopped()).then_some(name))
}

/// When a workspace was deleted.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn deleted(shelf: &dyn Shelf, id: WorkspaceId) -> Result<Option<i64>, ShelfError> {
    // A mark that cannot be read is a mark, and one that never runs out.
    let mark = shelf.get(&Key::Deleted.text(id))?;
    Ok(mark.map(|at| seal::opened(&at).and_then(|at| at.parse().ok()).unwrap_or(i64::MAX)))
}

/// Marks a workspace as deleted.
///
/// # Errors
/// [`ShelfError`]; it is there as before then.
pub fn delete(shelf: &dyn Shelf, id: WorkspaceId, now: i64) -> Result<(), ShelfError> {
    seal::keep_word(shelf, &Key::Deleted.text(id), &now.to_string())
}

/// Takes the mark away.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn bring_back(shelf: &dyn Shelf, id: WorkspaceId) -> Result<(), ShelfError> {
    shelf.remove(&Key::Deleted.text(id))
}

/// Removes everything of a workspace; a mark goes last, so that half of it is never opened.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn remove(shelf: &dyn Shelf, id: WorkspaceId) -> Result<(), ShelfError> {
    let mark = Key::Deleted.text(id);
    for key in shelf.keys(&workspace_prefix(id))?.iter().filter(|key| **key != mark) {
        shelf.remove(key)?;
    }
    shelf.remove(&mark)
}

/// Removes the workspaces that were deleted long enough ago.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn remove_old(shelf: &dyn Shelf, now: i64) -> Result<(), ShelfError> {
    for key in shelf.keys(keys::PREFIX)? {
        if let Some((id, Key::Deleted)) = Key::parse(&key)
            && let Some(at) = deleted(shelf, id)?
            && at.saturating_add(KEPT_DAYS * DAY_MS) < now
        {
            remove(shelf, id)?;
        }
    }
    Ok(())
}
