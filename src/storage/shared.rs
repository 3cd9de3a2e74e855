//! A workspace that a team space replicates, as this browser keeps it.
//!
//! Its records are a base of the space and never a fold of its own: every browser has to begin from the same records,
//! or entries that arrive late would run on other ground in each. Entries of others lie in the journal beside the own
//! ones. Knows nothing of files and addresses (`space/`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entry::{Entry, Order};
use super::head::Head;
use super::keeper::{Keeper, Kept, put};
use super::keys::Key;
use super::migrations::FORMAT;
use super::seal;
use super::shelf::{Shelf, ShelfError};
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::json;
use crate::domain::workspace::Workspace;

/// Per tab, the number of its last entry that is contained in something.
pub type Numbers = BTreeMap<String, u64>;

/// How this browser takes part in a team space.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Where the space is: an address that ends in a slash.
    pub address: String,
    /// What the names of this browser's tabs begin with.
    pub device: String,
    /// Per own tab, the number of its last entry that the space has confirmed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sent: Numbers,
    /// Names of bases that hold nothing this browser does not have, so that they need not be read again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub covered: BTreeSet<String>,
    /// Per tab, the number of the last entry that somebody had read before they wrote what was read here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub awaited: Numbers,
    /// Per own tab, what a base of somebody else's holds of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub held: BTreeMap<String, Held>,
    /// The names of own bases.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub made: BTreeSet<String>,
    /// Own bases whose contents a base of somebody else's holds, and since when that is known here, in milliseconds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub held_bases: BTreeMap<String, i64>,
    /// Own files that hold what smaller ones hold as well, and since when they are known to be whole, in milliseconds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gathered: BTreeMap<String, i64>,
}

/// What a base of somebody else's holds of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The number of the last entry.
    pub last: u64,
    /// Since when that is known here, in milliseconds.
    pub since: i64,
}

/// How this browser takes part; none where the workspace is its own alone.
pub fn membership(shelf: &dyn Shelf, id: WorkspaceId) -> Option<Membership> {
    json::parse(&seal::word(shelf, &Key::Space.text(id))?).ok()
}

/// What the names of this browser's tabs begin with; none where the workspace is its own alone. Reads no more than that,
/// because every page asks for it as it opens.
pub fn device(shelf: &dyn Shelf, id: WorkspaceId) -> Option<String> {
    let membership: Value = json::parse(&seal::word(shelf, &Key::Space.text(id))?).ok()?;
    Some(membership.get("device")?.as_str()?.to_owned())
}

/// Remembers how this browser takes part.
///
/// # Errors
/// [`ShelfError`].
pub fn keep_membership(
    shelf: &dyn Shelf,
    id: WorkspaceId,
    membership: &Membership,
) -> Result<(), ShelfError> {
    seal::keep_word(shelf, &Key::Space.text(id), &json::text(membership))
}

/// Takes part no longer. What lies here stays, and is folded here again.
///
/// # Errors
/// [`ShelfError`].
pub fn leave(shelf: &dyn Shelf, id: WorkspaceId) -> Result<(), ShelfError> {
    shelf.remove(&Key::Space.text(id))
}

/// A base of the team space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its name there.
    pub name: String,
    /// No entry in it has a higher clock.
    pub clock: u64,
    /// What it contains.
    pub folded: Numbers,
    /// The records.
    pub workspace: Workspace,
}

impl Membership {
    /// Whether this is a tab of this browser.
    pub fn owns(&self, tab: &str) -> bool {
        tab.strip_prefix(&self.device).is_some_and(|rest| rest.starts_with('-'))
    }
}

impl Keeper {
    /// Whether a team space replicates this workspace.
    pub fn is_shared(&self) -> bool {
        matches!(self.shelf.get(&Key::Space.text(self.base.id)), Ok(Some(_)))
    }

    /// Whether this head begins from another base than this tab, and a later one.
    pub(super) fn is_newer_base(&self, head: &Head) -> bool {
        head.base.is_some()
            && self
                .head
                .as_ref()
                .is_none_or(|known| head.base != known.base && head.rank() > known.rank())
    }

    /// The name of the base this tab begins from; none where its records are a fold of its own.
    pub fn ground_name(&self) -> Option<String> {
        self.head.as_ref()?.base.clone()
    }

    /// The base this tab begins from; none where its records are a fold of its own.
    pub fn ground(&self) -> Option<Ground> {
        let head = self.head.as_ref()?;
        Some(Ground {
            name: head.base.clone()?,
            clock: head.clock,
            folded: self.in_base.clone(),
            workspace: self.base.clone(),
        })
    }

    /// The entries on top of the records, in their order.
    pub fn entries(&self) -> &BTreeMap<Order, Entry> {
        &self.entries
    }

