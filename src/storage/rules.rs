//! What the journal needs the rules for: to read a command, to write it, and to run it on other ground.
//!
//! A page that shows what was folded needs none of it, so the functions are reached through a table which the
//! module with the rules fills when it comes (`state/deeds.rs`). Until then no entry is read: whatever
//! stands in the journal is taken in afterwards, as what another tab has done.

#[cfg(feature = "split")]
use std::sync::OnceLock;

use super::entry::{Entry, Outcome};
use crate::domain::workspace::Workspace;
use crate::storage::fault::Fault;

/// The table.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Reads an entry.
    pub(super) read: fn(&str) -> Result<Entry, Fault>,
    /// An entry as it is kept.
    pub(super) text: fn(&Entry) -> String,
    /// Takes an entry over.
    pub(super) step: fn(&mut Workspace, &Entry) -> Outcome,
}

impl Rules {
    /// All of them, as they are written.
    pub fn all() -> Self {
        Self { read: Entry::read_here, text: Entry::text_here, step: super::entry::step_here }
    }
}

#[cfg(feature = "split")]
static THERE: OnceLock<Rules> = OnceLock::new();

/// The rules are there.
#[cfg(feature = "split")]
pub fn bring(rules: Rules) {
    // The same table a second time changes nothing.
    let _ = THERE.set(rules);
}

/// The table, once it is there.
#[cfg(feature = "split")]
pub fn there() -> Option<Rules> {
    THERE.get().copied()
}

/// A page that is one module has it from the start.
#[cfg(not(feature = "split"))]
pub fn bring(_: Rules) {}

/// The table.
#[cfg(not(feature = "split"))]
pub fn there() -> Option<Rules> {
    Some(Rules::all())
}

impl Entry {
    /// The entry as it is kept, with the version it is written in; nothing before the rules are there.
    pub fn text(&self) -> String {
        there().map(|rules| (rules.text)(self)).unwrap_or_default()
    }

    /// Reads an entry of this version or an older one.
    ///
    /// # Errors
    /// [`Fault::Newer`] where a newer version wrote it, else [`Fault::Journal`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        (there().ok_or(Fault::Journal)?.read)(text)
    }
}

/// Takes an entry over. The result depends on the workspace and the entry alone, so tabs that
/// hold the same entries hold the same workspace.
pub fn step(workspace: &mut Workspace, entry: &Entry) -> Outcome {
    there().map_or(Outcome::FellAway, |rules| (rules.step)(workspace, entry))
}
