//! Folding: when nothing else is to do, settled entries go into the records.
//!
//! Everything is written before the head that names it, and nothing is cleared away
//! before a head that lists it has stood long enough for every tab to see it. A fold
//! that is lost half-way, or that two tabs do at once, loses nothing.

use crate::domain::base::json;
use crate::domain::workspace::Workspace;
use crate::storage::durable;
use crate::storage::entry::Order;
use crate::storage::head::Head;
use crate::storage::keeper::{Keeper, Kept};
use crate::storage::keys::{self, Key};
use crate::storage::load::{read_heads, read_records};
use crate::storage::migrations::FORMAT;
use crate::storage::rules;
use crate::storage::seal::seal;
use crate::storage::shards;
use crate::storage::shelf::ShelfError;
use std::collections::{BTreeMap, BTreeSet};

/// An entry younger than this may still be followed by one that belongs before it.
pub const SETTLED_MS: i64 = 5_000;
/// A head younger than this may not have been seen by every tab.
pub const GRACE_MS: i64 = 60_000;

/// What a fold did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Entries went into the records.
    Folded,
    /// There was nothing to fold.
    Nothing,
    /// Another tab has folded what this one does not know: read anew first.
    Behind,
}

/// What one fold is about.
struct Step {
    /// The entries that go into the records.
    settled: BTreeSet<Order>,
    /// Per tab, the number of its last entry with them.
    folded: BTreeMap<String, u64>,
    now: i64,
    /// Everything is written anew, not only what has changed.
    anew: bool,
}

impl Keeper {
    /// Folds what has settled, and clears away what an old enough head has made needless.
    /// `now` is in milliseconds.
    ///
    /// # Errors
    /// [`ShelfError`]; what was stored before still stands.
    pub fn fold(&mut self, now: i64) -> Result<Fold, ShelfError> {
        self.look();
        if matches!(self.kept(), Kept::Stopped | Kept::Wiped) {
            return Ok(Fold::Nothing);
        }
        let keys = self.shelf.keys(&keys::workspace_prefix(self.base.id))?;
        let mut best: Option<Head> = None;
        for head in read_heads(&*self.shelf, &keys)? {
            // A head that cannot be read may be the latest: then nothing is touched.
            let Ok(head) = head else { return Ok(Fold::Behind) };
            if best.as_ref().is_none_or(|best| best.rank() < head.rank()) {
                best = Some(head);
            }
        }
        if let Some(best) = &best {
            self.clear_away(best, &keys, now)?;
        }
        // Only a base of the team space may take the place of entries that others have as well.
        if self.is_shared() {
            return Ok(Fold::Nothing);
        }
        let (settled, folded) = self.settled(now);
        let ahead = |head: &Head| {
            head.folded.iter().any(|(tab, last)| folded.get(tab).is_none_or(|seq| seq < last))
        };
        if best.as_ref().is_some_and(ahead) {
            return Ok(Fold::Behind);
        }
        // What an older version wrote is written anew.
        let anew = best.as_ref().is_some_and(|best| best.format < FORMAT);
        if settled.is_empty() && !anew {
            return Ok(Fold::Nothing);
        }
        let stored = match (&best, &self.head) {
            _ if anew => Workspace::empty(self.base.id),
            (None, _) => Workspace::empty(self.base.id),
            (Some(best), Some(known)) if best == known => self.base.clone(),
            (Some(best), _) => {
                let mut stored = Workspace::empty(self.base.id);
                let mut trouble = Vec::new();
                read_records(&*self.shelf, best, &mut stored, &mut trouble)?;
                if !trouble.is_empty() {
                    return Ok(Fold::Behind);
                }
                stored
            }
        };
        let step = Step { settled, folded, now, anew };
        self.fold_into(&stored, best, step)
    }

    /// The entries that may be folded, in order, and the last number of each tab with them.
    fn settled(&self, now: i64) -> (BTreeSet<Order>, BTreeMap<String, u64>) {
        let mut settled = BTreeSet::new();
        let mut folded = self.in_base.clone();
        for (order, entry) in self.entries.iter() {
            let (_, tab, seq) = order;
            let last = folded.get(tab).copied().unwrap_or_default();
            let fresh = entry.context.now.timestamp_millis() > now - SETTLED_MS;
            // Where one is missing or cannot be read, everything after it has to wait:
            // a listed number would count as folded. What is in memory alone waits as well.
            if fresh
                || self.unwritten.contains(order)
                || *seq != last + 1
                || self.unreadable(tab, last + 1)
            {
                break;
            }
            folded.insert(tab.clone(), *seq);
            settled.insert(order.clone());
        }
        (settled, folded)
    }

