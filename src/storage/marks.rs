//! States along the way: an entry that comes late is stepped through from the last one before it,
//! and not from the beginning.

use crate::domain::workspace::Workspace;
use crate::storage::entry::Order;
use std::collections::BTreeMap;

/// How many entries lie between two marks.
const APART: usize = 24;

/// The workspace as it was after some of the entries. A copy shares all that did not change.
#[derive(Default)]
pub struct Marks {
    states: BTreeMap<Order, Workspace>,
    since: usize,
}

impl Marks {
    /// An entry was stepped through, and left this.
    pub fn pass(&mut self, order: &Order, workspace: &Workspace) {
        self.since += 1;
        if self.since >= APART {
            self.since = 0;
            self.states.insert(order.clone(), workspace.clone());
        }
    }

    /// The last state before an entry; those after it hold no longer.
    pub fn before(&mut self, order: &Order) -> Option<(Order, Workspace)> {
        self.states.retain(|mark, _| mark < order);
        self.since = 0;
        self.states.last_key_value().map(|(order, state)| (order.clone(), state.clone()))
    }

    /// Entries up to this one are in the records now.
    pub fn forget_until(&mut self, order: &Order) {
        self.states.retain(|mark, _| mark > order);
    }

    /// Everything was read anew.
    pub fn clear(&mut self) {
        self.states.clear();
        self.since = 0;
    }
}
