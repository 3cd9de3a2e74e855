//! The head: what one fold left, and where it lies.
//!
//! A head is written once, under a key of its own, after everything it names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::json;
use crate::storage::fault::Fault;
use crate::storage::keys::Key;
use crate::storage::migrations::{Part, read};
use crate::storage::pack::unpack;

/// What was folded, and the keys it was folded into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version in which its records are stored.
    pub format: u32,
    /// The workspace's name, for a list of workspaces.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The highest clock that was folded.
    pub clock: u64,
    /// The tab that folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tab: String,
    /// When, in milliseconds.
    pub at: i64,
    /// Per tab, the number of its last entry that is in these records.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub folded: BTreeMap<String, u64>,
    /// Per shard, the tab and the moment that make up its key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub records: BTreeMap<String, (String, i64)>,
    /// The base of the team space that these records are; none where they are a fold of this browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// What a newer page of the same format added.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Head {
    /// Reads a head.
    ///
    /// # Errors
    /// [`Fault::Newer`] where a newer version wrote it, else [`Fault::Head`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        let value = read(Part::Head, text, Fault::Head)?;
        json::from_value(value).map_err(|_| Fault::Head)
    }

    /// Reads a head of any version as far as it looks like ours; none where it does not.
    pub fn read_any(text: &str) -> Option<Self> {
        json::parse(&unpack(text)?).ok()
    }

    /// The keys of the records it names, and its own.
    pub fn keys(&self, id: WorkspaceId) -> Vec<String> {
        let records = self.records.iter().map(|(shard, (tab, at))| {
            Key::Records { shard: shard.clone(), tab: tab.clone(), at: *at }.text(id)
        });
        records.chain([self.key(id)]).collect()
    }

    /// The key it is written under.
    pub fn key(&self, id: WorkspaceId) -> String {
        Key::Head { tab: self.tab.clone(), at: self.at }.text(id)
    }

    /// Which of two heads is the later one, the same for every tab.
    pub fn rank(&self) -> (u64, i64, &str) {
        (self.clock, self.at, &self.tab)
    }
}
