//! The entries that a tab holds, in the order of all tabs; and which numbers of each tab are among them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use super::entry::{Entry, Order};

/// The numbers of each tab.
type Numbered = BTreeMap<String, BTreeSet<u64>>;

/// Entries by their order. The order begins with the clock, so who asks for a number of a tab is answered from a list
/// of numbers and not by going through all.
#[derive(Debug, Default)]
pub struct Journal {
    entries: BTreeMap<Order, Entry>,
    numbers: Numbered,
}

impl Journal {
    /// Whether an entry of this tab with this number is there, whatever its clock.
    pub fn holds(&self, tab: &str, seq: u64) -> bool {
        self.numbers.get(tab).is_some_and(|numbers| numbers.contains(&seq))
    }

    /// Puts an entry in its place.
    pub fn insert(&mut self, order: Order, entry: Entry) {
        note(&mut self.numbers, &order);
        self.entries.insert(order, entry);
    }

    /// Takes these entries out.
    pub fn remove(&mut self, gone: &BTreeSet<Order>) {
        if gone.is_empty() {
            return;
        }
        self.entries.retain(|order, _| !gone.contains(order));
        // Noted anew, because another entry may bear the number of one that is gone.
        self.numbers.clear();
        for order in self.entries.keys() {
            note(&mut self.numbers, order);
        }
    }
}

fn note(numbers: &mut Numbered, (_, tab, seq): &Order) {
    match numbers.get_mut(tab) {
        Some(known) => drop(known.insert(*seq)),
        None => drop(numbers.insert(tab.clone(), BTreeSet::from([*seq]))),
    }
}

impl Deref for Journal {
    type Target = BTreeMap<Order, Entry>;
    fn deref(&self) -> &Self::Target {
        &self.entries
    }
}

impl FromIterator<(Order, Entry)> for Journal {
    fn from_iter<I: IntoIterator<Item = (Order, Entry)>>(entries: I) -> Self {
        let mut journal = Self::default();
        entries.into_iter().for_each(|(order, entry)| journal.insert(order, entry));
        journal
    }
}
