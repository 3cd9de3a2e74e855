//! What is refined now, what is next, and where focus goes with it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Route;
use crate::views::backlog::shown::Backlog;
use crate::views::components::dom;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::proposed::GAP;
use sprintloop::domain::reads::to_refine::{ToRefine, to_refine};
use sprintloop::domain::records::backlog::item::BacklogItem;

/// The id of the part that holds the item.
pub(super) const STAGE: &str = "refine";
/// The id of the item's title, where focus rests while moving by keys.
pub(super) const TITLE: &str = "refine-title";
/// What the parts of refine mode share.
#[derive(Clone, Copy)]
pub(super) struct Refining {
    pub(super) backlog: Backlog,
    /// What is left to refine, in the order of the list.
    pub(super) left: Memo<ToRefine>,
    /// The item on screen.
    pub(super) item: Memo<Option<ItemId>>,
    /// Whether the next item's first field takes the focus.
    writes: StoredValue<bool>,
    /// The item that was rendered last.
    last: StoredValue<Option<ItemId>>,
    /// Counts what was saved: an item that stays on screen is asked about anew.
    pub(super) saved: RwSignal<u32>,
}

impl Refining {
    pub(super) fn here(backlog: Backlog) -> Self {
        let store = backlog.store;
        let left = Memo::new(move |_| {
            let (ws, me) = (store.workspace(), store.actor());
            let items = backlog.filter.with(|filter| filter.items(&ws, me));
            to_refine(&items, me, &ws)
        });
        let item = Memo::new(move |_| match backlog.open.get() {
            Some(key) => {
                let ws = store.workspace();
                let named = ws.items.values().find(|item| item.key.to_string() == key);
                named.map(|item| item.id)
            }
            None => left.with(|left| left.items.first().map(|item| item.id)),
        });
        let (writes, saved) = (StoredValue::new(true), RwSignal::new(0));
        let refining = Self { backlog, left, item, writes, saved, last: StoredValue::new(None) };
        Effect::new(move |_| refining.stay());
        refining
    }

    /// Puts the first item into the address: it stays on screen when it becomes Ready, by its work type or elsewhere.
    fn stay(self) {
        // Whoever has left has the same address without the mode, for as long as this part is still there.
        let here = self.backlog.filter.with(|filter| filter.refine);
        if here && self.backlog.open.get().is_none() {
            let first = self.left.with(|left| left.items.first().cloned());
            if let Some(first) = first {
                self.show(Some(&first));
            }
        }
    }

    /// Returns the place of the item on screen among those left.
    pub(super) fn at(self) -> Option<usize> {
        let now = self.item.get();
        self.left.with(|left| left.items.iter().position(|item| Some(item.id) == now))
    }

    /// Returns the item so many places further, if there is one.
    fn beside(self, by: isize) -> Option<Arc<BacklogItem>> {
        let at = untrack(|| self.at())?.checked_add_signed(by)?;
        self.left.with_untracked(|left| left.items.get(at).cloned())
    }

    /// Shows another item; the step back in the browser's history leaves refine mode.
    fn show(self, item: Option<&BacklogItem>) {
        let query = self.backlog.filter.get_untracked().query();
        let key = item.map(|item| item.key.to_string());
        self.backlog.store.readdress(Route::Backlog { key, query });
    }

    pub(super) fn step(self, by: isize) {
        let beside = self.beside(by);
        // From an item that is Ready, or the last one, on to the first.
        let to = beside.or_else(|| match untrack(|| self.at()) {
            None => self.left.with_untracked(|left| left.items.first().cloned()),
            Some(_) => None,
        });
        if let Some(to) = to {
            self.writes.set_value(false);
            self.show(Some(&to));
        }
    }

    /// Shows the item that came after this one before it was saved.
    pub(super) fn onward(self, next: Option<Arc<BacklogItem>>) {
        self.writes.set_value(true);
        let first = || self.left.with_untracked(|left| left.items.first().cloned());
        self.show(next.or_else(first).as_deref());
        self.saved.update(|saved| *saved = saved.wrapping_add(1));
    }

    /// Returns the item after the one on screen.
    pub(super) fn next(self) -> Option<Arc<BacklogItem>> {
        self.beside(1)
    }

    pub(super) fn leave(self) {
        let mut filter = self.backlog.filter.get_untracked();
        filter.refine = false;
        self.backlog.store.go(Route::Backlog { key: None, query: filter.query() });
    }
}

/// Focuses the first field of the item on screen, with its gap selected, or its title. An item that is rendered
/// again keeps the focus where it was.
pub(super) fn focus_first(refining: Refining, id: ItemId) {
    let again = refining.last.try_update_value(|last| last.replace(id)).flatten() == Some(id);
    let held = dom::focused().map(|field| field.id()).filter(|id| again && !id.is_empty());
    let writes = refining.writes.get_value();
    dom::after_render(move || {
        if let Some(field) = held.as_deref().and_then(dom::by_id) {
            if dom::focused().is_none() {
                dom::focus_at_end(&field);
            }
            return;
        }
        if !writes {
            return dom::focus_later(TITLE);
        }
        let Some(stage) = dom::by_id(STAGE) else { return };
        let first = dom::all(&stage, "form :is(input, textarea, select), .button--primary");
        match first.into_iter().next() {
            Some(field) => {
                dom::focus(&field);
                dom::select_in(&field, GAP);
            }
            None => dom::focus_later(TITLE),
        }
    });
}