    /// Everything that was ever done here, as the base with which sharing begins.
    pub fn whole(&self) -> Ground {
        let mut folded = self.in_base.clone();
        for (_, tab, seq) in self.entries.keys() {
            let last = folded.entry(tab.clone()).or_default();
            *last = (*last).max(*seq);
        }
        let workspace = Workspace::clone(&self.live);
        Ground { name: String::new(), clock: self.clock(), folded, workspace }
    }

    /// Takes in entries of others. They are written first, so that every tab of this browser has them; what finds no
    /// room waits as an own entry does. Returns whether any was new.
    pub fn receive(&mut self, entries: impl IntoIterator<Item = (Order, Entry)>) -> bool {
        if self.kept() == Kept::Stopped {
            return false;
        }
        let before = Arc::clone(&self.live);
        let mut came: Vec<Order> = Vec::new();
        for (order, entry) in entries {
            // Most are known in their very place, which is found at once.
            if self.entries.contains_key(&order) || self.knows(&order.1, order.2) {
                continue;
            }
            self.write_received(&order, &entry);
            came.push(order.clone());
            self.entries.insert(order, entry);
        }
        if let Some(first) = came.iter().min().cloned() {
            self.run_from(&first);
            self.note_lost(&before, &came);
        }
        !came.is_empty()
    }

    fn write_received(&mut self, order: &Order, entry: &Entry) {
        let key = self.journal_key(order);
        let there = matches!(self.shelf.get(&key), Ok(Some(_)));
        if there || self.kept() == Kept::Wiped {
            return;
        }
        if let Err(why) = put(&*self.shelf, &key, &entry.text()) {
            self.unwritten.push(order.clone());
            self.kept = Kept::Unwritten(why);
        }
    }

    /// As [`Self::adopt`], for a browser that has a copy of its own of which the space knows nothing. Nothing of that copy
    /// is left then, so whoever calls this keeps a snapshot of it.
    ///
    /// # Errors
    /// [`ShelfError`]; then everything is as it was.
    pub fn adopt_instead(
        &mut self,
        ground: &Ground,
        entries: impl IntoIterator<Item = (Order, Entry)>,
        now: i64,
    ) -> Result<(), ShelfError> {
        let mut ground = ground.clone();
        for (tab, seq) in self.whole().folded {
            let last = ground.folded.entry(tab).or_default();
            *last = (*last).max(seq);
        }
        self.adopt(&ground, entries, now)
    }

    /// Whether the space knows everything that was folded here, and some of what was done here at all: then this copy goes
    /// on from that of the space, and what it alone has stays on top. `reach` has per tab the number of the last entry there.
    pub fn goes_on_from(&self, reach: &Numbers) -> bool {
        let is_there = |(tab, seq): (&String, &u64)| reach.get(tab).is_some_and(|last| seq <= last);
        self.in_base.iter().all(is_there)
            && self.whole().folded.keys().any(|tab| reach.contains_key(tab))
    }

    /// Begins from a base of the team space, with these entries on top of it, which are all it has there. Own entries
    /// that it does not contain stay on top as well. `now` is in milliseconds.
    ///
    /// # Errors
    /// [`ShelfError`]; then everything is as it was.
    pub fn adopt(
        &mut self,
        ground: &Ground,
        entries: impl IntoIterator<Item = (Order, Entry)>,
        now: i64,
    ) -> Result<(), ShelfError> {
        if self.kept() == Kept::Stopped {
            return Ok(());
        }
        let contained =
            |(_, tab, seq): &Order| ground.folded.get(tab).is_some_and(|last| seq <= last);
        for (order, entry) in entries {
            if !contained(&order) && !self.entries.contains_key(&order) {
                self.write_received(&order, &entry);
                self.entries.insert(order, entry);
            }
        }
        let known = self.head.as_ref().filter(|head| head.format == FORMAT);
        let stored = known.map_or_else(|| Workspace::empty(self.base.id), |_| self.base.clone());
        let head = Head {
            format: FORMAT,
            name: ground.workspace.name().to_owned(),
            clock: self.head.as_ref().map_or(0, |head| head.clock).max(ground.clock),
            tab: self.tab.clone(),
            at: self.head.as_ref().map_or(now, |head| now.max(head.at.saturating_add(1))),
            folded: ground.folded.clone(),
            records: known.map(|head| head.records.clone()).unwrap_or_default(),
            base: Some(ground.name.clone()),
            unknown: BTreeMap::new(),
        };
        let head = self.write_fold(&stored, &ground.workspace, head)?;
        let settled: BTreeSet<Order> =
            self.entries.keys().filter(|order| contained(order)).cloned().collect();
        self.unwritten.retain(|order| !settled.contains(order));
        self.rest_on(ground.workspace.clone(), head, &settled);
        self.marks.clear();
        self.live = Arc::new(self.base.clone());
        if let Some(first) = self.entries.keys().next().cloned() {
            self.run_from(&first);
        }
        Ok(())
    }
}
