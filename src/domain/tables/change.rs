//! What a command has changed: records before and after, and what the log says of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::log::LogEntry;
use crate::domain::tables::record::Record;

/// A record before and after a change; absent before it was added or after it was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordChange {
    /// Which record.
    pub key: RecordKey,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Record>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Record>,
}

/// What a command has changed. Storage, undo, other tabs and the log live on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The records, by key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordChange>,
    /// What the log says about it; for an import also what the file brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<LogEntry>,
}

impl Change {
    /// Returns the name of the workspace that came in whole with this change, if one did: then the entries are its own.
    pub fn brought_in(&self) -> Option<&str> {
        self.records.iter().find_map(|record| match (&record.key, &record.before, &record.after) {
            (RecordKey::Profile, None, Some(Record::Profile(profile)))
                if self.entries.len() != 1 =>
            {
                Some(profile.name.as_str())
            }
            _ => None,
        })
    }
}
