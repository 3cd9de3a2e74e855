//! An imported workspace held against the present one: what is new, what changed, what disagrees.
//!
//! Which side is newer is read from the two activity logs: a side that knows
//! everything the other knows, and more, is the newer one. Where both have
//! gone on, the log of each single record decides, and a record that went on
//! in both is in conflict; then the present one stays unless the person says otherwise.

use crate::domain::backlog::order::give_free_keys;
use crate::domain::command::Import;
use crate::domain::log::LogEntry;
use crate::domain::records::{Record, RecordKey, Tables};
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::workspace::Workspace;

/// Which side stays where both have gone on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conflicts {
    /// What is here.
    #[default]
    KeepMine,
    /// What the file says.
    TakeFile,
}

/// What an import would do, record by record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Not here yet.
    pub new: Vec<Record>,
    /// Here, and newer in the file.
    pub changed: Vec<Record>,
    /// Here and in the file alike.
    pub same: usize,
    /// Here, and older in the file; they stay.
    pub older: usize,
    /// Changed here and in the file.
    pub conflicts: Vec<Record>,
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

    /// How many new records of each kind: "12 backlog items".
    pub fn counts(records: &[Record]) -> Vec<(&'static str, usize)> {
        let mut counts: SortedMap<&'static str, usize> = SortedMap::new();
        for record in records {
            *counts.entry(record.key().noun()).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// What is applied, once the person has agreed.
    pub fn import(self, source: &str, conflicts: Conflicts) -> Import {
        let mut records = self.new;
        records.extend(self.changed);
        if conflicts == Conflicts::TakeFile {
            records.extend(self.conflicts);
        }
        Import { source: source.to_owned(), records, log: self.log }
    }
}

/// Holds a file's workspace against the present one.
pub fn preview(present: &Workspace, file: &Workspace) -> Preview {
    let (mine, theirs) = (entries(present), entries(file));
    let sides = Sides::of(&mine, &theirs);
    let mut preview = Preview {
        new: Vec::new(),
        changed: Vec::new(),
        same: 0,
        older: 0,
        conflicts: Vec::new(),
        log: theirs.difference(&mine).copied().cloned().collect(),
        other_workspace: present.is_founded() && !shares_anyone(present, file),
    };
    for record in file.records() {
        let key = record.key();
        let untouched = key == RecordKey::Workflow && !present.is_founded();
        match present.record(&key) {
            None => preview.new.push(record),
            Some(here) if here == record => preview.same += 1,
            Some(_) if untouched => preview.new.push(record),
            Some(_) => match sides.newer(&key) {
                Newer::File => preview.changed.push(record),
                Newer::Present => preview.older += 1,
                Newer::Both => preview.conflicts.push(record),
            },
        }
    }
    give_free_keys(present, &mut preview.new.iter_mut().collect::<Vec<_>>());
    preview
}

/// Two workspaces of one origin share their first members.
fn shares_anyone(present: &Tables, file: &Tables) -> bool {
    file.members.ids().any(|id| present.members.contains(id))
}

fn entries(workspace: &Workspace) -> SortedSet<&LogEntry> {
    workspace.log().oldest_first().collect()
}

enum Newer {
    File,
    Present,
    Both,
}

/// What each side knows that the other does not.
struct Sides {
    mine: SortedSet<RecordKey>,
    theirs: SortedSet<RecordKey>,
}

impl Sides {
    fn of(mine: &SortedSet<&LogEntry>, theirs: &SortedSet<&LogEntry>) -> Self {
        let subjects = |one: &SortedSet<&LogEntry>, other: &SortedSet<&LogEntry>| {
            one.difference(other).map(|entry| entry.event.subject).collect()
        };
        Self { mine: subjects(mine, theirs), theirs: subjects(theirs, mine) }
    }

    fn newer(&self, key: &RecordKey) -> Newer {
        match (self.mine.is_empty(), self.theirs.is_empty()) {
            (true, false) => return Newer::File,
            (_, true) => return Newer::Present,
            (false, false) => {}
        }
        match (self.mine.contains(key), self.theirs.contains(key)) {
            (false, true) => Newer::File,
            (true, false) => Newer::Present,
            _ => Newer::Both,
        }
    }
}
