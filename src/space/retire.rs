//! What a browser may remove of its own files: what a base has held long enough.

use std::collections::{BTreeMap, BTreeSet};

use super::base::Base;
use super::fold::includes;
use super::name::{BaseName, FileName};
use super::replica::Replica;
use crate::storage::shared::Membership;

/// So long a base has to be known before what it holds is removed, in milliseconds: 60 days.
pub const KEPT_MS: i64 = 60 * 24 * 3_600_000;

/// Returns the files that this browser may remove: its own entries and bases that a base of somebody else's has held for
/// 60 days, if the chosen base holds them as well. A base of its own proves nothing: a browser that is cut
/// off makes one that nobody has read. `since` says when this browser first read a base; `now` is in milliseconds.
pub fn removable(
    replica: &Replica,
    listed: &BTreeSet<FileName>,
    membership: &Membership,
    since: &BTreeMap<BaseName, i64>,
    now: i64,
) -> Vec<FileName> {
    let Some((chosen_name, chosen)) = replica.chosen() else { return Vec::new() };
    let holds = |(name, base): &(&BaseName, &Base)| {
        let old = since.get(*name).is_some_and(|since| *since <= now.saturating_sub(KEPT_MS));
        old && base.by != membership.device && includes(&chosen.folded, &base.folded)
    };
    let holders: Vec<&Base> = replica.bases().iter().filter(holds).map(|(_, base)| base).collect();
    let held = |tab: &String, last: u64| {
        holders.iter().any(|base| base.folded.get(tab).is_some_and(|seq| last <= *seq))
    };
    let removable = |name: &&FileName| match name {
        FileName::Title | FileName::Presence(_) => false,
        FileName::Batch(batch) => membership.owns(&batch.tab) && held(&batch.tab, batch.last),
        FileName::Base(name) => replica.bases().get(name).is_some_and(|base| {
            base.by == membership.device
                && name != chosen_name
                && holders.iter().any(|holder| includes(&holder.folded, &base.folded))
        }),
    };
    listed.iter().filter(removable).cloned().collect()
}
