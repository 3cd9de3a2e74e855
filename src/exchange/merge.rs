//! A file of ours held against the present workspace: what is new, what went on, what disagrees.
//!
//! The two logs say where the copies parted and who touched which field since (see
//! [`crate::domain::tables::touched`]). What one side alone went on with is taken from it, field by field and
//! thing by thing; where both changed the same, the person chooses, and until then what is here stays.

pub mod conflicts;
pub mod labels;
mod parted;
mod sides;

use std::collections::BTreeMap;

use crate::domain::commands::Import;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::log::LogEntry;
use crate::domain::tables::record::{Record, Tables};
use crate::domain::workspace::Workspace;
use crate::exchange::merge::conflicts::Conflicts;
use crate::exchange::merge::sides::Sides;

pub use crate::exchange::merge::parted::{Field, Parted};
pub use crate::exchange::merge::sides::Side;

/// What an import would do, record by record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Not here yet.
    pub new: Vec<Record>,
    /// Here, and the file went on with it; nobody need be asked.
    pub changed: Vec<Parted>,
    /// Here and in the file alike.
    pub same: usize,
    /// Here, and older in the file; they stay.
    pub older: usize,
    /// Both went on with the same field.
    pub conflicts: Vec<Parted>,
    /// Log entries that are not here yet.
    pub log: Vec<LogEntry>,
    /// The file is of another workspace than the one that is here.
    pub other_workspace: bool,
}

impl Preview {
    /// Whether nothing would come in.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.conflicts.is_empty()
    }

    /// How many records of each kind: "12 backlog items".
    pub fn counts(records: &[Record]) -> Vec<(&'static str, usize)> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for record in records {
            *counts.entry(record.key().noun()).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// What is applied, once the person has agreed: all conflicts one way.
    pub fn import(self, source: &str, conflicts: Conflicts) -> Import {
        self.import_chosen(source, &|_, _| conflicts)
    }

    /// What is applied, with a choice for each field on which both went on. A record of which nothing
    /// changes is left alone.
    pub fn import_chosen(
        self,
        source: &str,
        choice: &dyn Fn(&RecordKey, &str) -> Conflicts,
    ) -> Import {
        let mut records = self.new;
        for parted in self.changed.iter().chain(&self.conflicts) {
            let merged = parted.merged(choice);
            if !parted.is_here(&merged) {
                records.push(merged);
            }
        }
        Import { source: source.to_owned(), records, log: self.log }
    }
}

/// Holds a file's workspace against the present one.
pub fn preview(present: &Workspace, file: &Workspace) -> Preview {
    held_against(present, file, file.records(), &BTreeMap::new())
}

/// Holds some records of a file against the present workspace; `left_out` names the fields of a record
/// that the file does not tell.
pub(super) fn held_against(
    present: &Workspace,
    file: &Workspace,
    records: Vec<Record>,
    left_out: &BTreeMap<RecordKey, String>,
) -> Preview {
    let about = records.iter().map(Record::key).collect();
    let sides = Sides::of(present, file, &about);
    let mut preview = Preview {
        new: Vec::new(),
        changed: Vec::new(),
        same: 0,
        older: 0,
        conflicts: Vec::new(),
        log: sides.unknown.iter().map(|entry| (*entry).clone()).collect(),
        other_workspace: present.is_founded() && !shares_anyone(present, file),
    };
    for record in records {
        let key = record.key();
        let untouched = key == RecordKey::Workflow && !present.is_founded();
        let Some(here) = present.record(&key).filter(|here| *here == record || !untouched) else {
            preview.new.push(record);
            continue;
        };
        let left_out = left_out.get(&key).map_or("", String::as_str);
        let parted = Parted::of(&here, &record, &sides, left_out);
        match parted.side() {
            None => preview.same += 1,
            Some(Side::Here) => preview.older += 1,
            Some(Side::File) => preview.changed.push(parted),
            Some(Side::Both) => preview.conflicts.push(parted),
        }
    }
    preview
}

/// Two workspaces of one origin share their first members.
fn shares_anyone(present: &Tables, file: &Tables) -> bool {
    file.members.ids().any(|id| present.members.contains(id))
}
