//! `base/<clock>-<hash>.json`: the whole workspace, with what it contains. Whoever joins begins there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::batch::{HIGHEST_CLOCK, MOST_TABS};
use super::fault::FileFault;
use super::name::{BaseName, FileName, is_tab};
use super::sheet;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::json;
use crate::domain::tables::integrity::contradictions;
use crate::domain::workspace::Workspace;
use crate::storage::FORMAT;
use crate::storage::shared::Numbers;

/// So many bases are named in one at most.
const MOST_COVERED: usize = 10_000;

/// A workspace, and what it contains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The version of its records.
    pub records: u32,
    /// No entry in it has a higher clock.
    pub clock: u64,
    /// The browser that wrote it.
    pub by: String,
    /// Per tab, the number of its last entry inside.
    pub folded: Numbers,
    /// Names of lesser bases that hold nothing this one does not, so that nobody has to read them any more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub covers: BTreeSet<String>,
    /// The workspace.
    pub workspace: Workspace,
}

impl Base {
    /// A base of the present version.
    pub fn of(clock: u64, by: String, folded: Numbers, workspace: Workspace) -> Self {
        Self { records: FORMAT, clock, by, folded, covers: BTreeSet::new(), workspace }
    }

    /// It names these as covered.
    #[must_use]
    pub fn covering(self, covers: BTreeSet<String>) -> Self {
        Self { covers, ..self }
    }

    /// Whether this base, of this name, says that nobody has to read that one any more. It cannot say so of a greater one.
    pub fn covers(&self, name: &BaseName, other: &BaseName) -> bool {
        other < name && self.covers.contains(&other.to_string())
    }

    /// The name and the text of the file.
    pub fn file(&self) -> (BaseName, String) {
        let text = sheet::write(self);
        (BaseName { clock: self.clock, hash: sheet::hash(&text) }, text)
    }

    /// Reads the file of this name.
    ///
    /// # Errors
    /// [`FileFault`].
    pub fn read(name: &BaseName, text: &str, id: WorkspaceId) -> Result<Self, FileFault> {
        let value: Value = sheet::read(text)?;
        if value.get("records").and_then(Value::as_u64) > Some(FORMAT.into()) {
            return Err(FileFault::Newer);
        }
        let base: Self = json::from_value(value).map_err(|_| FileFault::Damaged)?;
        if base.clock > HIGHEST_CLOCK {
            return Err(FileFault::Damaged);
        }
        if base.folded.len() > MOST_TABS || base.covers.len() > MOST_COVERED {
            return Err(FileFault::TooLarge);
        }
        let named = base.clock == name.clock && sheet::hash(text) == name.hash;
        if !named || !base.folded.keys().all(|tab| is_tab(tab)) {
            return Err(FileFault::Misnamed);
        }
        if base.workspace.id != id {
            return Err(FileFault::Foreign);
        }
        if !contradictions(&base.workspace).is_empty() {
            return Err(FileFault::Contradicts);
        }
        Ok(base)
    }
}

/// Whether these numbers include those.
pub fn includes(numbers: &Numbers, those: &Numbers) -> bool {
    those.iter().all(|(tab, seq)| *seq == 0 || numbers.get(tab).is_some_and(|last| last >= seq))
}

impl From<BaseName> for FileName {
    fn from(name: BaseName) -> Self {
        Self::Base(name)
    }
}
