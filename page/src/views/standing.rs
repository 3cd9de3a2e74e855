//! Metrics, signals and the history to forecast from, computed once for each state of the records
//! and shared by every screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use sprintloop::domain::base::context::Instant;
use sprintloop::domain::reads::metrics::forecast::Past;
use sprintloop::domain::reads::metrics::history::{Flow, History};
use sprintloop::domain::reads::metrics::reading::{Reading, readings};
use sprintloop::domain::reads::signals::open_of;
use sprintloop::domain::reads::signals::signal::Signal;
use sprintloop::domain::workspace::Workspace;

/// What was computed, and from which records.
pub struct Counted {
    /// The records.
    pub workspace: Arc<Workspace>,
    /// The moment.
    pub now: Instant,
    /// Every metric.
    pub readings: Vec<Reading>,
    /// Open signals.
    pub open: Vec<Signal>,
    /// The history a forecast draws from.
    pub past: Option<Past>,
    flows: Arc<[Flow]>,
}

impl Counted {
    fn of(store: Store) -> Self {
        let (workspace, now) = (store.workspace(), store.now());
        // Alerts depend on the day.
        store.today();
        let history = History::read(&workspace, now);
        let readings = readings(&history);
        let open = open_of(&readings, &history);
        let (past, flows) = (Past::of(&history), Arc::clone(&history.flows));
        let now = history.now;
        Self { now, readings, open, past, flows, workspace }
    }

    /// Returns the history it was computed from.
    pub fn history(&self) -> History<'_> {
        History::over(&self.workspace, self.now, Arc::clone(&self.flows))
    }
}

/// Follows the records; computes nothing until a screen asks.
#[derive(Clone, Copy)]
pub struct Standing(Memo<Arc<Counted>>);

impl Standing {
    /// Creates it for the whole page.
    pub fn of(store: Store) -> Self {
        Self(Memo::new_with_compare(move |_| Arc::new(Counted::of(store)), |_, _| true))
    }

    /// Returns the one of this page.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self::of(Store::here()))
    }

    /// Returns the current values, tracked.
    pub fn get(self) -> Arc<Counted> {
        self.0.get()
    }

    /// Returns the current values, untracked.
    pub fn once(self) -> Arc<Counted> {
        self.0.get_untracked()
    }
}
