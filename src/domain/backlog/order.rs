//! The one ordered list: who stands where, and the next key.

use std::sync::Arc;

use super::command::Place;
use super::item::BacklogItem;
use super::key::ItemKey;
use super::rank::Rank;
use crate::domain::ids::ItemId;
use crate::domain::order::InOrder;
use crate::domain::records::{Record, Tables};
use crate::domain::refusal::Refusal;
use crate::domain::sorted::SortedMap;

/// Every item in the order of the list, whatever its position.
pub fn in_order(tables: &Tables) -> Vec<&Arc<BacklogItem>> {
    let mut items: Vec<_> = tables.items.values().collect();
    items.order_by(|one, two| (&one.rank, one.id).cmp(&(&two.rank, two.id)));
    items
}

/// The key of the next new item: one above the highest number given under the team's prefix.
pub fn next_key(tables: &Tables) -> ItemKey {
    let prefix = tables.profile.as_ref().map_or("ITEM", |profile| profile.key_prefix.as_str());
    let shape = ItemKey::of(prefix, 0);
    let given = tables.items.values().filter(|item| item.key.prefix() == shape.prefix());
    let highest = given.map(|item| item.key.number()).max().unwrap_or(0);
    ItemKey::of(prefix, highest.saturating_add(1))
}

/// A key belongs to one item for life: a new item whose key another has gets the next free number.
pub fn give_free_keys(tables: &Tables, new: &mut [&mut Record]) {
    let taken: SortedMap<ItemKey, ItemId> =
        tables.items.values().map(|item| (item.key.clone(), item.id)).collect();
    let coming = new.iter().filter_map(|record| match record {
        Record::BacklogItem(item) => Some(item.key.number()),
        _ => None,
    });
    let mut last = taken.keys().map(ItemKey::number).chain(coming).max().unwrap_or(0);
    let prefix = tables.profile.as_ref().map_or("", |profile| profile.key_prefix.as_str());
    for record in new {
        if let Record::BacklogItem(item) = record
            && taken.get(&item.key).is_some_and(|id| *id != item.id)
        {
            last = last.saturating_add(1);
            Arc::make_mut(item).key = ItemKey::of(prefix, last);
        }
    }
}

/// As many ranks in a row at that place; the moved items themselves do not count as neighbours.
///
/// # Errors
/// Where the place names an item that is not there.
pub fn ranks_at(
    tables: &Tables,
    place: Place,
    moved: &[ItemId],
    count: usize,
) -> Result<Vec<Rank>, Refusal> {
    let list = in_order(tables);
    let at = |id: ItemId| {
        list.iter().position(|item| item.id == id).ok_or_else(|| Refusal::unknown("backlog item"))
    };
    let split = match place {
        Place::First => 0,
        Place::Last => list.len(),
        Place::Above(id) => at(id)?,
        Place::Below(id) => at(id)? + 1,
    };
    let stays = |item: &&&Arc<BacklogItem>| !moved.contains(&item.id);
    let after = list.iter().skip(split).find(stays).map(|item| &item.rank);
    let mut before = list.iter().take(split).rev().find(stays).map(|item| item.rank.clone());
    let mut ranks = Vec::with_capacity(count);
    for _ in 0..count {
        let rank = Rank::between(before.as_ref(), after);
        before = Some(rank.clone());
        ranks.push(rank);
    }
    Ok(ranks)
}
