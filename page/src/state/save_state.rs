//! Whether the work of this tab is kept.

use sprintloop::storage::{Fault, Trouble};

/// Whether the work of this tab is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is.
    #[default]
    Saved,
    /// It is on its way to the disk, or room is being made; the next word is another one.
    Saving,
    /// Everything is, but may be lost where the browser crashes: it keeps no durable copy.
    Loose,
    /// The work goes on in memory alone; why, as a sentence.
    Memory(String),
    /// What was stored is gone; the work is in memory alone until a person has it written again.
    Wiped,
    /// There is no room left; the work goes on in memory.
    Full,
}

/// What it means that the browser keeps no durable copy.
pub const LOOSE: &str = "Your work is saved in this browser, but if the browser crashes, you may lose the last minute or two. The browser doesn't let this page use its database (IndexedDB); private windows often don't.";

/// Says that what was stored is gone, and what to do.
pub const WIPED: &str = "Another tab or your browser's settings deleted it. This page still has everything you see here, but nothing is being saved. Save it again, or export the workspace, before you close this page.";

/// Why nothing is written, and what to do.
pub(crate) fn stopped(trouble: &[Trouble]) -> &'static str {
    let newer = trouble.iter().find(|one| one.fault == Fault::Newer);
    newer.map_or(
        "Stored data cannot be read, and nothing is started on top of it. Download it, then start afresh beside it.",
        Trouble::sentence,
    )
}
