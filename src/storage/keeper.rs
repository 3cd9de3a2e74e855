//! Keeps one workspace for one tab: writes its commands down, takes in those of other tabs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entry::Deed;
use super::entry::Entry;
use super::entry::Order;
use super::entry::Outcome;
use super::head::Head;
use super::journal::Journal;
use super::keys;
use super::keys::Key;
use super::load::load;
use super::lost::LostText;
use super::marks::Marks;
use super::rules::{self, step};
use super::seal;
use super::shelf::Shelf;
use super::shelf::ShelfError;
use crate::domain::base::context::Context;
use crate::domain::base::ids::MemberId;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::tables::change::Change;
use crate::domain::workspace::Workspace;

use crate::storage::fault::Fault;
use crate::storage::trouble::Trouble;

/// Where the commands of this tab stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Everything is written.
    Written,
    /// Some commands are in memory alone.
    Unwritten(ShelfError),
    /// What was written is gone from the shelf. Everything is in memory alone, and nothing is written until a
    /// person asks.
    Wiped,
    /// Stored data cannot be read; nothing is written on top of it.
    Stopped,
}

/// One workspace, as one tab holds it.
pub struct Keeper {
    pub(super) shelf: Box<dyn Shelf>,
    pub(super) tab: String,
    pub(super) base: Workspace,
    pub(super) head: Option<Head>,
    pub(super) entries: Journal,
    /// Per tab, the number of its last entry in `base`.
    pub(super) in_base: BTreeMap<String, u64>,
    pub(super) marks: Marks,
    pub(super) unwritten: Vec<Order>,
    pub(super) live: Arc<Workspace>,
    trouble: Vec<Trouble>,
    /// Texts of this browser that a teammate has written over.
    pub(super) lost: Vec<LostText>,
    pub(super) kept: Kept,
    seq: u64,
}

impl Keeper {
    /// Opens a workspace. `tab` is fresh and has no colon. Where the shelf is
    /// blocked the work goes on in memory.
    pub fn open(shelf: Box<dyn Shelf>, id: WorkspaceId, tab: String) -> Self {
        let mut keeper = Self {
            shelf,
            tab,
            base: Workspace::empty(id),
            head: None,
            entries: Journal::default(),
            in_base: BTreeMap::new(),
            marks: Marks::default(),
            unwritten: Vec::new(),
            live: Arc::new(Workspace::empty(id)),
            trouble: Vec::new(),
            lost: Vec::new(),
            kept: Kept::Written,
            seq: 0,
        };
        keeper.read();
        keeper
    }

    /// Reads everything anew; commands of this tab that are not written yet stay on top.
    pub(super) fn read(&mut self) {
        let loaded = match load(&*self.shelf, self.base.id) {
            Ok(loaded) => loaded,
            Err(why) => {
                self.kept = Kept::Unwritten(why);
                return;
            }
        };
        let stopped = loaded.stopped();
        self.trouble.retain(|trouble| trouble.fault == Fault::Overtaken);
        self.trouble.extend(loaded.trouble);
        if stopped {
            self.kept = Kept::Stopped;
            return;
        }
        let waiting: Vec<(Order, Entry)> = self
            .unwritten
            .iter()
            .filter_map(|order| Some((order.clone(), self.entries.get(order)?.clone())))
            .collect();
        self.in_base = loaded.head.as_ref().map(|head| head.folded.clone()).unwrap_or_default();
        self.base = loaded.base;
        self.head = loaded.head;
        self.entries = loaded.entries.into_iter().collect();
        self.marks.clear();
        self.live = Arc::new(loaded.workspace);
        if let Some((first, _)) = waiting.first().cloned() {
            for (order, entry) in waiting {
                self.entries.insert(order, entry);
            }
            self.run_from(&first);
        }
    }

    /// The workspace.
    pub fn workspace(&self) -> Arc<Workspace> {
        Arc::clone(&self.live)
    }

    /// What could not be read, or fell away.
    pub fn trouble(&self) -> &[Trouble] {
        &self.trouble
    }

    /// A person has read which commands fell away.
    pub fn dismiss_overtaken(&mut self) {
        self.trouble.retain(|trouble| trouble.fault != Fault::Overtaken);
    }

    /// Where the commands of this tab stand.
    pub fn kept(&self) -> Kept {
        self.kept
    }

