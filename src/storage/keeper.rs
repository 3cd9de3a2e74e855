//! Keeps one workspace for one tab: writes its commands down, takes in those of other tabs.

use std::sync::Arc;

use super::entry::{Deed, Entry, Order, step};
use super::head::Head;
use super::keys::{self, Key};
use super::load::{load, run};
use super::shelf::{Shelf, ShelfError};
use super::trouble::{Fault, Trouble};
use crate::domain::context::Context;
use crate::domain::ids::{MemberId, WorkspaceId};
use crate::domain::sorted::SortedMap;
use crate::domain::stored;
use crate::domain::workspace::{Change, Workspace};

/// Where the commands of this tab stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Everything is written.
    Written,
    /// Some commands are in memory alone.
    Unwritten(ShelfError),
    /// Stored data cannot be read; nothing is written on top of it.
    Stopped,
}

/// One workspace, as one tab holds it.
pub struct Keeper {
    pub(super) shelf: Box<dyn Shelf>,
    pub(super) tab: String,
    pub(super) base: Workspace,
    pub(super) head: Option<Head>,
    pub(super) entries: SortedMap<Order, Entry>,
    /// Per tab, the number of its last entry in `base`.
    pub(super) in_base: SortedMap<String, u64>,
    live: Arc<Workspace>,
    trouble: Vec<Trouble>,
    unwritten: Vec<Order>,
    kept: Kept,
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
            entries: SortedMap::new(),
            in_base: SortedMap::new(),
            live: Arc::new(Workspace::empty(id)),
            trouble: Vec::new(),
            unwritten: Vec::new(),
            kept: Kept::Written,
            seq: 0,
        };
        keeper.read();
        keeper
    }

    /// Reads everything anew; commands of this tab that are not written yet stay on top.
    fn read(&mut self) {
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
        self.entries = loaded.entries;
        self.live = Arc::new(loaded.workspace);
        if !waiting.is_empty() {
            self.entries.extend(waiting);
            self.run_all();
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

    /// Where the commands of this tab stand.
    pub fn kept(&self) -> Kept {
        self.kept
    }

    /// Whether nothing has ever happened here.
    pub fn is_blank(&self) -> bool {
        self.head.is_none() && self.entries.is_empty() && self.trouble.is_empty()
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
        let entry = Entry { clock: self.clock() + 1, context, deed, change };
        let order = (entry.clock, self.tab.clone(), self.seq);
        self.entries.insert(order.clone(), entry);
        self.unwritten.push(order);
        self.live = workspace;
        self.write()
    }

    /// Writes what is not written yet, the oldest first.
    pub fn write(&mut self) -> Kept {
        while let Some(order) = self.unwritten.first() {
            let Some(entry) = self.entries.get(order) else {
                self.unwritten.remove(0);
                continue;
            };
            let key = self.journal_key(order);
            if let Err(why) = self.shelf.set(&key, &stored::text(entry)) {
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

    /// Takes in a key that another tab has written; whether the workspace has changed.
    pub fn absorb(&mut self, key: &str, text: &str) -> bool {
        let Some((id, Key::Journal { tab, seq })) = Key::parse(key) else { return false };
        let known = tab == self.tab || self.knows(&tab, seq);
        if id != self.base.id || known || self.kept == Kept::Stopped {
            return false;
        }
        let Ok(entry) = stored::parse::<Entry>(text) else {
            self.note(Fault::Journal, key.to_owned(), text.to_owned());
            return true;
        };
        let order = (entry.clock, tab, seq);
        let last = self.entries.keys().next_back().is_none_or(|newest| *newest < order);
        if last {
            let mut workspace = Workspace::clone(&self.live);
            step(&mut workspace, &entry);
            self.live = Arc::new(workspace);
            self.entries.insert(order, entry);
        } else {
            self.entries.insert(order, entry);
            self.run_all();
        }
        true
    }

    /// Looks whether other tabs have done something of which no word came; whether anything changed.
    pub fn catch_up(&mut self) -> bool {
        let before = (Arc::clone(&self.live), self.trouble.len());
        let keys = self.shelf.keys(&keys::workspace_prefix(self.base.id)).unwrap_or_default();
        if self.kept == Kept::Stopped {
            return false;
        }
        for key in &keys {
            match Key::parse(key) {
                Some((_, Key::Journal { .. })) => {
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
        !Arc::ptr_eq(&self.live, &before.0) || self.trouble.len() != before.1
    }

    /// Whether a head lists what never came here.
    fn knows_less_than(&self, key: &str) -> bool {
        let Ok(Some(text)) = self.shelf.get(key) else { return false };
        // What cannot be read has to be shown, so it is read anew.
        let Ok(head) = Head::read(&text) else { return true };
        head.folded.iter().any(|(tab, last)| *last > 0 && !self.knows(tab, *last))
    }

    fn knows(&self, tab: &str, seq: u64) -> bool {
        self.in_base.get(tab).is_some_and(|last| seq <= *last)
            || self.entries.keys().any(|(_, other, number)| other == tab && *number == seq)
    }

    /// The chosen person of this workspace.
    pub fn actor(&self) -> Option<MemberId> {
        self.shelf.get(&Key::Actor.text(self.base.id)).ok().flatten()?.parse().ok()
    }

    /// Remembers the chosen person. A word that is not kept costs one choice, so nothing is said.
    pub fn set_actor(&self, actor: MemberId) {
        let _ = self.shelf.set(&Key::Actor.text(self.base.id), &actor.to_string());
    }

    /// Names this workspace as the one that is open.
    pub fn make_current(&self) {
        let _ = self.shelf.set(keys::CURRENT, &self.base.id.to_string());
    }

    fn journal_key(&self, (_, tab, seq): &Order) -> String {
        Key::Journal { tab: tab.clone(), seq: *seq }.text(self.base.id)
    }

    fn clock(&self) -> u64 {
        let folded = self.head.as_ref().map_or(0, |head| head.clock);
        self.entries.keys().next_back().map_or(folded, |(clock, _, _)| folded.max(*clock))
    }

    /// Steps through everything anew, and says which commands of this tab fell away by it.
    fn run_all(&mut self) {
        let mut workspace = self.base.clone();
        let fallen = run(&mut workspace, &self.entries);
        self.live = Arc::new(workspace);
        for order in fallen {
            if order.1 != self.tab {
                continue;
            }
            let order = &order;
            let key = self.journal_key(order);
            let raw = self.entries.get(order).map(|entry| stored::text(entry));
            self.note(Fault::Overtaken, key, raw.unwrap_or_default());
        }
    }

    fn note(&mut self, fault: Fault, key: String, raw: String) {
        if !self.trouble.iter().any(|known| known.key == key && known.fault == fault) {
            self.trouble.push(Trouble { fault, key, raw });
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

    /// Whether this tab still has commands in memory alone.
    pub(super) fn is_behind(&self) -> bool {
        !self.unwritten.is_empty() || self.kept == Kept::Stopped
    }
}
