//! The workspace as the files of a team space make it, whatever their order of arrival.
//!
//! One base is chosen, and every entry that it does not contain runs on top of it in the order of all tabs, by the
//! replay of the storage. An entry counts once all before it of its tab are there.

use std::collections::{BTreeMap, BTreeSet};

use super::base::{Base, includes};
use super::batch::Batch;
use super::fault::FileFault;
use super::name::{BaseName, BatchName, FileName};
use crate::domain::base::ids::WorkspaceId;
use crate::domain::workspace::Workspace;
use crate::storage::shared::{Ground, Numbers};
use crate::storage::{Entry, Order, replay};

/// What was read of a team space. Taking a file twice, or in another order, changes nothing.
#[derive(Debug, Clone)]
pub struct Replica {
    id: WorkspaceId,
    bases: BTreeMap<BaseName, Base>,
    entries: BTreeMap<String, BTreeMap<u64, Entry>>,
    awaited: Numbers,
}

impl Replica {
    /// A replica of which nothing was read yet.
    pub fn new(id: WorkspaceId) -> Self {
        Self { id, bases: BTreeMap::new(), entries: BTreeMap::new(), awaited: Numbers::new() }
    }

    /// Takes a file in.
    ///
    /// # Errors
    /// [`FileFault`]; then nothing of it is taken.
    pub fn take(&mut self, name: &FileName, text: &str) -> Result<(), FileFault> {
        match name {
            FileName::Title | FileName::Presence(_) | FileName::Request(_) => {}
            FileName::Base(name) => {
                let base = Base::read(name, text, self.id)?;
                self.take_base(name.clone(), base);
            }
            FileName::Batch(name) => self.take_batch(Batch::read(name, text, self.id)?),
        }
        Ok(())
    }

    /// Takes a base in.
    pub fn take_base(&mut self, name: BaseName, base: Base) {
        self.bases.insert(name, base);
    }

    /// Takes entries in.
    pub fn take_batch(&mut self, batch: Batch) {
        self.await_numbers(batch.seen);
        for (seq, entry) in (batch.first..).zip(batch.entries) {
            self.take_entry(&batch.tab, seq, entry);
        }
    }

    /// Takes an entry in. Two that claim one number are none of ours; every browser takes the same one.
    pub fn take_entry(&mut self, tab: &str, seq: u64, entry: Entry) {
        let numbered = self.entries.entry(tab.to_owned()).or_default();
        let known = numbered.get(&seq);
        if known.is_none_or(|known| *known != entry && entry.text() < known.text()) {
            numbered.insert(seq, entry);
        }
    }

    /// Forgets what was removed: bases and entries that lie in no file any more and that a base which is there contains. Whoever
    /// joins now doesn't know them, and everybody has to choose the same base. What is gone by accident stays.
    pub fn forget(&mut self, listed: &BTreeSet<FileName>) {
        let is_there = |name: &BaseName| listed.contains(&FileName::Base(name.clone()));
        let gone: Vec<BaseName> = self
            .bases
            .iter()
            .filter(|(name, base)| {
                let mut greater = self.bases.iter().filter(|(other, _)| other > name);
                let outdoes = |other: &Base| includes(&other.folded, &base.folded);
                !is_there(name) && greater.any(|(other, base)| is_there(other) && outdoes(base))
            })
            .map(|(name, _)| name.clone())
            .collect();
        self.bases.retain(|name, _| !gone.contains(name));
        let mut lying: BTreeMap<&str, Vec<(u64, u64)>> = BTreeMap::new();
        for name in listed {
            if let FileName::Batch(batch) = name {
                lying.entry(&batch.tab).or_default().push((batch.first, batch.last));
            }
        }
        let most = self.most();
        self.entries.retain(|tab, numbered| {
            let contained = most.get(tab).copied().unwrap_or_default();
            let lying = lying.get(tab.as_str()).map(Vec::as_slice).unwrap_or_default();
            let lies = |seq: u64| lying.iter().any(|(first, last)| (*first..=*last).contains(&seq));
            numbered.retain(|seq, _| *seq > contained || lies(*seq));
            !numbered.is_empty()
        });
    }

    /// Somebody had read up to these numbers; until they are here as well, no base is made.
    pub fn await_numbers(&mut self, numbers: Numbers) {
        for (tab, seq) in numbers {
            let last = self.awaited.entry(tab).or_default();
            *last = (*last).max(seq);
        }
    }

    /// The bases that were read.
    pub fn bases(&self) -> &BTreeMap<BaseName, Base> {
        &self.bases
    }

    /// Whether a base need not be read, because one that was read says that it holds all of that.
    pub fn covers(&self, base: &BaseName) -> bool {
        self.bases.iter().any(|(name, other)| other.covers(name, base))
    }

