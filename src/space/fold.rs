//! Making a base: whoever finds enough entries that have settled puts them into a new one.

use super::base::{Base, includes};
use super::name::BaseName;
use super::replica::Replica;
use crate::domain::tables::integrity::contradictions;
use crate::storage::shared::Numbers;
use crate::storage::{Entry, Order, replay};
use std::collections::{BTreeMap, BTreeSet};

/// So many entries on top of a base are worth a new one.
pub const WORTH_A_BASE: usize = 400;
/// An entry younger than this may still be followed by one that belongs before it, in milliseconds.
pub const SETTLED_MS: i64 = 10 * 60_000;

impl Replica {
    /// Per tab, the number up to which every base contains it that may be chosen. What comes after has to be read by
    /// itself, or browsers that have read different parts would choose different bases.
    pub fn contained_in_all(&self) -> Numbers {
        let outdone = |name: &BaseName, base: &Base| {
            let mut greater = self.bases().iter().filter(|(other, _)| *other > name);
            greater.any(|(_, other)| includes(&other.folded, &base.folded))
        };
        let mut all = self.bases().iter().filter(|(name, base)| !outdone(name, base));
        let first = all.next().map(|(_, base)| base.folded.clone()).unwrap_or_default();
        all.fold(first, |contained, (_, base)| {
            let least = |(tab, last): (String, u64)| {
                let there = base.folded.get(&tab).copied()?;
                Some((tab, last.min(there)))
            };
            contained.into_iter().filter_map(least).collect()
        })
    }

    /// The bases which a new one of this clock covers: those that were read, and those of which somebody has said that they are
    /// covered by one of these. `known` names more of the latter.
    fn covered(&self, clock: u64, known: &BTreeSet<String>) -> BTreeSet<String> {
        let read = self.bases().keys().map(BaseName::to_string);
        let said = self.bases().values().flat_map(|base| base.covers.iter().cloned());
        let lesser = |name: &String| BaseName::parse(name).is_some_and(|name| name.clock < clock);
        read.chain(said).chain(known.iter().cloned()).filter(lesser).collect()
    }

    /// A new base, where so many entries are worth one or two bases contain what the other does not. It contains everything that any base contains, and nothing of which
    /// somebody had read more than is here. `now` is in milliseconds, `by` is this browser, `known` names bases that the chosen one
    /// is known to hold.
    pub fn fold(&self, by: &str, worth: usize, now: i64, known: &BTreeSet<String>) -> Option<Base> {
        let (_, base) = self.chosen()?;
        // What is missing belongs before what was written by somebody who had read it.
        if !self.missing().is_empty() {
            return None;
        }
        let most = self.most();
        let parted = !includes(&base.folded, &most);
        let fresh =
            |entry: &Entry| entry.context.now.timestamp_millis() > now.saturating_sub(SETTLED_MS);
        let settled: BTreeMap<Order, Entry> =
            self.on_top(&base.folded).into_iter().take_while(|(_, entry)| !fresh(entry)).collect();
        if settled.is_empty() || settled.len() < worth && !parted {
            return None;
        }
        let mut folded = base.folded.clone();
        for (_, tab, seq) in settled.keys() {
            let last = folded.entry(tab.clone()).or_default();
            *last = (*last).max(*seq);
        }
        if !includes(&folded, &most) {
            return None;
        }
        let mut workspace = base.workspace.clone();
        replay(&mut workspace, &settled);
        if !contradictions(&workspace).is_empty() {
            return None;
        }
        let last = settled.keys().next_back().map_or(0, |(clock, _, _)| *clock);
        // Greater than every other, so that it covers them all.
        let greatest = self.bases().keys().next_back().map_or(0, |name| name.clock);
        let clock = last.max(greatest.saturating_add(1));
        let covers = self.covered(clock, known);
        Some(Base::of(clock, by.to_owned(), folded, workspace).covering(covers))
    }
}
