//! Whether a change adds a contradiction, found by looking at what the change touches.
//!
//! The answer is that of a look at everything, which costs a walk through all records for each change that is replayed.
//! So the narrow look says only that nothing differs; wherever it cannot, everything is looked at.

use std::collections::BTreeSet;

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::change::Change;
use crate::domain::tables::integrity::{self, Contradiction, contradictions};
use crate::domain::tables::record::Tables;
use crate::domain::tables::references::{are_named_elsewhere, gaps_of};

/// Whether these tables, of which a change made those, are whole after it, or contradict themselves as they did.
pub fn adds_none(before: &Tables, after: &Tables, change: &Change) -> bool {
    if Touched::by(before, after, change).leaves_all_alike() {
        return true;
    }
    let found = contradictions(after);
    found.is_empty() || found == contradictions(before)
}

/// What a change touches, on both sides of it. Every other record is the same in both.
struct Touched<'t> {
    before: &'t Tables,
    after: &'t Tables,
    keys: BTreeSet<RecordKey>,
    items: BTreeSet<ItemId>,
    sprints: BTreeSet<SprintId>,
}

impl<'t> Touched<'t> {
    fn by(before: &'t Tables, after: &'t Tables, change: &Change) -> Self {
        let keys: BTreeSet<RecordKey> = change.records.iter().map(|record| record.key).collect();
        let (mut items, mut sprints) = (BTreeSet::new(), BTreeSet::new());
        for key in &keys {
            match key {
                RecordKey::BacklogItem(id) => drop(items.insert(*id)),
                RecordKey::Sprint(id) => drop(sprints.insert(*id)),
                _ => {}
            }
        }
        Self { before, after, keys, items, sprints }
    }

    /// Whether every record, and every rule that looks at several, contradicts itself after the change with the same
    /// words as before it, or not at all. Then the whole lists are alike, in their order too.
    fn leaves_all_alike(&self) -> bool {
        self.names_are_alike()
            && self.item_keys_are_alike()
            && self.items_are_alike()
            && self.sprints_are_alike()
            && self.small_tables_are_alike()
    }

    /// Whether a rule finds the same in both tables.
    fn alike(&self, find: impl Fn(&Tables, &mut Vec<Contradiction>)) -> bool {
        let found = |tables: &Tables| {
            let mut found = Vec::new();
            find(tables, &mut found);
            found
        };
        found(self.before) == found(self.after)
    }

    /// A touched record names what it names; any other can only lose or find what has gone or come.
    fn names_are_alike(&self) -> bool {
        let why = |tables: &Tables, key: RecordKey| {
            gaps_of(tables, key).into_iter().map(|gap| gap.why).collect::<Vec<_>>()
        };
        let came_or_went = |key: &&RecordKey| self.before.has(key) != self.after.has(key);
        let moved: BTreeSet<RecordKey> = self.keys.iter().filter(came_or_went).copied().collect();
        self.keys.iter().all(|key| why(self.before, *key) == why(self.after, *key))
            && (moved.is_empty() || !are_named_elsewhere(self.after, &self.keys, &moved))
    }

    /// Only a key that came, went or changed can be one of two, or be so no longer. The id is told with it, and in a
    /// damaged table that may change as well.
    fn item_keys_are_alike(&self) -> bool {
        fn key_of(tables: &Tables, id: ItemId) -> Option<(&ItemKey, ItemId)> {
            tables.items.get(id).map(|item| (&item.key, item.id))
        }
        let sides = self.items.iter().map(|id| (key_of(self.before, *id), key_of(self.after, *id)));
        let moved: BTreeSet<&ItemKey> = sides
            .filter(|(before, after)| before != after)
            .flat_map(|(before, after)| before.into_iter().chain(after))
            .map(|(key, _)| key)
            .collect();
        let is_twice = |tables: &Tables| {
            let mut seen = BTreeSet::new();
            let mut bearers = tables.items.values().filter(|item| moved.contains(&item.key));
            bearers.any(|item| !seen.insert(&item.key))
        };
        moved.is_empty() || !(is_twice(self.before) || is_twice(self.after))
    }

    /// Where an item is has to fit to its sprint, so items of a touched sprint are looked at as well.
    fn items_are_alike(&self) -> bool {
        let mut all = self.items.clone();
        if !self.sprints.is_empty() {
            let items = self.after.items.ids().zip(self.after.items.values());
            let touched = |sprint| self.sprints.contains(&sprint);
            let inside = items.filter(|(_, item)| item.position.sprint().is_some_and(touched));
            all.extend(inside.map(|(id, _)| id));
        }
        all.into_iter().all(|id| {
            self.alike(|tables, found| {
                if let Some(item) = tables.items.get(id) {
                    integrity::of_item(tables, item, found);
                }
            })
        })
    }

    /// What a sprint lists has to fit to its items, so sprints that list a touched item are looked at as well.
    fn sprints_are_alike(&self) -> bool {
        let mut all = self.sprints.clone();
        let sprints = self.after.sprints.ids().zip(self.after.sprints.values());
        let listing = sprints.filter(|(_, sprint)| self.is_listed(sprint));
        all.extend(listing.map(|(id, _)| id));
        all.into_iter().all(|id| {
            self.alike(|tables, found| {
                if let Some(sprint) = tables.sprints.get(id) {
                    integrity::of_sprint(tables, sprint, found);
                }
            })
        })
    }

    /// Whether a sprint lists a touched item; goes through whichever is shorter.
    fn is_listed(&self, sprint: &Sprint) -> bool {
        if self.items.len() < sprint.chosen.len() {
            self.items.iter().any(|item| sprint.chosen.contains_key(item))
        } else {
            sprint.chosen.keys().any(|item| self.items.contains(item))
        }
    }

    /// Rules that look at a whole table, each where that table is another one now.
    fn small_tables_are_alike(&self) -> bool {
        let (before, after) = (self.before, self.after);
        let sprints = before.sprints.same(&after.sprints);
        let priorities = before.priorities.same(&after.priorities);
        let blockers = before.blockers.same(&after.blockers) && before.items.same(&after.items);
        let check_ins = before.check_ins.same(&after.check_ins);
        let retrospectives = before.retrospectives.same(&after.retrospectives);
        (sprints && priorities || self.alike(integrity::two_at_a_time))
            && (blockers || self.alike(integrity::of_blockers))
            && (check_ins || self.alike(integrity::of_check_ins))
            && (retrospectives || self.alike(integrity::of_retrospectives))
    }
}
