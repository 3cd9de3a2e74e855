//! The open blockers by item, for what asks of many items whether they are blocked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::records::blocker::Blocker;
use crate::domain::tables::record::Tables;

/// The open blocker of each item that has one. It reads every blocker, so a loop over items makes it once.
pub struct OpenBlockers<'t>(BTreeMap<ItemId, &'t Arc<Blocker>>);

impl<'t> OpenBlockers<'t> {
    /// Those of a team.
    pub fn of(tables: &'t Tables) -> Self {
        let open = tables.blockers.values().filter(|blocker| blocker.is_open());
        Self(open.map(|blocker| (blocker.item, blocker)).collect())
    }

    /// The blocker an item stands still for.
    pub fn get(&self, item: ItemId) -> Option<&'t Arc<Blocker>> {
        self.0.get(&item).copied()
    }

    /// Whether an item is blocked.
    pub fn has(&self, item: ItemId) -> bool {
        self.0.contains_key(&item)
    }
}