    /// Whether nothing has ever happened here.
    pub fn is_blank(&self) -> bool {
        self.head.is_none() && self.entries.is_empty() && self.trouble.is_empty()
    }

    /// The name of this tab.
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// The shelf it writes to.
    pub fn shelf(&self) -> &dyn Shelf {
        &*self.shelf
    }

    /// Gives the shelf back.
    pub fn into_shelf(self) -> Box<dyn Shelf> {
        self.shelf
    }

    /// Writes a command down: one write, under a key of this tab.
    pub fn record(
        &mut self,
        workspace: Arc<Workspace>,
        deed: Deed,
        context: Context,
        change: Change,
    ) -> Kept {
        if self.kept == Kept::Stopped {
            return self.kept;
        }
        self.seq += 1;
        let entry = Entry { clock: self.clock().saturating_add(1), context, deed, change };
        let order = (entry.clock, self.tab.clone(), self.seq);
        self.marks.pass(&order, &workspace);
        self.entries.insert(order.clone(), entry);
        self.unwritten.push(order);
        self.live = workspace;
        self.write()
    }

    /// Writes what is not written yet, the oldest first.
    pub fn write(&mut self) -> Kept {
        if !self.unwritten.is_empty() && self.kept != Kept::Wiped {
            self.look_before_writing();
        }
        if self.kept == Kept::Wiped {
            return self.kept;
        }
        while let Some(order) = self.unwritten.first() {
            let Some(entry) = self.entries.get(order) else {
                self.unwritten.remove(0);
                continue;
            };
            let key = self.journal_key(order);
            if let Err(why) = put(&*self.shelf, &key, &entry.text()) {
                self.kept = Kept::Unwritten(why);
                return self.kept;
            }
            self.unwritten.remove(0);
        }
        if self.kept != Kept::Stopped {
            self.kept = Kept::Written;
        }
        self.kept
    }

    /// Takes in a key that another tab has written; whether anything has changed by it.
    pub fn absorb(&mut self, key: &str, text: &str) -> bool {
        let Some((id, found)) = Key::parse(key) else { return false };
        if id != self.base.id || self.kept == Kept::Stopped || rules::there().is_none() {
            return false;
        }
        match found {
            Key::Journal { tab, seq } if tab != self.tab && !self.knows(&tab, seq) => {
                match Entry::read(text) {
                    Ok(entry) => self.take_in((entry.clock, tab, seq), entry),
                    Err(fault) => self.note(fault, key.to_owned(), text.to_owned()),
                }
                true
            }
            // A newer page has come in beside this one.
            Key::Head { .. } => match Head::read(text) {
                Err(Fault::Newer) => {
                    self.note(Fault::Newer, key.to_owned(), text.to_owned());
                    true
                }
                // The team space has a new base, and the tab that reads it has begun from there.
                Ok(head) if self.is_newer_base(&head) => {
                    self.read();
                    true
                }
                Ok(_) | Err(_) => false,
            },
            _ => false,
        }
    }

    fn take_in(&mut self, order: Order, entry: Entry) {
        let (before, came) = (Arc::clone(&self.live), order.clone());
        let newest = self.entries.keys().next_back();
        if newest.is_none_or(|newest| *newest < order) {
            let mut workspace = Workspace::clone(&self.live);
            step(&mut workspace, &entry);
            self.marks.pass(&order, &workspace);
            self.live = Arc::new(workspace);
            self.entries.insert(order, entry);
        } else {
            self.entries.insert(order.clone(), entry);
            self.run_from(&order);
        }
        self.note_lost(&before, &[came]);
    }

    /// Looks whether other tabs have done something of which no word came; whether anything changed.
    pub fn catch_up(&mut self) -> bool {
        if self.kept == Kept::Stopped {
            return false;
        }
        let looked = self.look();
        if self.kept == Kept::Wiped {
            return looked;
        }
        let before = (Arc::clone(&self.live), self.trouble.len());
        let keys = self.shelf.keys(&keys::workspace_prefix(self.base.id)).unwrap_or_default();
        for key in &keys {
            match Key::parse(key) {
                // Asked before the text is read: most of them are known, and each is a copy out of the storage.
                Some((_, Key::Journal { tab, seq })) if !self.knows(&tab, seq) => {
                    if let Ok(Some(text)) = self.shelf.get(key) {
                        self.absorb(key, &text);
                    }
                }
                Some((_, Key::Head { .. })) if self.knows_less_than(key) => {
                    self.read();
                    break;
                }
                _ => {}
            }
        }
        looked || !Arc::ptr_eq(&self.live, &before.0) || self.trouble.len() != before.1
    }

