//! Sending: what this browser has and the space has not, and a new base where one is worth it.

use std::collections::BTreeMap;

use super::access::{Space, SpaceError, Written};
use super::batch::{Batch, MOST_ENTRIES};
use super::name::{BaseName, FileName};
use super::round::{Desk, Session};
use crate::storage::shared::Numbers;
use crate::storage::{Entry, Keeper, Order};

/// The server says that a file is there, and that it is not.
const STANDS_IN_THE_WAY: SpaceError = SpaceError::Server(412);
/// Entries go into another file when one has so many bytes of them.
const LARGE_BATCH: usize = 200_000;

impl Session {
    /// Per tab, the entries of this browser that no file contains.
    fn unsent(&self, keeper: &Keeper) -> BTreeMap<String, BTreeMap<u64, Entry>> {
        let folded = self.folded();
        let mut unsent: BTreeMap<String, BTreeMap<u64, Entry>> = BTreeMap::new();
        for ((_, tab, seq), entry) in keeper.entries() {
            let contained = folded.get(tab).is_some_and(|last| seq <= last);
            if !contained && !self.replica.has(tab, *seq) {
                unsent.entry(tab.clone()).or_default().insert(*seq, entry.clone());
            }
        }
        unsent
    }

    /// How many changes of this browser no file contains. Before the first look only what was confirmed is known.
    pub fn waiting(&self, keeper: &Keeper) -> usize {
        if self.listed.is_empty() {
            let unconfirmed = |(_, tab, seq): &&Order| {
                let sent = self.membership.sent.get(tab).copied().unwrap_or_default();
                self.membership.owns(tab) && *seq > sent
            };
            return keeper.entries().keys().filter(unconfirmed).count();
        }
        let nothing = Numbers::new();
        let folded = self.replica.chosen().map_or(&nothing, |(_, base)| &base.folded);
        let unsent = |(_, tab, seq): &&Order| {
            folded.get(tab).is_none_or(|last| last < seq) && !self.replica.has(tab, *seq)
        };
        keeper.entries().keys().filter(unsent).count()
    }

    pub(super) async fn send<S: Space, D: Desk>(
        &mut self,
        space: &S,
        desk: &D,
    ) -> Result<(), SpaceError> {
        let Some(unsent) = desk.with(|keeper| self.unsent(keeper)) else { return Ok(()) };
        let seen = self.replica.reach(&self.folded());
        let mut batches: Vec<Batch> = unsent
            .into_iter()
            .flat_map(|(tab, entries)| batches(&tab, entries, &seen, &self.folded()))
            .collect();
        batches.sort_by_key(|batch| batch.entries.first().map_or(0, |entry| entry.clock));
        for batch in batches {
            self.send_one(space, batch).await?;
        }
        Ok(())
    }

    pub(super) async fn send_one<S: Space>(
        &mut self,
        space: &S,
        batch: Batch,
    ) -> Result<(), SpaceError> {
        let Some(name) = batch.name() else { return Ok(()) };
        let (owned, name) = (self.membership.owns(&name.tab), FileName::Batch(name));
        let text = batch.text(self.id);
        if space.write_once(&name, &text).await? == Written::WasThere {
            let there = space.read(&name).await?;
            let whole = there.is_some_and(|there| self.replica.take(&name, &there).is_ok());
            if whole {
                self.confirm(&name);
                return Ok(());
            }
            // What a broken connection has left of an own file is put right by its owner alone.
            if !owned {
                return Ok(());
            }
            space.remove_own(&name).await?;
            if space.write_once(&name, &text).await? == Written::WasThere {
                return Err(STANDS_IN_THE_WAY);
            }
        }
        self.replica.take_batch(batch);
        self.faults.remove(&name);
        self.confirm(&name);
        Ok(())
    }

    /// Makes a base where one is worth it and everything that is there has been read.
    pub(super) async fn fold<S: Space>(&mut self, space: &S, now: i64) -> Result<(), SpaceError> {
        if !self.faults.is_empty() {
            return Ok(());
        }
        let known = &self.membership.covered;
        let Some(mut base) = self.replica.fold(&self.membership.device, self.worth, now, known)
        else {
            return Ok(());
        };
        base.covers.retain(|name| {
            BaseName::parse(name).is_some_and(|name| self.listed.contains(&FileName::Base(name)))
        });
        let (name, text) = base.file();
        space.write_once(&FileName::Base(name.clone()), &text).await?;
        self.membership.made.insert(name.to_string());
        self.listed.insert(FileName::Base(name.clone()));
        self.replica.take_base(name, base);
        Ok(())
    }
}

/// The files for these entries of one tab: each without a gap and not too large.
pub(super) fn batches(
    tab: &str,
    entries: BTreeMap<u64, Entry>,
    seen: &Numbers,
    folded: &Numbers,
) -> Vec<Batch> {
    let new = |(other, seq): &(&String, &u64)| {
        *other != tab && folded.get(*other).is_none_or(|last| last < seq)
    };
    let seen: Numbers = seen.iter().filter(new).map(|(other, seq)| (other.clone(), *seq)).collect();
    let mut batches: Vec<Batch> = Vec::new();
    let (mut next, mut size) = (0, 0);
    for (seq, entry) in entries {
        let long = entry.text().len();
        let full = |batch: &Batch| batch.entries.len() >= MOST_ENTRIES || size + long > LARGE_BATCH;
        match batches.last_mut() {
            Some(batch) if seq == next && !full(batch) => {
                batch.entries.push(entry);
                size += long;
            }
            _ => {
                let seen = seen.clone();
                batches.push(Batch { tab: tab.to_owned(), first: seq, entries: vec![entry], seen });
                size = long;
            }
        }
        next = seq.saturating_add(1);
    }
    batches
}
