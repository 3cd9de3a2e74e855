//! Storage that is wiped under an open page: noticed when it is looked at, and written again when a person asks.
//!
//! From the moment it is noticed nothing is written, because an entry without those before it would be
//! taken for damage. Everything stays in memory until then.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Order;
use super::head::Head;
use super::keeper::{Keeper, Kept};
use super::keys;
use super::load::read_heads;
use super::migrations::FORMAT;
use super::shelf::ShelfError;
use crate::domain::workspace::Workspace;

/// What lies on the shelf of one workspace.
struct There {
    keys: BTreeSet<String>,
    /// The latest head.
    best: Option<Head>,
}

impl There {
    fn lists(&self, (_, tab, seq): &Order) -> bool {
        self.best.as_ref().and_then(|best| best.folded.get(tab)).is_some_and(|last| seq <= last)
    }
}

impl Keeper {
    /// Looks whether what this tab has written or read is still there. Returns whether the answer has changed.
    pub fn look(&mut self) -> bool {
        let before = self.kept();
        match (before, self.there()) {
            (Kept::Stopped, _) | (_, Err(_) | Ok(None)) => {}
            (_, Ok(Some(there))) if self.is_gone(&there) => self.kept = Kept::Wiped,
            // Another tab has written it again.
            (Kept::Wiped, Ok(Some(_))) => {
                self.kept = Kept::Written;
                self.write();
            }
            _ => {}
        }
        self.kept() != before
    }

    /// Looks at one key, and at the others only if that one is gone: this happens before every write.
    pub(super) fn look_before_writing(&mut self) {
        let head = self.head.as_ref().map(|head| head.key(self.base.id));
        let written = || self.entries.keys().find(|order| !self.unwritten.contains(order));
        let anchor = head.or_else(|| written().map(|order| self.journal_key(order)));
        if anchor.is_some_and(|key| self.shelf.get(&key) == Ok(None)) {
            self.look();
        }
    }

    /// Writes everything this tab holds once more. `now` is in milliseconds.
    ///
    /// # Errors
    /// [`ShelfError`]; then everything is still in memory.
    pub fn write_again(&mut self, now: i64) -> Result<Kept, ShelfError> {
        let there = match self.there()? {
            Some(there) if self.kept() == Kept::Wiped => there,
            _ => return Ok(self.kept()),
        };
        let gone =
            |order: &&Order| !there.lists(order) && !there.keys.contains(&self.journal_key(order));
        self.unwritten = self.entries.keys().filter(gone).cloned().collect();
        if self.is_ahead(&there) {
            self.kept = Kept::Written;
            self.read();
        } else if let Some(known) = self.head.clone() {
            self.write_records_again(known, there.best, now)?;
            self.kept = Kept::Written;
        } else {
            self.kept = Kept::Written;
        }
        Ok(self.write())
    }

    /// Writes the records of the last fold under new keys, with a head that outranks any that is left.
    fn write_records_again(
        &mut self,
        known: Head,
        left: Option<Head>,
        now: i64,
    ) -> Result<(), ShelfError> {
        let at = known.at.max(left.as_ref().map_or(known.at, |left| left.at));
        let head = Head {
            format: FORMAT,
            name: self.base.name().to_owned(),
            clock: known.clock.max(left.map_or(0, |left| left.clock)),
            tab: self.tab.clone(),
            at: now.max(at.saturating_add(1)),
            folded: self.in_base.clone(),
            records: BTreeMap::new(),
            base: known.base,
            unknown: known.unknown,
        };
        let head = self.write_fold(&Workspace::empty(self.base.id), &self.base, head)?;
        self.rest_on(self.base.clone(), head, &BTreeSet::new());
        Ok(())
    }

    /// What lies there; none if a head cannot be read, which is another fault.
    fn there(&self) -> Result<Option<There>, ShelfError> {
        let keys = self.shelf.keys(&keys::workspace_prefix(self.base.id))?;
        let mut best: Option<Head> = None;
        for head in read_heads(&*self.shelf, &keys)? {
            let Ok(head) = head else { return Ok(None) };
            if best.as_ref().is_none_or(|best| best.rank() < head.rank()) {
                best = Some(head);
            }
        }
        Ok(Some(There { keys: keys.into_iter().collect(), best }))
    }

    fn is_gone(&self, there: &There) -> bool {
        let entry = |order: &Order| {
            !self.unwritten.contains(order)
                && !there.lists(order)
                && !there.keys.contains(&self.journal_key(order))
        };
        self.head.is_some() && !self.is_ahead(there) || self.entries.keys().any(entry)
    }

    /// Whether the head that lies there is whole, or of a later fold than this tab knows.
    fn is_ahead(&self, there: &There) -> bool {
        let Some(best) = &there.best else { return false };
        match self.head.as_ref().map(|known| best.rank().cmp(&known.rank())) {
            Some(std::cmp::Ordering::Less) => false,
            Some(std::cmp::Ordering::Equal) => {
                best.keys(self.base.id).iter().all(|key| there.keys.contains(key))
            }
            Some(std::cmp::Ordering::Greater) | None => true,
        }
    }
}
