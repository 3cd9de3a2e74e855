//! Which items have been learned from.

use std::collections::BTreeSet;

use crate::domain::base::ids::{CampaignId, ItemId};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::tables::record::Tables;

/// The items and campaigns that learnings are about. It reads every learning, so a loop over items makes it once.
pub struct Learned {
    items: BTreeSet<ItemId>,
    campaigns: BTreeSet<CampaignId>,
}

impl Learned {
    /// Those of all learnings on record.
    pub fn of(tables: &Tables) -> Self {
        let items: BTreeSet<ItemId> =
            tables.learnings.values().filter_map(|learning| learning.item).collect();
        let campaigns = items.iter().filter_map(|id| tables.items.get(*id)?.campaign).collect();
        Self { items, campaigns }
    }

    /// Whether the item has a learning, or its campaign if that is what is measured.
    pub fn has(&self, item: &BacklogItem) -> bool {
        let shared = item.campaign.filter(|_| item.measurement.is_none());
        self.items.contains(&item.id)
            || shared.is_some_and(|campaign| self.campaigns.contains(&campaign))
    }
}

/// Whether something is to be learned from an item: it is in a sprint, was done in one, or is live.
pub fn is_out(item: &BacklogItem) -> bool {
    match item.position {
        Position::InSprint { .. } => true,
        Position::Backlog => item.launch.as_ref().is_some_and(|launch| launch.launched.is_some()),
        Position::Dropped { .. } | Position::Archived => false,
    }
}
