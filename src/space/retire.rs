//! Removing own files: what a base of somebody else's has held long enough, and the chosen base holds as well.

use std::collections::BTreeSet;

use super::access::Space;
use super::base::{Base, includes};
use super::name::{BaseName, FileName};
use super::round::Session;
use crate::storage::shared::{Held, Numbers};

/// So long a base has to be known before what it holds is removed, in milliseconds: 60 days.
pub const KEPT_MS: i64 = 60 * 24 * 3_600_000;
/// So many files are removed in one round at most.
const AT_ONCE: usize = 24;

impl Session {
    /// Removes own files that nobody needs any more. One that stays is tried again in a later round, so a fault is no fault.
    pub(super) async fn retire<S: Space>(&mut self, space: &S, now: i64) {
        self.note_held(now);
        if !self.faults.is_empty() {
            return;
        }
        for name in self.removable(now).into_iter().take(AT_ONCE) {
            if space.remove_own(&name).await.is_err() {
                return;
            }
            self.listed.remove(&name);
        }
    }

    /// Notes since when bases of somebody else's hold what this browser wrote. A base of its own proves nothing: a browser
    /// that is cut off makes one that nobody has read.
    fn note_held(&mut self, now: i64) {
        let device = self.membership.device.clone();
        let mut held = Numbers::new();
        let mut held_bases = Vec::new();
        // Of a base that an earlier visit has read it is not known here who made it.
        let others = |base: &&Base| !base.by.is_empty() && base.by != device;
        for base in self.replica.bases().values().filter(others) {
            // The names of own tabs begin with the browser's name.
            let own = base.folded.range(device.clone()..);
            for (tab, last) in own.take_while(|(tab, _)| tab.starts_with(&device)) {
                if self.membership.owns(tab) {
                    let known = held.entry(tab.clone()).or_default();
                    *known = (*known).max(*last);
                }
            }
            for name in &self.membership.made {
                let read = BaseName::parse(name).and_then(|name| self.replica.bases().get(&name));
                let holds = read.is_some_and(|own| includes(&base.folded, &own.folded));
                if holds || base.covers.contains(name) {
                    held_bases.push(name.clone());
                }
            }
        }
        for (tab, last) in held {
            let known = self.membership.held.entry(tab).or_insert(Held { last, since: now });
            if known.last < last {
                *known = Held { last, since: now };
            }
        }
        for name in held_bases {
            self.membership.held_bases.entry(name).or_insert(now);
        }
        self.forget_held();
    }

    /// What lies there no longer needs no note.
    fn forget_held(&mut self) {
        let (mut tabs, mut bases) = (BTreeSet::new(), BTreeSet::new());
        for name in &self.listed {
            match name {
                FileName::Batch(batch) => drop(tabs.insert(batch.tab.as_str())),
                FileName::Base(base) => drop(bases.insert(base.to_string())),
                FileName::Title | FileName::Presence(_) | FileName::Request(_) => {}
            }
        }
        self.membership.held.retain(|tab, _| tabs.contains(tab.as_str()));
        self.membership.held_bases.retain(|name, _| bases.contains(name));
        self.membership.made.retain(|name| bases.contains(name));
    }

    /// The own files that a base of somebody else's has held for 60 days, if the chosen base holds them as well. `now` is in
    /// milliseconds.
    fn removable(&self, now: i64) -> Vec<FileName> {
        let Some((chosen_name, chosen)) = self.replica.chosen() else { return Vec::new() };
        let old = |since: i64| since <= now.saturating_sub(KEPT_MS);
        let member = &self.membership;
        let removable = |name: &&FileName| match name {
            FileName::Title | FileName::Presence(_) | FileName::Request(_) => false,
            FileName::Batch(batch) => {
                let held = member.held.get(&batch.tab);
                let folded = chosen.folded.get(&batch.tab);
                held.is_some_and(|held| batch.last <= held.last && old(held.since))
                    && folded.is_some_and(|last| batch.last <= *last)
            }
            FileName::Base(name) => {
                // What the chosen base of an earlier visit contained is not read again.
                let contained = || match self.replica.bases().get(name) {
                    Some(own) => includes(&chosen.folded, &own.folded),
                    None => {
                        chosen.covers(chosen_name, name)
                            || member.covered.contains(&name.to_string())
                    }
                };
                let since = member.held_bases.get(&name.to_string());
                name < chosen_name && since.is_some_and(|since| old(*since)) && contained()
            }
        };
        self.listed.iter().filter(removable).cloned().collect()
    }
}
