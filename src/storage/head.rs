//! The head: what one fold left, and where it lies.
//!
//! A head is written once, under a key of its own, after everything it names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The version of everything stored. A page refuses to touch a newer one.
pub const FORMAT: u32 = 1;

/// What was folded, and the keys it was folded into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of what is stored.
    pub format: u32,
    /// The workspace's name, for a list of workspaces.
    pub name: String,
    /// The highest clock that was folded.
    pub clock: u64,
    /// The tab that folded.
    pub tab: String,
    /// When, in milliseconds.
    pub at: i64,
    /// Per tab, the number of its last entry that is in these records.
    pub folded: BTreeMap<String, u64>,
    /// Per shard, the tab and the moment that make up its key.
    pub records: BTreeMap<String, (String, i64)>,
    /// What a newer page of the same format added.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, serde_json::Value>,
}

/// Why a head cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHead {
    /// A newer version wrote it.
    Newer,
    /// It cannot be read.
    Unreadable,
}

#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

impl Head {
    /// Reads a head; the version first, since a newer one may look different.
    pub fn read(text: &str) -> Result<Self, NoHead> {
        let format: FormatOnly = serde_json::from_str(text).map_err(|_| NoHead::Unreadable)?;
        if format.format > FORMAT {
            return Err(NoHead::Newer);
        }
        serde_json::from_str(text).map_err(|_| NoHead::Unreadable)
    }

    /// Which of two heads is the later one, the same for every tab.
    pub fn rank(&self) -> (u64, i64, &str) {
        (self.clock, self.at, &self.tab)
    }
}
