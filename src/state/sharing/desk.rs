//! The open workspace, as a round with a team space uses it.

use leptos::prelude::*;

use crate::domain::base::ids::WorkspaceId;
use crate::space::round::Desk;
use crate::state::store::Store;
use crate::storage::Keeper;

/// The keeper of one workspace, as long as it is the open one.
pub(super) struct Open {
    pub(super) store: Store,
    pub(super) id: WorkspaceId,
}

impl Desk for Open {
    fn with<R>(&self, work: impl FnOnce(&mut Keeper) -> R) -> Option<R> {
        let here = self.store.shown.workspace.try_get_untracked()?.id == self.id;
        here.then(|| self.store.with_keeper(work)).flatten()
    }
}

pub(super) fn now_ms() -> i64 {
    chrono::Utc::now().timestamp_millis()
}