    /// Whether every entry of a file is here, by itself or in what contains these numbers.
    pub fn has_all(&self, batch: &BatchName, folded: &Numbers) -> bool {
        let next = folded.get(&batch.tab).copied().unwrap_or_default().saturating_add(1);
        (batch.first.max(next)..=batch.last).all(|seq| self.has(&batch.tab, seq))
    }

    /// An entry, where it is here by itself.
    pub fn entry(&self, tab: &str, seq: u64) -> Option<&Entry> {
        self.entries.get(tab)?.get(&seq)
    }

    /// Whether an entry is here by itself.
    pub fn has(&self, tab: &str, seq: u64) -> bool {
        self.entry(tab, seq).is_some()
    }

    /// Per tab, the number of its last entry that counts on top of these.
    pub fn reach(&self, folded: &Numbers) -> Numbers {
        let mut reached = folded.clone();
        for (tab, seq, _) in self.counting(folded) {
            reached.insert(tab.to_owned(), seq);
        }
        reached
    }

    /// The base from which everybody begins: of those with which most of what any base contains is there, the one with
    /// the greatest clock, then hash.
    ///
    /// A base that does not contain what another one does, and whose entries have been removed, would lose work; it
    /// is made by a browser that had not read enough.
    pub fn chosen(&self) -> Option<(&BaseName, &Base)> {
        let most = self.most();
        let there = |base: &Base| -> u128 {
            let reached = self.reach(&base.folded);
            let of = |(tab, last): (&String, &u64)| {
                u128::from((*last).min(reached.get(tab).copied().unwrap_or_default()))
            };
            most.iter().map(of).sum()
        };
        // Almost always there is one alone.
        match self.bases.len() {
            0 | 1 => self.bases.first_key_value(),
            _ => self.bases.iter().max_by_key(|(name, base)| (there(base), *name)),
        }
    }

    /// Per tab, the number of its last entry that any base contains.
    pub fn most(&self) -> Numbers {
        let mut most = Numbers::new();
        for (tab, seq) in self.bases.values().flat_map(|base| &base.folded) {
            let last = most.entry(tab.clone()).or_default();
            *last = (*last).max(*seq);
        }
        most
    }

    /// The chosen base.
    pub fn ground(&self) -> Option<Ground> {
        let (name, base) = self.chosen()?;
        Some(Ground {
            name: name.to_string(),
            clock: base.clock,
            folded: base.folded.clone(),
            workspace: base.workspace.clone(),
        })
    }

    /// The entries that run on top of what contains these numbers.
    pub fn on_top(&self, folded: &Numbers) -> BTreeMap<Order, Entry> {
        self.counting(folded)
            .map(|(tab, seq, entry)| ((entry.clock, tab.to_owned(), seq), entry.clone()))
            .collect()
    }

    /// Those of [`Self::on_top`] that are not among these.
    pub fn new_on_top(
        &self,
        folded: &Numbers,
        known: &BTreeMap<Order, Entry>,
    ) -> BTreeMap<Order, Entry> {
        let order = |(tab, seq, entry): (&str, u64, _)| {
            let entry: &Entry = entry;
            let order = (entry.clock, tab.to_owned(), seq);
            (!known.contains_key(&order)).then(|| (order, entry.clone()))
        };
        self.counting(folded).filter_map(order).collect()
    }

    /// The workspace; none before a base is here.
    pub fn workspace(&self) -> Option<Workspace> {
        let (_, base) = self.chosen()?;
        let mut workspace = base.workspace.clone();
        replay(&mut workspace, &self.on_top(&base.folded));
        Some(workspace)
    }

    /// What somebody had read and is not here yet.
    pub fn missing(&self) -> Numbers {
        let Some((_, base)) = self.chosen() else { return self.awaited.clone() };
        let reached = self.reach(&base.folded);
        let missing =
            |(tab, seq): &(&String, &u64)| reached.get(*tab).is_none_or(|last| last < seq);
        self.awaited.iter().filter(missing).map(|(tab, seq)| (tab.clone(), *seq)).collect()
    }

    /// Every entry that counts on top of these numbers: those of a tab one after the other, without a gap, and each
    /// with a higher clock than the one before it.
    fn counting<'a>(
        &'a self,
        folded: &'a Numbers,
    ) -> impl Iterator<Item = (&'a str, u64, &'a Entry)> {
        self.entries.iter().flat_map(move |(tab, numbered)| {
            let next = folded.get(tab).copied().unwrap_or_default().saturating_add(1);
            let mut clock = 0;
            numbered
                .range(next..)
                .zip(next..)
                .take_while(move |((seq, entry), expected)| {
                    let counts = *seq == expected && entry.clock > clock;
                    clock = entry.clock;
                    counts
                })
                .map(move |((seq, entry), _)| (tab.as_str(), *seq, entry))
        })
    }
}
