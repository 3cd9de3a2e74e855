//! What the records say now: figures, signals and the past to forecast from, counted once for each
//! state of the records, whichever screens show them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::base::context::Instant;
use crate::domain::reads::metrics::forecast::Past;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::reading::{Reading, readings};
use crate::domain::reads::signals::open_of;
use crate::domain::reads::signals::signal::Signal;
use crate::domain::workspace::Workspace;
use crate::state::Store;

/// What was counted, and of what.
pub struct Counted {
    /// The records.
    pub workspace: Arc<Workspace>,
    /// The moment.
    pub now: Instant,
    /// Every figure.
    pub readings: Vec<Reading>,
    /// The signals that ask for an answer.
    pub open: Vec<Signal>,
    /// What a forecast draws from.
    pub past: Option<Past>,
    flows: Arc<[Flow]>,
}

impl Counted {
    fn of(store: Store) -> Self {
        let (workspace, now) = (store.workspace(), store.now());
        let history = History::read(&workspace, now);
        let readings = readings(&history);
        let open = open_of(&readings, &history);
        let (past, flows) = (Past::of(&history), Arc::clone(&history.flows));
        Self { now, readings, open, past, flows, workspace }
    }

    /// The history it was counted from.
    pub fn history(&self) -> History<'_> {
        History::over(&self.workspace, self.now, Arc::clone(&self.flows))
    }
}

/// Follows the records; nothing is counted until a screen asks.
#[derive(Clone, Copy)]
pub struct Standing(Memo<Arc<Counted>>);

impl Standing {
    /// For the whole page.
    pub fn of(store: Store) -> Self {
        Self(Memo::new_with_compare(move |_| Arc::new(Counted::of(store)), |_, _| true))
    }

    /// That of this page.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self::of(Store::here()))
    }

    /// As of now, followed.
    pub fn get(self) -> Arc<Counted> {
        self.0.get()
    }

    /// As of now, once.
    pub fn once(self) -> Arc<Counted> {
        self.0.get_untracked()
    }
}