    /// Whether a head lists what never came here.
    fn knows_less_than(&self, key: &str) -> bool {
        let Ok(Some(text)) = self.shelf.get(key) else { return false };
        // What cannot be read has to be shown, so it is read anew.
        let Ok(head) = Head::read(&text) else { return true };
        self.is_newer_base(&head)
            || head.folded.iter().any(|(tab, last)| *last > 0 && !self.knows(tab, *last))
    }

    pub(super) fn knows(&self, tab: &str, seq: u64) -> bool {
        self.in_base.get(tab).is_some_and(|last| seq <= *last) || self.entries.holds(tab, seq)
    }

    /// The chosen person of this workspace.
    pub fn actor(&self) -> Option<MemberId> {
        seal::word(&*self.shelf, &Key::Actor.text(self.base.id))?.parse().ok()
    }

    /// Remembers the chosen person. A word that is not kept costs one choice, so nothing is said.
    pub fn set_actor(&self, actor: MemberId) {
        let key = Key::Actor.text(self.base.id);
        let _ = seal::keep_word(&*self.shelf, &key, &actor.to_string());
    }

    /// Names this workspace as the one that is open.
    pub fn make_current(&self) {
        let _ = seal::keep_word(&*self.shelf, keys::CURRENT, &self.base.id.to_string());
    }

    pub(super) fn journal_key(&self, (_, tab, seq): &Order) -> String {
        Key::Journal { tab: tab.clone(), seq: *seq }.text(self.base.id)
    }

    pub(super) fn clock(&self) -> u64 {
        let folded = self.head.as_ref().map_or(0, |head| head.clock);
        self.entries.keys().next_back().map_or(folded, |(clock, _, _)| folded.max(*clock))
    }

    /// Steps through everything from this entry on, and says which commands of this tab fell away by it.
    pub(super) fn run_from(&mut self, first: &Order) {
        let (done, mut workspace) = match self.marks.before(first) {
            Some((order, state)) => (Some(order), state),
            None => (None, self.base.clone()),
        };
        let mut fallen = Vec::new();
        for (order, entry) in self.entries.iter() {
            if done.as_ref().is_some_and(|done| order <= done) {
                continue;
            }
            if step(&mut workspace, entry) == Outcome::FellAway && order.1 == self.tab {
                fallen.push((self.journal_key(order), entry.text()));
            }
            self.marks.pass(order, &workspace);
        }
        self.live = Arc::new(workspace);
        for (key, raw) in fallen {
            self.note(Fault::Overtaken, key, raw);
        }
    }

    fn note(&mut self, fault: Fault, key: String, raw: String) {
        let trouble = Trouble { fault, key, raw };
        // One change of another tab that cannot be read does not stop what is under way here: it would be
        // in memory alone from then on. The next opening stops at it.
        if fault == Fault::Newer {
            self.kept = Kept::Stopped;
        }
        let known = |other: &Trouble| other.key == trouble.key && other.fault == fault;
        if !self.trouble.iter().any(known) {
            self.trouble.push(trouble);
        }
    }

    /// Whether an entry of this tab may not be folded away yet: it cannot be read, or one is missing before it.
    pub(super) fn unreadable(&self, tab: &str, seq: u64) -> bool {
        self.trouble.iter().any(|trouble| {
            trouble.fault == Fault::Journal
                && Key::parse(&trouble.key)
                    == Some((self.base.id, Key::Journal { tab: tab.to_owned(), seq }))
        })
    }
}

/// A large file would fill the storage before it is folded, so its entry is packed at once. Packing takes
/// time, so any other entry is packed only where there is no room.
const LARGE: usize = 1_500_000;

/// Puts text under a key, packed where that is needed.
pub(super) fn put(shelf: &dyn Shelf, key: &str, text: &str) -> Result<(), ShelfError> {
    let plain = if text.len() > LARGE { Err(ShelfError::Full) } else { shelf.set(key, text) };
    match plain {
        Err(ShelfError::Full) => shelf.set(key, &seal::packed(text).ok_or(ShelfError::Full)?),
        done => done,
    }
}
