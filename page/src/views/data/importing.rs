//! How far an import is, as everything around it shares it.

use std::sync::Arc;

use chrono::{Offset, TimeZone};
use leptos::prelude::*;
use leptos::web_sys::File;

use crate::state::Route;
use crate::state::store::Store;
use crate::views::components::{Toasts, dom};
use sprintloop::exchange::found::Found;
use sprintloop::exchange::zone::Zone;

/// How far an import is.
#[derive(Clone, Copy)]
pub struct Importing {
    pub(super) store: Store,
    /// Where it says what came in.
    pub(super) toasts: Option<Toasts>,
    /// The name of the file.
    pub(super) file: RwSignal<String>,
    /// How much of it has been read, in percent, while it is being read.
    pub(super) reading: RwSignal<Option<usize>>,
    /// Counts what came, so that whoever reads knows when to stop.
    pub(super) turn: StoredValue<usize>,
    /// What it holds.
    pub(super) found: RwSignal<Option<Arc<Found>>>,
    /// Whether the preview is open.
    pub open: RwSignal<bool>,
    /// Why it was not taken.
    pub(super) problem: RwSignal<Option<String>>,
    /// What came in.
    pub(super) done: RwSignal<Option<String>>,
    /// What of it stayed out of its sprint, and why.
    pub(super) stayed_out: RwSignal<Vec<String>>,
}

impl Importing {
    /// Nothing has come yet. Made once, where the page is mounted.
    pub fn new(store: Store, toasts: Toasts) -> Self {
        Self {
            store,
            toasts: Some(toasts),
            file: RwSignal::new(String::new()),
            reading: RwSignal::new(None),
            turn: StoredValue::new(0),
            found: RwSignal::new(None),
            open: RwSignal::new(false),
            problem: RwSignal::new(None),
            done: RwSignal::new(None),
            stayed_out: RwSignal::new(Vec::new()),
        }
    }

    /// Says on the Data screen why nothing came in.
    pub(super) fn fail(self, why: String) {
        self.reading.set(None);
        self.open.set(false);
        self.problem.set(Some(why));
        if untrack(|| self.store.route()) != Route::Data {
            self.store.go(Route::Data);
        }
    }

    /// Shows what was found.
    pub(super) fn show(self, found: Found) {
        if self.reading.get_untracked().is_some() {
            // The button that had focus goes with the reading.
            dom::focus_later("import-preview-dialog-title");
        }
        self.found.set(Some(Arc::new(found)));
        self.reading.set(None);
        self.open.set(true);
    }

    pub(super) fn forget(self) {
        // The page itself may be on its way out.
        let _ = self.problem.try_set(None);
        let _ = self.done.try_set(None);
        let _ = self.stayed_out.try_set(Vec::new());
    }
}

/// What a person hands over to be imported.
pub enum Incoming {
    File(File),
    Text(String),
}

/// The clock of this place, as it is at any moment.
pub(super) fn zone() -> Zone {
    Zone::Place(|utc| chrono::Local.offset_from_utc_datetime(&utc).fix())
}
