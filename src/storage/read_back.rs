//! Reads back what the durable copy has and the shelf has lost.
//!
//! Every text that a workspace is made of is written once, under a key that no other text ever has, so the shelf as it once
//! was and the copy can be put together in any order: the latest head says what of both counts.
//! What that head has made needless stays out, since it would take room.

use std::collections::{BTreeMap, BTreeSet};

use super::durable::is_copied;
use super::head::Head;
use super::keys::{Key, workspace_prefix};
use super::load::read_heads;
use super::shelf::{Shelf, ShelfError};
use crate::domain::base::ids::WorkspaceId;

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReadBack {
    /// The keys that were brought back.
    pub restored: Vec<String>,
    /// What the copy need not hold any longer, each with the keys that have to be in it before that goes.
    pub needless: Vec<(String, Vec<String>)>,
}

/// The keys of the copy that the shelf has not.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn lost(shelf: &dyn Shelf, copied: &[String]) -> Result<Vec<String>, ShelfError> {
    let here: BTreeSet<String> = shelf.keys(super::keys::PREFIX)?.into_iter().collect();
    Ok(copied.iter().filter(|key| is_copied(key) && !here.contains(*key)).cloned().collect())
}

/// Brings back what counts of these texts. What finds no room is held in memory, where it is read like the
/// rest; the copy keeps it.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn read_back(
    shelf: &dyn Shelf,
    lost: BTreeMap<String, String>,
) -> Result<ReadBack, ShelfError> {
    let mut by_workspace: BTreeMap<WorkspaceId, BTreeMap<String, String>> = BTreeMap::new();
    for (key, text) in lost {
        if let Some((id, _)) = Key::parse(&key) {
            by_workspace.entry(id).or_default().insert(key, text);
        }
    }
    let mut done = ReadBack::default();
    for (id, texts) in by_workspace {
        read_back_one(shelf, id, texts, &mut done)?;
    }
    Ok(done)
}

fn read_back_one(
    shelf: &dyn Shelf,
    id: WorkspaceId,
    texts: BTreeMap<String, String>,
    done: &mut ReadBack,
) -> Result<(), ShelfError> {
    let mut heads = Vec::new();
    for head in read_heads(shelf, &shelf.keys(&workspace_prefix(id))?)? {
        // What is damaged or of a newer version is not touched.
        let Ok(head) = head else { return Ok(()) };
        heads.push(head);
    }
    let of_head = |key: &str| matches!(Key::parse(key), Some((_, Key::Head { .. })));
    let copied = texts.iter().filter(|(key, _)| of_head(key));
    heads.extend(copied.filter_map(|(_, text)| Head::read(text).ok()));
    let best = heads.into_iter().max_by(|one, other| one.rank().cmp(&other.rank()));
    let (mut last, mut needless) = (Vec::new(), Vec::new());
    for (key, text) in texts {
        if !counts(&key, best.as_ref()) {
            needless.push(key);
        } else if of_head(&key) {
            last.push((key, text));
        } else {
            put(shelf, &key, &text)?;
            done.restored.push(key);
        }
    }
    // A head names what is there.
    for (key, text) in last {
        put(shelf, &key, &text)?;
        done.restored.push(key);
    }
    if let Some(best) = best {
        done.needless.extend(needless.into_iter().map(|key| (key, best.keys(id))));
    }
    Ok(())
}

/// Whether a text is part of the workspace as the latest head has it.
fn counts(key: &str, best: Option<&Head>) -> bool {
    match (Key::parse(key), best) {
        (Some((_, Key::Journal { tab, seq })), Some(best)) => {
            best.folded.get(&tab).is_none_or(|last| seq > *last)
        }
        (Some((_, Key::Head { tab, at })), Some(best)) => (tab, at) == (best.tab.clone(), best.at),
        (Some((_, Key::Records { shard, tab, at })), Some(best)) => {
            best.records.get(&shard) == Some(&(tab, at))
        }
        (Some((_, Key::Actor | Key::Space)), _) => true,
        // Without a head only entries tell anything; what else there is stays where it is.
        (Some((_, Key::Journal { .. })), None) => true,
        _ => false,
    }
}

fn put(shelf: &dyn Shelf, key: &str, text: &str) -> Result<(), ShelfError> {
    match shelf.set(key, text) {
        Err(ShelfError::Full) => {
            shelf.hold(key, text);
            Ok(())
        }
        done => done,
    }
}
