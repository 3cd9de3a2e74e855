//! Who has touched what since two copies parted, read from their logs.
//!
//! An entry in both logs was made before they parted. What the others touched is the difference.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::log::{LogEntry, Verb};
use crate::domain::tables::touched::path;
use crate::domain::workspace::Workspace;

/// Who has the newer state of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The file went on and this workspace did not.
    File,
    /// This workspace went on and the file did not.
    Here,
    /// Both went on, or the file cannot tell.
    Both,
}

/// What one side did since.
#[derive(Default)]
struct Since<'a> {
    /// Whether it did anything at all to what the file is about.
    any: bool,
    /// The fields, record by record.
    fields: BTreeMap<RecordKey, BTreeSet<&'a str>>,
    /// Records of which an older page did not write down the fields.
    whole: BTreeSet<RecordKey>,
}

impl<'a> Since<'a> {
    fn of(entries: impl Iterator<Item = &'a LogEntry>, about: &BTreeSet<RecordKey>) -> Self {
        let mut since = Self::default();
        for LogEntry { event, .. } in entries {
            let mut about_it = about.contains(&event.subject);
            if !event.touched.is_empty() {
                since.touch(event.subject, &event.touched);
            } else if event.verb != Verb::Imported {
                since.whole.insert(event.subject);
            }
            for (key, fields) in &event.beside {
                about_it |= about.contains(key);
                since.touch(*key, fields);
            }
            since.any |= about_it;
        }
        since
    }

    fn touch(&mut self, key: RecordKey, fields: &'a str) {
        self.fields.entry(key).or_default().extend(fields.split(' '));
    }

    fn touched(&self, key: &RecordKey, field: &str, thing: Option<&str>) -> bool {
        let Some(fields) = self.fields.get(key) else { return self.whole.contains(key) };
        let inside = |name: &str| name.strip_prefix(field).is_some_and(|r| r.starts_with('.'));
        self.whole.contains(key)
            || fields.contains(field)
            || match thing {
                Some(thing) => fields.contains(path(field, thing).as_str()),
                None => fields.iter().any(|name| inside(name)),
            }
    }
}

/// What each side did that the other does not know.
pub struct Sides<'a> {
    here: Since<'a>,
    file: Since<'a>,
    /// The file has no log, as a plan in a link has none: nothing tells when it parted.
    blind: bool,
    /// What the file brings that is not here yet.
    pub unknown: Vec<&'a LogEntry>,
}

impl<'a> Sides<'a> {
    /// Holds the two logs against each other; what is not in the file counts on neither side.
    pub fn of(present: &'a Workspace, file: &'a Workspace, about: &BTreeSet<RecordKey>) -> Self {
        let mine: BTreeSet<&LogEntry> = present.log().oldest_first().collect();
        let theirs: BTreeSet<&LogEntry> = file.log().oldest_first().collect();
        let unknown: Vec<&LogEntry> = theirs.difference(&mine).copied().collect();
        Self {
            here: Since::of(mine.difference(&theirs).copied(), about),
            file: Since::of(unknown.iter().copied(), about),
            blind: theirs.is_empty(),
            unknown,
        }
    }

    /// Whether nobody says that they touched this.
    pub fn silent(&self, key: &RecordKey, field: &str, thing: &str) -> bool {
        let thing = Some(thing);
        self.blind
            || !(self.here.touched(key, field, thing) || self.file.touched(key, field, thing))
    }

    /// Who changed the order of the things in a field.
    pub fn ordered(&self, key: &RecordKey, field: &str) -> Side {
        let by = |since: &Since<'_>| since.fields.get(key).is_some_and(|all| all.contains(field));
        match (by(&self.here), by(&self.file)) {
            (false, true) => Side::File,
            (true, false) => Side::Here,
            _ => Side::Both,
        }
    }

    /// Who has the newer state of a field, or of one thing in it.
    pub fn newer(&self, key: &RecordKey, field: &str, thing: Option<&str>) -> Side {
        if self.blind {
            return Side::Both;
        }
        let here = self.here.touched(key, field, thing);
        let file = self.file.touched(key, field, thing);
        match (here, file) {
            (false, true) => return Side::File,
            (true, false) => return Side::Here,
            (true, true) => return Side::Both,
            (false, false) => {}
        }
        // What happens inside a retrospective leaves no entry, so nobody can tell.
        if matches!(key, RecordKey::Retrospective(_)) {
            return Side::Both;
        }
        match (self.here.any, self.file.any) {
            (false, true) => Side::File,
            (true, false) => Side::Here,
            _ => Side::Both,
        }
    }
}
