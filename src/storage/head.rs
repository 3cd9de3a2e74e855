//! The head: what one fold left, and where it lies.
//!
//! A head is written once, under a key of its own, after everything it names.

use serde_json::Value;

use super::migrations::{Part, read};
use super::pack::unpack;
use super::trouble::Fault;
use crate::domain::stored::{self, Fields, Stored, Unreadable};
use std::collections::BTreeMap;

/// What was folded, and the keys it was folded into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The version in which its records are stored.
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
    pub unknown: BTreeMap<String, Value>,
}

impl Stored for Head {
    fn to_json(&self) -> Value {
        let mut fields = Fields::default();
        fields.put("format", &self.format);
        fields.put("name", &self.name);
        fields.put("clock", &self.clock);
        fields.put("tab", &self.tab);
        fields.put("at", &self.at);
        fields.put("folded", &self.folded);
        fields.put("records", &self.records);
        fields.put_unknown(&self.unknown);
        fields.object()
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            format: fields.take("format")?,
            name: fields.take("name")?,
            clock: fields.take("clock")?,
            tab: fields.take("tab")?,
            at: fields.take("at")?,
            folded: fields.take("folded")?,
            records: fields.take("records")?,
            unknown: fields.rest(),
        })
    }
}

impl Head {
    /// Reads a head.
    ///
    /// # Errors
    /// [`Fault::Newer`] where a newer version wrote it, else [`Fault::Head`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        let value = read(Part::Head, text, Fault::Head)?;
        Self::from_json(value).map_err(|_| Fault::Head)
    }

    /// Reads a head of any version as far as it looks like ours; none where it does not.
    pub fn read_any(text: &str) -> Option<Self> {
        stored::parse(&unpack(text)?).ok()
    }

    /// Which of two heads is the later one, the same for every tab.
    pub fn rank(&self) -> (u64, i64, &str) {
        (self.clock, self.at, &self.tab)
    }
}
