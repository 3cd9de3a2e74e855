//! The shelf on which everything is kept: text under keys, nothing more.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use std::collections::BTreeMap;

use super::keys::Key;

/// Why the shelf took or gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    /// The browser does not let this page keep anything.
    #[error("This browser doesn't let the page store data.")]
    Blocked,
    /// There is no room left.
    #[error("The browser's storage for this page is full.")]
    Full,
}

/// Text under keys. Each call is whole or not at all.
pub trait Shelf: Send + Sync {
    /// The text under a key.
    ///
    /// # Errors
    /// [`ShelfError::Blocked`].
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// Puts text under a key.
    ///
    /// # Errors
    /// [`ShelfError`]; what was there before is still there then.
    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError>;
    /// Takes a key away; nothing happens where there is none.
    ///
    /// # Errors
    /// [`ShelfError::Blocked`].
    fn remove(&self, key: &str) -> Result<(), ShelfError>;
    /// Every key that begins with this, in order.
    ///
    /// # Errors
    /// [`ShelfError::Blocked`].
    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError>;
    /// Holds text under a key for which there is no room, until the page closes. It is read like the rest.
    fn hold(&self, key: &str, text: &str);
}

/// How much room a key and its text take, as browsers count it: UTF-16 units.
pub fn characters(key: &str, text: &str) -> usize {
    key.encode_utf16().count() + text.encode_utf16().count()
}

/// What is kept of workspaces, as their keys tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsKept {
    /// Nothing.
    Nothing,
    /// Something, and all of it folded.
    Folded,
    /// Something, with changes that are not folded yet; or one cannot know.
    Changed,
}

/// What is kept of workspaces.
pub fn kept(shelf: &dyn Shelf) -> IsKept {
    let Ok(keys) = shelf.keys(super::keys::PREFIX) else { return IsKept::Changed };
    let mut kept = IsKept::Nothing;
    for key in &keys {
        match Key::parse(key) {
            Some((_, Key::Journal { .. })) => return IsKept::Changed,
            Some(_) => kept = IsKept::Folded,
            None => {}
        }
    }
    kept
}

/// All that Sprintloop keeps, as one JSON object of key and text: what a person downloads
/// when the page itself cannot read it.
pub fn everything(shelf: &dyn Shelf) -> String {
    let keys = shelf.keys(super::keys::PREFIX).unwrap_or_default();
    let all: serde_json::Map<String, serde_json::Value> = keys
        .into_iter()
        .filter_map(|key| {
            let text = shelf.get(&key).ok().flatten()?;
            Some((key, text.into()))
        })
        .collect();
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

/// A shelf in memory, shared by its copies: for tests, and where nothing shall last.
#[derive(Debug, Clone, Default)]
pub struct MemoryShelf {
    inside: Arc<Mutex<Inside>>,
}

#[derive(Debug, Default)]
struct Inside {
    texts: BTreeMap<String, String>,
    blocked: bool,
    room: Option<usize>,
    writes_left: Option<usize>,
    writes: usize,
}

impl MemoryShelf {
    /// A shelf that already holds this.
    pub fn holding(texts: BTreeMap<String, String>) -> Self {
        let shelf = Self::default();
        shelf.inside().texts = texts;
        shelf
    }

    /// What it holds.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.inside().texts.clone()
    }

    /// Blocks it, or opens it again.
    pub fn block(&self, blocked: bool) {
        self.inside().blocked = blocked;
    }

    /// Gives it room for so many characters, keys included; none is without end.
    pub fn limit(&self, room: Option<usize>) {
        self.inside().room = room;
    }

    /// After so many more writes and removals the page is killed: nothing is written any more.
    pub fn kill_after(&self, writes: usize) {
        self.inside().writes_left = Some(writes);
    }

    /// How many writes and removals have come through.
    pub fn writes(&self) -> usize {
        self.inside().writes
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn open(&self) -> Result<(), ShelfError> {
        if self.blocked { Err(ShelfError::Blocked) } else { Ok(()) }
    }

    /// Counts a write; whether the page is still alive.
    fn count_write(&mut self) -> bool {
        match &mut self.writes_left {
            Some(0) => return false,
            Some(left) => *left -= 1,
            None => {}
        }
        self.writes += 1;
        true
    }
}

impl Shelf for MemoryShelf {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let inside = self.inside();
        inside.open()?;
        Ok(inside.texts.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        let mut inside = self.inside();
        inside.open()?;
        if let Some(room) = inside.room {
            let others = inside.texts.iter().filter(|(other, _)| *other != key);
            let used: usize = others.map(|(key, text)| characters(key, text)).sum();
            if used + characters(key, text) > room {
                return Err(ShelfError::Full);
            }
        }
        if inside.count_write() {
            inside.texts.insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        let mut inside = self.inside();
        inside.open()?;
        if inside.count_write() {
            inside.texts.remove(key);
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        let inside = self.inside();
        inside.open()?;
        Ok(inside.texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn hold(&self, key: &str, text: &str) {
        self.inside().texts.insert(key.to_owned(), text.to_owned());
    }
}
