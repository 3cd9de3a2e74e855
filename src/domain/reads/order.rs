//! The one ordered list: who stands where, and the next key.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::{Record, Tables};

/// The place of an item in the list: its rank, and its id where two have the same.
pub fn place(item: &BacklogItem) -> (&Rank, ItemId) {
    (&item.rank, item.id)
}

/// Puts items in the order of the list.
pub fn sort(items: &mut [&Arc<BacklogItem>]) {
    items.sort_by(|one, two| place(one).cmp(&place(two)));
}

/// Returns these items in the order of the list.
pub fn sorted(items: &[Arc<BacklogItem>]) -> Vec<Arc<BacklogItem>> {
    let mut items: Vec<_> = items.iter().collect();
    sort(&mut items);
    items.into_iter().cloned().collect()
}

/// Every item in the order of the list, whatever its position.
pub fn in_order(tables: &Tables) -> Vec<&Arc<BacklogItem>> {
    let mut items: Vec<_> = tables.items.values().collect();
    sort(&mut items);
    items
}

/// The items chosen for a sprint, in the order of the list.
pub fn chosen<'t>(sprint: &Sprint, tables: &'t Tables) -> Vec<&'t Arc<BacklogItem>> {
    let found = sprint.chosen.keys().filter_map(|id| tables.items.get(*id));
    let mut items: Vec<_> = found.collect();
    sort(&mut items);
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

/// A key belongs to one item: an item that comes in and whose key another has gets the next free
/// number. What is here already comes first, then what the file changes, then what is new.
pub fn give_free_keys(tables: &Tables, coming: &mut [&mut Record]) {
    let incoming: BTreeSet<ItemId> =
        coming.iter().filter_map(|one| item_of(one)).map(|item| item.id).collect();
    let all = tables.items.values().chain(coming.iter().filter_map(|one| item_of(one)));
    let mut last = all.map(|item| item.key.number()).max().unwrap_or(0);
    let here = tables.items.values().filter(|item| !incoming.contains(&item.id));
    let mut taken: BTreeSet<ItemKey> = here.map(|item| item.key.clone()).collect();
    let prefix = tables.profile.as_ref().map_or("", |profile| profile.key_prefix.as_str());
    for known in [true, false] {
        for record in coming.iter_mut() {
            if let Record::BacklogItem(item) = record
                && tables.items.contains(item.id) == known
                && !taken.insert(item.key.clone())
            {
                last = last.saturating_add(1);
                let prefix = if prefix.is_empty() { item.key.prefix() } else { prefix };
                let key = ItemKey::of(prefix, last);
                taken.insert(key.clone());
                Arc::make_mut(item).key = key;
            }
        }
    }
}

fn item_of(record: &Record) -> Option<&Arc<BacklogItem>> {
    match record {
        Record::BacklogItem(item) => Some(item),
        _ => None,
    }
}

/// The items on both sides of a place.
type Gap<'t> = (Option<&'t Arc<BacklogItem>>, Option<&'t Arc<BacklogItem>>);

/// As many ranks in a row at that place; the moved items themselves do not count as neighbors.
///
/// # Errors
/// Where the place names an item that is not there.
pub fn ranks_at(
    tables: &Tables,
    place: Place,
    moved: &BTreeSet<ItemId>,
    count: usize,
) -> Result<Vec<Rank>, Refusal> {
    let (before, after) = neighbors(tables, place, moved)?;
    let after = after.map(|item| &item.rank);
    let mut before = before.map(|item| item.rank.clone());
    // One after the other: other versions run the same journal entry, and all must come to the same ranks.
    let mut ranks = Vec::with_capacity(count);
    for _ in 0..count {
        let rank = Rank::between(before.as_ref(), after);
        before = Some(rank.clone());
        ranks.push(rank);
    }
    Ok(ranks)
}

/// The last item before a place and the first one after it, of those that stay. One pass: sorting all items
/// to find two of them would cost more than adding one.
fn neighbors<'t>(
    tables: &'t Tables,
    to: Place,
    moved: &BTreeSet<ItemId>,
) -> Result<Gap<'t>, Refusal> {
    let at = |id: ItemId| {
        tables.items.get(id).map(|item| place(item)).ok_or_else(|| Refusal::unknown("backlog item"))
    };
    // Where the gap is: right before an item, right after it, or at an end.
    let (named, with_it) = match to {
        Place::First | Place::Last => (None, to == Place::Last),
        Place::Above(id) => (Some(at(id)?), false),
        Place::Below(id) => (Some(at(id)?), true),
    };
    let (mut before, mut after): Gap<'t> = (None, None);
    for item in tables.items.values().filter(|item| !moved.contains(&item.id)) {
        let here = place(item);
        let is_before = named.map_or(with_it, |named| here < named || (with_it && here == named));
        if is_before {
            before = before.filter(|other| place(other) > here).or(Some(item));
        } else {
            after = after.filter(|other| place(other) < here).or(Some(item));
        }
    }
    Ok((before, after))
}
