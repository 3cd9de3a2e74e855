//! What the parts of the backlog share: what is asked for, what is open and chosen, how much is shown.

use leptos::prelude::*;
use std::collections::BTreeSet;

use super::filter::Filter;
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::state::{Route, Store};
use crate::views::components::dom;

/// No screen has fewer rows than this before one scrolls.
const FEWEST: usize = 12;

/// How many come each time the end of the list is near: so few that a key pressed meanwhile need not wait.
pub const STEP: usize = 10;

/// So many come by themselves where nothing is filtered: most lists are whole, also for the browser's search.
pub const BY_THEMSELVES: usize = 60;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct Backlog {
    pub(super) store: Store,
    /// What is asked for, as the address says it.
    pub(super) filter: Memo<Filter>,
    /// The key of the open item.
    pub(super) open: Memo<Option<String>>,
    /// The items chosen for a bulk edit.
    pub(super) chosen: RwSignal<BTreeSet<ItemId>>,
    /// How many rows fill the screen, and so are on the page before one scrolls.
    pub(super) screenful: usize,
    /// How many rows are shown.
    pub(super) window: RwSignal<usize>,
    /// What the list refused last.
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
        Self {
            store,
            filter: Memo::new(move |_| Filter::parse(&part(store.route()).1)),
            open: Memo::new(move |_| part(store.route()).0),
            chosen: RwSignal::new(BTreeSet::new()),
            screenful,
            window: RwSignal::new(screenful),
            refused: RwSignal::new(None),
        }
    }

    /// Opens an item beside the list, or closes it; the filters stay.
    pub(super) fn show(self, key: Option<String>) {
        let query = self.filter.get_untracked().query();
        self.store.go(Route::Backlog { key, query });
    }

    /// Takes the filter over into the address, without a step in the browser's history.
    pub(super) fn ask(self, filter: &Filter) {
        if self.filter.with_untracked(|now| now == filter) {
            return;
        }
        let key = self.open.get_untracked();
        self.window.set(self.screenful);
        self.store.readdress(Route::Backlog { key, query: filter.query() });
    }
}

/// How many rows fill the window below what stands above the list: more would only make a filter slow.
fn screenful() -> usize {
    let (width, height) = dom::window_size();
    // Pixels above the list, and of a row, which has two lines on a phone.
    let (above, row) = if width < 720.0 { (300.0, 60.0) } else { (204.0, 37.0) };
    (((height - above) / row).round() as usize).max(FEWEST)
}
