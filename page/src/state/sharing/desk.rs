//! The open workspace, as a round with a team space uses it.

use leptos::prelude::*;

use crate::state::store::Store;
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::space::round::Desk;
use sprintloop::storage::Keeper;

/// The keeper of one workspace, as long as it is the open one and this tab exchanges.
pub(super) struct Open {
    pub(super) store: Store,
    pub(super) id: WorkspaceId,
    pub(super) term: Option<Term>,
}

/// The time in which one tab of the browser exchanges for all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// Counts them in this tab; 0 where another tab exchanges.
    pub(super) current: RwSignal<usize>,
    /// Which one it is.
    pub(super) number: usize,
}

impl Term {
    /// Whether it is not over. It is over as soon as another tab takes its place or the page of the workspace is gone.
    pub(super) fn lasts(self) -> bool {
        self.current.try_get_untracked() == Some(self.number)
    }
}

impl Desk for Open {
    fn with<R>(&self, work: impl FnOnce(&mut Keeper) -> R) -> Option<R> {
        if self.term.is_some_and(|term| !term.lasts()) {
            return None;
        }
        let here = self.store.shown.workspace.try_get_untracked()?.id == self.id;
        here.then(|| self.store.with_keeper(work)).flatten()
    }
}

pub(super) fn now_ms() -> i64 {
    chrono::Utc::now().timestamp_millis()
}
