//! What the parts of the backlog share: the filter, the open item, the selection, how much is shown.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::columns::Column;
use super::filter::Filter;
use crate::state::{Route, Store};
use crate::views::components::dom;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::reads::order;
use sprintloop::domain::records::backlog::item::BacklogItem;

/// The fewest rows shown before scrolling.
const FEWEST: usize = 12;

/// How many rows are added near the end of the list: few enough not to delay a key press.
pub const STEP: usize = 10;

/// How many rows are added without scrolling if nothing is filtered: most lists are complete, also for
/// the browser's search.
pub const BY_THEMSELVES: usize = 60;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct Backlog {
    pub(super) store: Store,
    /// The filter, as in the address.
    pub(super) filter: Memo<Filter>,
    /// The items that match it, in the order shown.
    pub(super) items: Memo<Vec<Arc<BacklogItem>>>,
    /// Whether one of them has a campaign.
    pub(super) campaigns: Memo<bool>,
    /// The columns of the table.
    pub(super) columns: Memo<Vec<Column>>,
    /// The key of the open item.
    pub(super) open: Memo<Option<String>>,
    /// The items selected for bulk actions.
    pub(super) chosen: RwSignal<BTreeSet<ItemId>>,
    /// The row whose box was ticked last, and whether Shift was held at the press that follows.
    pub(super) anchor: StoredValue<(Option<ItemId>, bool)>,
    /// How many rows fill the screen, and are rendered before scrolling.
    pub(super) screenful: usize,
    /// How many rows are shown.
    pub(super) window: RwSignal<usize>,
    /// The list's last refusal.
    pub(super) refused: RwSignal<Option<Refusal>>,
}

impl Backlog {
    pub(super) fn here() -> Self {
        let store = Store::here();
        let part = move |route: Route| match route {
            Route::Backlog { key, query } => (key, query),
            _ => (None, String::new()),
        };
        let screenful = screenful();
        let filter = Memo::new(move |_| Filter::parse(&part(store.route()).1));
        let items = Memo::new(move |_| {
            let ws = store.workspace();
            filter.with(|filter| {
                let mut items = filter.items(&ws, store.actor());
                if filter.table {
                    filter.arrange(&mut items, &ws);
                }
                items
            })
        });
        // By all open items: the columns stay as they are while one writes into the search.
        let campaigns = Memo::new(move |_| {
            let ws = store.workspace();
            ws.items.values().any(|item| item.is_open() && item.campaign.is_some())
        });
        Self {
            store,
            filter,
            items,
            campaigns,
            columns: Memo::new(move |_| filter.with(|filter| filter.shown(campaigns.get()))),
            open: Memo::new(move |_| part(store.route()).0),
            chosen: RwSignal::new(BTreeSet::new()),
            anchor: StoredValue::new((None, false)),
            screenful,
            window: RwSignal::new(screenful),
            refused: RwSignal::new(None),
        }
    }

    /// Returns the selected items, in the order of the list.
    pub(super) fn selected(self) -> Vec<ItemId> {
        let ws = self.store.workspace_now();
        let chosen = self.chosen.get_untracked();
        let mut items: Vec<_> = chosen.into_iter().filter_map(|id| ws.items.get(id)).collect();
        order::sort(&mut items);
        items.into_iter().map(|item| item.id).collect()
    }

    /// Selects an item, or no longer.
    pub(super) fn toggle(self, id: ItemId) {
        self.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    }

    /// Selects every item that matches the filter, shown or not.
    pub(super) fn select_all(self) {
        let all = self.items.with_untracked(|items| items.iter().map(|item| item.id).collect());
        self.chosen.set(all);
    }

    /// Does so for Ctrl A in the list, where no text is being written.
    pub(super) fn select_by_key(self, ev: &KeyboardEvent) {
        let all = (ev.ctrl_key() || ev.meta_key()) && !ev.shift_key() && !ev.alt_key();
        if all && ev.key().eq_ignore_ascii_case("a") && !dom::is_typing(ev.target()) {
            ev.prevent_default();
            self.select_all();
        }
    }

    /// Opens an item beside the list, or closes it; the filter stays.
    pub(super) fn show(self, key: Option<String>) {
        let query = self.filter.get_untracked().query();
        self.store.go(Route::Backlog { key, query });
    }

    /// Refines the filtered items one by one, from the one with this key or the first.
    pub(super) fn refine(self, key: Option<String>) {
        let filter = Filter { refine: true, ..self.filter.get_untracked() };
        self.store.go(Route::Backlog { key, query: filter.query() });
    }

    /// Puts the filter into the address, without a step in the browser's history.
    pub(super) fn ask(self, filter: &Filter) {
        if self.filter.with_untracked(|now| now == filter) {
            return;
        }
        let key = self.open.get_untracked();
        self.window.set(self.screenful);
        self.store.readdress(Route::Backlog { key, query: filter.query() });
    }
}

/// Returns how many rows fit in the window below the toolbar: more would only slow a filter down.
fn screenful() -> usize {
    let (width, height) = dom::window_size();
    // Pixels above the list and per row; a row has two lines on a phone.
    let (above, row) = if width < 720.0 { (300.0, 60.0) } else { (204.0, 37.0) };
    (((height - above) / row).round() as usize).max(FEWEST)
}
