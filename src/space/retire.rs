//! What a browser removes of its own files: what a base of somebody else's has held long enough.

use std::collections::BTreeSet;

use super::access::{Space, SpaceError};
use super::base::{Base, includes};
use super::name::{BaseName, FileName};
use super::replica::Replica;
use super::round::Session;
use crate::storage::shared::Membership;

/// So long a base has to be known before what it holds is removed, in milliseconds: 60 days.
pub const KEPT_MS: i64 = 60 * 24 * 3_600_000;
/// So often a page looks what it may remove, in milliseconds.
const EVERY_MS: i64 = 6 * 3_600_000;
/// So many files are removed in one round at most, so that no round is long.
const AT_ONCE: usize = 20;

/// Returns the files that this browser may remove: its own entries and bases that a base of somebody else's has held for
/// 60 days, if the chosen base holds them as well. A base of its own proves nothing: a browser that is cut
/// off makes one that nobody has read. `now` is in milliseconds.
pub fn removable(
    replica: &Replica,
    listed: &BTreeSet<FileName>,
    membership: &Membership,
    now: i64,
) -> Vec<FileName> {
    let is_there = |name: &BaseName| listed.contains(&FileName::Base(name.clone()));
    let chosen = replica.chosen().filter(|(name, _)| is_there(name));
    let Some((chosen_name, chosen)) = chosen else { return Vec::new() };
    let holds = |(name, base): &(&BaseName, &Base)| {
        is_there(name) && is_old(membership, name, now) && includes(&chosen.folded, &base.folded)
    };
    let holders: Vec<(&BaseName, &Base)> = replica.bases().iter().filter(holds).collect();
    let held = |tab: &String, last: u64| {
        holders.iter().any(|(_, base)| base.folded.get(tab).is_some_and(|seq| last <= *seq))
    };
    let held_base = |name: &BaseName| {
        let folded = replica.bases().get(name).map(|base| &base.folded);
        holders.iter().any(|(greater, holder)| {
            let named = name < *greater && holder.covers.contains(&name.to_string());
            named || folded.is_some_and(|folded| includes(&holder.folded, folded))
        })
    };
    let removable = |name: &&FileName| match name {
        FileName::Title | FileName::Presence(_) => false,
        FileName::Batch(batch) => membership.owns(&batch.tab) && held(&batch.tab, batch.last),
        FileName::Base(name) => {
            membership.made.contains(&name.to_string()) && name != chosen_name && held_base(name)
        }
    };
    listed.iter().filter(removable).cloned().collect()
}

/// Whether somebody else made this base, and this browser read it 60 days ago.
fn is_old(membership: &Membership, name: &BaseName, now: i64) -> bool {
    let read = membership.read.get(&name.to_string());
    read.is_some_and(|read| *read <= now.saturating_sub(KEPT_MS))
}

impl Session {
    /// Removes what may go, a few files in each round. `now` is in milliseconds.
    ///
    /// # Errors
    /// [`SpaceError`]; what is left is removed later.
    pub(super) async fn retire<S: Space>(&mut self, space: &S, now: i64) -> Result<(), SpaceError> {
        if now < self.retires || !self.faults.is_empty() {
            return Ok(());
        }
        self.read_holder(space, now).await?;
        let gone = removable(&self.replica, &self.listed, &self.membership, now);
        for name in gone.iter().take(AT_ONCE) {
            space.remove_own(name).await?;
            self.listed.remove(name);
        }
        if gone.len() <= AT_ONCE {
            self.retires = now.saturating_add(EVERY_MS);
        }
        Ok(())
    }

    /// An earlier visit may have read the base that holds the most for long enough; it is read once more, if there is
    /// something that it could let go.
    async fn read_holder<S: Space>(&mut self, space: &S, now: i64) -> Result<(), SpaceError> {
        let own = |name: &FileName| match name {
            FileName::Title | FileName::Presence(_) => false,
            FileName::Batch(batch) => self.membership.owns(&batch.tab),
            FileName::Base(name) => self.membership.made.contains(&name.to_string()),
        };
        let old = self.listed.iter().rev().find(|name| match name {
            FileName::Base(base) => is_old(&self.membership, base, now),
            _ => false,
        });
        match old.cloned() {
            Some(FileName::Base(base))
                if !self.replica.bases().contains_key(&base) && self.listed.iter().any(own) =>
            {
                self.read_these(space, vec![FileName::Base(base)]).await
            }
            _ => Ok(()),
        }
    }
}