    fn fold_into(
        &mut self,
        stored: &Workspace,
        best: Option<Head>,
        step: Step,
    ) -> Result<Fold, ShelfError> {
        let mut workspace = self.base.clone();
        for entry in step.settled.iter().filter_map(|order| self.entries.get(order)) {
            rules::step(&mut workspace, entry);
        }
        // Another tab has folded the very same: its records are these.
        let same = |best: &&Head| !step.anew && best.folded == step.folded;
        if let Some(best) = best.as_ref().filter(same) {
            self.rest_on(workspace, best.clone(), &step.settled);
            return Ok(Fold::Nothing);
        }
        let clock = step.settled.last().map_or(0, |(clock, _, _)| *clock);
        let kept = best.as_ref().filter(|_| !step.anew).map(|best| best.records.clone());
        let head = Head {
            format: FORMAT,
            name: workspace.name().to_owned(),
            clock: best.as_ref().map_or(clock, |best| best.clock.max(clock)),
            tab: self.tab.clone(),
            at: best.as_ref().map_or(step.now, |best| step.now.max(best.at + 1)),
            folded: step.folded,
            records: kept.unwrap_or_default(),
            base: None,
            unknown: best.map(|best| best.unknown).unwrap_or_default(),
        };
        let head = self.write_fold(stored, &workspace, head)?;
        self.rest_on(workspace, head, &step.settled);
        Ok(Fold::Folded)
    }

    /// Begins from these records from now on.
    pub(super) fn rest_on(&mut self, workspace: Workspace, head: Head, settled: &BTreeSet<Order>) {
        if let Some(last) = settled.last() {
            self.marks.forget_until(last);
        }
        self.entries.remove(settled);
        self.base = workspace;
        self.in_base = head.folded.clone();
        self.head = Some(head);
    }

    /// Writes the shards that differ, then the head that names them, packed if there is no room otherwise.
    pub(super) fn write_fold(
        &self,
        stored: &Workspace,
        workspace: &Workspace,
        head: Head,
    ) -> Result<Head, ShelfError> {
        match self.write_shards(stored, workspace, head.clone(), false) {
            Err(ShelfError::Full) => self.write_shards(stored, workspace, head, true),
            written => written,
        }
    }

    /// Takes back what it wrote where there is no room.
    fn write_shards(
        &self,
        stored: &Workspace,
        workspace: &Workspace,
        mut head: Head,
        tight: bool,
    ) -> Result<Head, ShelfError> {
        let mut written = Vec::new();
        let mut write = |key: Key, text: &str| {
            let key = key.text(workspace.id);
            let done = self.shelf.set(&key, text);
            written.push(key);
            done
        };
        let mut done = Ok(());
        let (tab, at) = (head.tab.clone(), head.at);
        for (shard, text) in shards::texts(workspace, &shards::changed(stored, workspace), tight) {
            let Some(text) = text else {
                head.records.remove(&shard);
                continue;
            };
            let key = Key::Records { shard: shard.clone(), tab: tab.clone(), at };
            done = done.and_then(|()| write(key, &text));
            head.records.insert(shard, (tab.clone(), at));
        }
        done = done.and_then(|()| write(Key::Head { tab, at }, &seal(&json::text(&head))));
        if done.is_err() {
            for key in written {
                self.shelf.remove(&key)?;
            }
        }
        done.map(|()| head)
    }

    /// Clears away what this head has made needless, once it has stood long enough.
    fn clear_away(&self, best: &Head, keys: &[String], now: i64) -> Result<(), ShelfError> {
        let old = |at: i64| at < now - GRACE_MS;
        if !old(best.at) {
            return Ok(());
        }
        let mut gone = Vec::new();
        for key in keys {
            let needless = match Key::parse(key) {
                Some((_, Key::Journal { tab, seq })) => {
                    best.folded.get(&tab).is_some_and(|last| seq <= *last)
                }
                Some((_, Key::Head { tab, at })) => old(at) && (&tab, at) != (&best.tab, best.at),
                Some((_, Key::Records { shard, tab, at })) => {
                    old(at) && best.records.get(&shard) != Some(&(tab, at))
                }
                Some(_) | None => false,
            };
            if needless {
                gone.push(key);
            }
        }
        if !gone.is_empty() {
            // The durable copy must never be without both what was folded and what it was folded into.
            for key in best.keys(self.base.id) {
                durable::ensure(&*self.shelf, &key)?;
            }
        }
        gone.into_iter().try_for_each(|key| self.shelf.remove(key))
    }
}
