//! `journal/<tab>.<first>-<last>.json`: entries of one tab, as its journal has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::FileFault;
use super::name::{BatchName, FileName, is_tab};
use super::sheet;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::json;
use crate::storage::shared::Numbers;
use crate::storage::{Entry, Fault, seal};

/// No clock of ours gets here; one that did would leave none above it.
pub const HIGHEST_CLOCK: u64 = 1 << 48;
/// So many entries lie in one file at most.
pub const MOST_ENTRIES: usize = 200;
/// So many tabs are named in one file at most.
pub const MOST_TABS: usize = 200_000;

/// Entries of one tab, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The tab.
    pub tab: String,
    /// The number of the first entry.
    pub first: u64,
    /// The entries.
    pub entries: Vec<Entry>,
    /// What the browser that wrote them had read from other tabs by then.
    pub seen: Numbers,
}

#[derive(Serialize, Deserialize)]
struct Written {
    workspace: WorkspaceId,
    tab: String,
    first: u64,
    entries: Vec<Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    seen: Numbers,
}

impl Batch {
    /// The name of the file; none where it holds nothing.
    pub fn name(&self) -> Option<BatchName> {
        let more = u64::try_from(self.entries.len()).ok()?.checked_sub(1)?;
        let last = self.first.checked_add(more)?;
        Some(BatchName { tab: self.tab.clone(), first: self.first, last })
    }

    /// The text of the file.
    pub fn text(&self, workspace: WorkspaceId) -> String {
        // The file has a sum of its own.
        let plain = |entry: &Entry| {
            let text = entry.text();
            seal::open(&text).and_then(|opened| json::parse(&opened.text).ok()).unwrap_or_default()
        };
        sheet::write(&Written {
            workspace,
            tab: self.tab.clone(),
            first: self.first,
            entries: self.entries.iter().map(plain).collect(),
            seen: self.seen.clone(),
        })
    }

    /// Reads the file of this name.
    ///
    /// # Errors
    /// [`FileFault`].
    pub fn read(name: &BatchName, text: &str, id: WorkspaceId) -> Result<Self, FileFault> {
        let written: Written = sheet::read(text)?;
        if written.workspace != id {
            return Err(FileFault::Foreign);
        }
        if written.entries.len() > MOST_ENTRIES || written.seen.len() > MOST_TABS {
            return Err(FileFault::TooLarge);
        }
        let entries = written.entries.iter().map(entry).collect::<Result<_, _>>()?;
        let batch = Self { tab: written.tab, first: written.first, entries, seen: written.seen };
        if batch.name().as_ref() != Some(name) || !batch.seen.keys().all(|tab| is_tab(tab)) {
            return Err(FileFault::Misnamed);
        }
        Ok(batch)
    }
}

impl From<BatchName> for FileName {
    fn from(name: BatchName) -> Self {
        Self::Batch(name)
    }
}

fn entry(value: &Value) -> Result<Entry, FileFault> {
    let entry = Entry::read(&seal::seal(&value.to_string())).map_err(|fault| match fault {
        Fault::Newer => FileFault::Newer,
        _ => FileFault::Damaged,
    })?;
    if entry.clock > HIGHEST_CLOCK { Err(FileFault::Damaged) } else { Ok(entry) }
}
