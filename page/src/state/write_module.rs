//! What is done when something changes: rules, writing, making room. It comes as a module of its own.
//!
//! The page shows what is kept without any of it, so it opens sooner. The functions are reached through a
//! table that the module fills when it comes (`views/modules.rs`): a call by name would take
//! all of it into the first paint.

#[cfg(feature = "split")]
use std::sync::OnceLock;

use super::sample;
use super::store::Store;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::tables::change::Change;
#[cfg(feature = "split")]
use sprintloop::storage::rules::{self, Rules};

/// The table.
#[derive(Debug, Clone, Copy)]
pub struct WriteModule {
    /// Does what a command says.
    pub(super) apply: fn(Store, Command) -> Result<Change, Refusal>,
    /// Folds what was written.
    pub(super) fold: fn(Store),
    /// Makes room, and writes once more.
    pub(super) save_again: fn(Store),
    /// Brings the sample team in.
    pub(super) sample: fn(Store) -> Result<Change, Refusal>,
}

impl WriteModule {
    /// All of them, as they are written.
    pub fn all() -> Self {
        Self {
            apply: Store::apply_here,
            fold: Store::fold_here,
            save_again: Store::save_again_here,
            sample: sample::load_here,
        }
    }
}

#[cfg(feature = "split")]
static THERE: OnceLock<WriteModule> = OnceLock::new();

/// The module is there: from now on things can be done.
#[cfg(feature = "split")]
pub fn bring(write: WriteModule) {
    rules::bring(Rules::all());
    // The same table a second time changes nothing.
    let _ = THERE.set(write);
}

/// The table, once it is there.
#[cfg(feature = "split")]
pub fn there() -> Option<WriteModule> {
    THERE.get().copied()
}

/// A page that is one module has it from the start.
#[cfg(not(feature = "split"))]
pub fn bring(_: WriteModule) {}

/// The table.
#[cfg(not(feature = "split"))]
pub fn there() -> Option<WriteModule> {
    Some(WriteModule::all())
}

/// What is said to whoever is quicker than the module.
pub(super) fn on_its_way() -> Refusal {
    Refusal::state("The part of Sprintloop that does this is still loading. Try again in a moment.")
}
