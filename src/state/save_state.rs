//! Whether the work of this tab is kept.

use crate::storage::{Fault, Trouble};

/// Whether the work of this tab is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is.
    #[default]
    Saved,
    /// Room is being made; the next word is saved or full.
    Saving,
    /// The work goes on in memory alone; why, as a sentence.
    Memory(String),
    /// There is no room left; the work goes on in memory.
    Full,
}

/// Why nothing is written, and what to do.
pub(crate) fn stopped(trouble: &[Trouble]) -> &'static str {
    let newer = trouble.iter().find(|one| one.fault == Fault::Newer);
    newer.map_or(
        "Stored data cannot be read, and nothing is started on top of it. Download it, then start afresh beside it.",
        Trouble::sentence,
    )
}
