//! A folder in memory, shared by its copies: for tests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::access::{Marked, Space, SpaceError, Written};
use super::name::FileName;

/// Files by path. Every call is ready at once.
#[derive(Debug, Clone, Default)]
pub struct MemorySpace {
    inside: Arc<Mutex<Inside>>,
}

#[derive(Debug, Default)]
struct Inside {
    files: BTreeMap<String, String>,
    fault: Option<SpaceError>,
    /// The path of a file that breaks off each time it is read.
    breaks_off: Option<String>,
    writes_left: Option<usize>,
    writes: usize,
    reads: usize,
}

impl MemorySpace {
    /// A folder that already holds this.
    pub fn holding(files: BTreeMap<String, String>) -> Self {
        let space = Self::default();
        space.inside().files = files;
        space
    }

    /// What it holds.
    pub fn files(&self) -> BTreeMap<String, String> {
        self.inside().files.clone()
    }

    /// Puts a file there, as somebody else's program does.
    pub fn put(&self, path: &str, text: &str) {
        self.inside().files.insert(path.to_owned(), text.to_owned());
    }

    /// From now on nothing works, for this reason; or everything again.
    pub fn fail(&self, fault: Option<SpaceError>) {
        self.inside().fault = fault;
    }

    /// From now on this file breaks off each time it is read; or none does.
    pub fn break_off(&self, path: Option<&str>) {
        self.inside().breaks_off = path.map(str::to_owned);
    }

    /// After so many more writes and removals the connection breaks: a write leaves half a file, then nothing works.
    pub fn break_after(&self, writes: usize) {
        self.inside().writes_left = Some(writes);
    }

    /// How many writes and removals have come through.
    pub fn writes(&self) -> usize {
        self.inside().writes
    }

    /// How many files were read.
    pub fn reads(&self) -> usize {
        self.inside().reads
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn open(&self) -> Result<(), SpaceError> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    /// Counts a write; whether the connection still stands.
    fn count_write(&mut self) -> bool {
        match &mut self.writes_left {
            Some(0) => {
                self.fault = Some(SpaceError::Offline);
                return false;
            }
            Some(left) => *left -= 1,
            None => {}
        }
        self.writes += 1;
        true
    }
}

impl Space for MemorySpace {
    async fn list(&self) -> Result<Vec<String>, SpaceError> {
        let inside = self.inside();
        inside.open()?;
        Ok(inside.files.keys().filter(|path| !path.starts_with("presence/")).cloned().collect())
    }

    async fn read(&self, name: &FileName) -> Result<Option<String>, SpaceError> {
        let mut inside = self.inside();
        inside.open()?;
        inside.reads += 1;
        let path = name.to_string();
        if inside.breaks_off.as_ref() == Some(&path) {
            return Err(SpaceError::Offline);
        }
        Ok(inside.files.get(&path).cloned())
    }

    async fn write_once(&self, name: &FileName, text: &str) -> Result<Written, SpaceError> {
        let mut inside = self.inside();
        inside.open()?;
        let path = name.to_string();
        if inside.files.contains_key(&path) {
            return Ok(Written::WasThere);
        }
        if inside.count_write() {
            inside.files.insert(path, text.to_owned());
            return Ok(Written::New);
        }
        let half = text.chars().take(text.chars().count() / 2).collect();
        inside.files.insert(path, half);
        Err(SpaceError::Offline)
    }

    async fn remove_own(&self, name: &FileName) -> Result<(), SpaceError> {
        let mut inside = self.inside();
        inside.open()?;
        if inside.count_write() {
            inside.files.remove(&name.to_string());
            return Ok(());
        }
        Err(SpaceError::Offline)
    }

    async fn list_presence(&self) -> Result<Vec<Marked>, SpaceError> {
        let inside = self.inside();
        inside.open()?;
        let marked = |(path, text): (&String, &String)| match FileName::parse(path)? {
            name @ FileName::Presence(_) => Some(Marked { name, mark: text.clone() }),
            _ => None,
        };
        Ok(inside.files.iter().filter_map(marked).collect())
    }

    async fn rewrite_own(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        let mut inside = self.inside();
        inside.open()?;
        if !inside.count_write() {
            return Err(SpaceError::Offline);
        }
        inside.files.insert(name.to_string(), text.to_owned());
        Ok(())
    }
}
