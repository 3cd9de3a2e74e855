//! Gathering: a browser that has written many small files writes their entries once more in one, so that whoever joins
//! reads that one. The small ones go a day after the one was read back whole; the entries stay.

use std::collections::BTreeMap;

use super::access::{Space, SpaceError};
use super::batch::Batch;
use super::name::{BatchName, FileName};
use super::round::Session;
use super::send::batches;
use crate::storage::Entry;

/// A tab that has written nothing for so long is gathered though it has fewer, in milliseconds: a day.
pub const CLOSED_MS: i64 = 24 * 3_600_000;
/// The small files stay for so long beside the one that holds their entries, in milliseconds: a day.
pub const BESIDE_MS: i64 = 24 * 3_600_000;
/// So many files are removed in one round at most.
const AT_ONCE: usize = 24;

impl Session {
    /// Gathers own files, and removes those that were gathered long enough ago.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub(super) async fn gather<S: Space>(&mut self, space: &S, now: i64) -> Result<(), SpaceError> {
        if !self.faults.is_empty() {
            return Ok(());
        }
        for batch in self.gathered(now) {
            let Some(name) = batch.name() else { continue };
            self.send_one(space, batch).await?;
            self.listed.insert(FileName::Batch(name));
        }
        self.look_at_gathered(space, now).await?;
        for name in self.needless(now).into_iter().take(AT_ONCE) {
            let name = FileName::Batch(name);
            space.remove_own(&name).await?;
            self.listed.remove(&name);
        }
        Ok(())
    }

    /// The files that are worth writing: each holds what at least two hold that are there.
    fn gathered(&self, now: i64) -> Vec<Batch> {
        let mut gathered = Vec::new();
        for (tab, files) in self.own_outermost() {
            let mut entries = BTreeMap::new();
            for seq in files.iter().flat_map(|file| file.first..=file.last) {
                if let Some(entry) = self.replica.entry(tab, seq) {
                    entries.insert(seq, entry.clone());
                }
            }
            let written = |entry: &Entry| entry.context.now.timestamp_millis();
            let last = entries.values().map(written).max().unwrap_or(now);
            let closed = last <= now.saturating_sub(CLOSED_MS);
            if files.len() < self.worth_gathering && (!closed || files.len() < 2) {
                continue;
            }
            let folded = self.folded();
            let seen = self.replica.reach(&folded);
            let wide = batches(tab, entries, &seen, &folded).into_iter().filter(|batch| {
                let name = batch.name();
                name.is_some_and(|name| {
                    files.iter().filter(|file| name.is_wider_than(file)).count() > 1
                })
            });
            gathered.extend(wide);
        }
        gathered
    }

    /// Per own tab, the files that lie in no wider one.
    fn own_outermost(&self) -> BTreeMap<&str, Vec<&BatchName>> {
        let mut outermost: BTreeMap<&str, Vec<&BatchName>> = BTreeMap::new();
        // They come by their first number, and the narrower first.
        for name in &self.listed {
            let FileName::Batch(batch) = name else { continue };
            if !self.membership.owns(&batch.tab) {
                continue;
            }
            let files = outermost.entry(&batch.tab).or_default();
            if !files.iter().any(|file| file.is_wider_than(batch)) {
                files.retain(|file| !batch.is_wider_than(file));
                files.push(batch);
            }
        }
        outermost
    }

    /// Reads own wide files back: only what lies there whole makes others needless.
    async fn look_at_gathered<S: Space>(&mut self, space: &S, now: i64) -> Result<(), SpaceError> {
        let (listed, replica) = (&self.listed, &mut self.replica);
        self.membership
            .gathered
            .retain(|path, _| FileName::parse(path).is_some_and(|name| listed.contains(&name)));
        let mut within: BTreeMap<&BatchName, bool> = BTreeMap::new();
        for pair in outer_and_inner(listed) {
            within.entry(pair.0).or_insert(self.membership.owns(&pair.0.tab));
        }
        for (wide, own) in within {
            let name = FileName::Batch(wide.clone());
            if !own || self.membership.gathered.contains_key(&name.to_string()) {
                continue;
            }
            let text = space.read(&name).await?;
            if text.is_some_and(|text| replica.take(&name, &text).is_ok()) {
                self.membership.gathered.insert(name.to_string(), now);
            }
        }
        Ok(())
    }

    /// Own files whose entries have lain in a wider one for long enough.
    fn needless(&self, now: i64) -> Vec<BatchName> {
        let long = |wide: &BatchName| {
            let since = self.membership.gathered.get(&FileName::Batch(wide.clone()).to_string());
            since.is_some_and(|since| *since <= now.saturating_sub(BESIDE_MS))
        };
        let own = outer_and_inner(&self.listed).filter(|(wide, _)| self.membership.owns(&wide.tab));
        own.filter(|(wide, _)| long(wide)).map(|(_, narrow)| narrow.clone()).collect()
    }
}

/// Every file of entries that lies in a wider one, after that.
fn outer_and_inner<'a>(
    listed: impl IntoIterator<Item = &'a FileName>,
) -> impl Iterator<Item = (&'a BatchName, &'a BatchName)> {
    let mut by_tab: BTreeMap<&str, Vec<&BatchName>> = BTreeMap::new();
    for name in listed {
        if let FileName::Batch(batch) = name {
            by_tab.entry(&batch.tab).or_default().push(batch);
        }
    }
    by_tab.into_values().flat_map(|files| {
        let outer = files.clone();
        let of = move |narrow: &'a BatchName| {
            let wide = outer.iter().find(|wide| wide.is_wider_than(narrow));
            wide.map(|wide| (*wide, narrow))
        };
        files.into_iter().filter_map(of).collect::<Vec<_>>()
    })
}
