//! What a browser remembers of a team space from one visit to the next.

use std::collections::BTreeSet;

use super::base::includes;
use super::name::{BaseName, FileName};
use super::round::Session;
use crate::storage::Keeper;
use crate::storage::shared::keep_membership;

impl Session {
    /// Remembers for the next visit what need not be read again.
    pub(super) fn remember(&mut self, keeper: &Keeper) {
        let folded = self.folded();
        // The next visit begins with what the keeper begins from, though there was no room for another.
        let ground = keeper.ground_name().and_then(|name| BaseName::parse(&name));
        if let Some(ground) = ground
            && let Some(own) = self.replica.bases().get(&ground)
        {
            for (name, base) in self.replica.bases() {
                if *name < ground && includes(&own.folded, &base.folded) {
                    self.membership.covered.insert(name.to_string());
                }
            }
            self.membership.covered.extend(own.covers.iter().cloned());
        }
        let listed: BTreeSet<String> = self
            .listed
            .iter()
            .filter_map(|name| match name {
                FileName::Base(base) => Some(base.to_string()),
                _ => None,
            })
            .collect();
        self.membership.covered.retain(|name| listed.contains(name));
        let contained = |tab: &String, last: &u64| folded.get(tab).is_none_or(|seq| seq < last);
        self.membership.sent.retain(|tab, last| contained(tab, last));
        self.membership.awaited = self.replica.missing();
        if keeper.is_shared() && self.remembered.as_ref() != Some(&self.membership) {
            // Where there is no room, some files are read once more by the next visit.
            let kept = keep_membership(keeper.shelf(), self.id, &self.membership);
            self.remembered = kept.ok().map(|()| self.membership.clone());
        }
    }
}
