//! The durable copy of what the journal and its folds write: what waits to be written there, and how far it is.
//!
//! A browser writes localStorage to the disk late, so a browser that is killed loses what it had confirmed.
//! Every text of a journal, a fold or a head therefore goes into a second place as well, in the order
//! in which it was written here, and work counts as saved only once that place has it. Knows nothing of
//! that place itself (`durable_browser.rs`), and without it nothing waits.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::keys::{Key, workspace_prefix};
use super::shelf::{Shelf, ShelfError};
use crate::domain::base::ids::WorkspaceId;

/// How far the durable copy is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Durability {
    /// There is none: nobody has asked for one.
    #[default]
    Off,
    /// Something is on its way.
    Writing,
    /// It has everything.
    Whole,
    /// The browser has refused it: what is saved may be lost where the browser is killed.
    Refused,
}

/// One step of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Text under a key.
    Put(String, String),
    /// A key that is not needed any more.
    Remove(String),
}

struct Waiting {
    durability: Durability,
    steps: Vec<Step>,
    /// The keys that are there, or on their way.
    known: BTreeSet<String>,
    /// Begins to write.
    write: Option<fn()>,
    /// Says that something has changed.
    told: Option<Arc<dyn Fn() + Send + Sync>>,
}

static WAITING: Mutex<Waiting> = Mutex::new(Waiting {
    durability: Durability::Off,
    steps: Vec::new(),
    known: BTreeSet::new(),
    write: None,
    told: None,
});

fn waiting() -> MutexGuard<'static, Waiting> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How far it is.
pub fn durability() -> Durability {
    waiting().durability
}

/// What is done when that changes.
pub fn when_durability_changes(told: impl Fn() + Send + Sync + 'static) {
    waiting().told = Some(Arc::new(told));
}

fn tell(durability: Durability) {
    let mut all = waiting();
    all.durability = durability;
    let told = all.told.clone();
    // Whoever is told asks how far it is.
    drop(all);
    if let Some(told) = told {
        told();
    }
}

/// Whether the durable copy holds what is under this key: all that a workspace is made of, who acts, and in
/// which team space. Not snapshots, which are older than what they stand beside.
pub fn is_copied(key: &str) -> bool {
    match Key::parse(key) {
        Some((_, found)) => matches!(
            found,
            Key::Journal { .. } | Key::Head { .. } | Key::Records { .. } | Key::Actor | Key::Space
        ),
        None => false,
    }
}

/// From now on it is written: these keys are there, and `write` begins to write.
pub fn begin(known: impl IntoIterator<Item = String>, write: fn()) {
    let mut all = waiting();
    all.known = known.into_iter().collect();
    all.write = Some(write);
    all.durability = Durability::Whole;
}

/// The place was made anew, with these keys in it.
pub(super) fn begin_anew(known: impl IntoIterator<Item = String>) {
    waiting().known = known.into_iter().collect();
}

/// The browser refuses it. Nothing waits any more.
pub fn refuse() {
    let mut all = waiting();
    (all.write, all.steps) = (None, Vec::new());
    drop(all);
    tell(Durability::Refused);
}

/// A text was written here.
pub(super) fn note(key: &str, text: &str) {
    if is_copied(key) {
        push(key, |all, key| {
            all.known.insert(key.clone());
            Step::Put(key, text.to_owned())
        });
    }
}

/// A key was taken away here.
pub(super) fn note_removal(key: &str) {
    if is_copied(key) {
        push(key, |all, key| {
            all.known.remove(&key);
            Step::Remove(key)
        });
    }
}

fn push(key: &str, step: impl FnOnce(&mut Waiting, String) -> Step) {
    let mut all = waiting();
    let Some(write) = all.write else { return };
    let step = step(&mut all, key.to_owned());
    all.steps.push(step);
    let first = all.durability != Durability::Writing;
    all.durability = Durability::Writing;
    drop(all);
    if first {
        write();
    }
}

/// Everything that waits; it waits no longer.
pub(super) fn take_steps() -> Vec<Step> {
    std::mem::take(&mut waiting().steps)
}

/// Everything that was taken is there.
pub(super) fn confirm() {
    if waiting().steps.is_empty() {
        tell(Durability::Whole);
    }
}

/// Sees to it that what lies under a key here is in the copy too: another tab may have written it, whose copy
/// failed, or a page that made none.
pub(super) fn ensure(shelf: &dyn Shelf, key: &str) -> Result<(), ShelfError> {
    let needed = {
        let all = waiting();
        all.write.is_some() && !all.known.contains(key)
    };
    if needed && let Some(text) = shelf.get(key)? {
        note(key, &text);
    }
    Ok(())
}

/// As [`ensure`], for all of a workspace.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn ensure_workspace(shelf: &dyn Shelf, id: WorkspaceId) -> Result<(), ShelfError> {
    for key in shelf.keys(&workspace_prefix(id))?.iter().filter(|key| is_copied(key)) {
        ensure(shelf, key)?;
    }
    Ok(())
}
