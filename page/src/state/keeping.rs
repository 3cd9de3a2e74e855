//! How the workspace is kept: the keeper, which owns it, and what is known about the keeping.

use leptos::prelude::*;
use uuid::Uuid;

use crate::state::save_state::SaveState;
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::storage::{Keeper, LostText, Shelf, Trouble};

/// How the workspace is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keeping {
    pub(super) keeper: StoredValue<Option<Keeper>>,
    pub(super) saving: RwSignal<SaveState>,
    pub(super) trouble: RwSignal<Vec<Trouble>>,
    /// Texts of this browser that a teammate has written over.
    pub(super) lost: RwSignal<Vec<LostText>>,
    /// Whether another tab has deleted this workspace.
    pub(super) deleted: RwSignal<bool>,
    /// When it was exported, and when the reminder was put off; in milliseconds.
    pub(super) exported: RwSignal<(Option<i64>, Option<i64>)>,
    /// Counts what became of snapshots, so that their list is read anew then and only then.
    pub(super) snapshots_changed: RwSignal<usize>,
    /// The day whose snapshot has been seen to.
    pub(super) snapshot_day: StoredValue<(WorkspaceId, chrono::NaiveDate)>,
    /// Counts writes, so that folding waits for the last one.
    pub(super) turn: StoredValue<u64>,
    /// Other tabs have done something that is not shown yet.
    pub(super) unshown: StoredValue<bool>,
    /// Another tab has removed something, and nobody has looked yet what that was.
    pub(super) unlooked: StoredValue<bool>,
}

impl Keeping {
    /// Nothing is kept yet.
    pub(super) fn new() -> Self {
        let nobody = WorkspaceId::from_uuid(Uuid::nil());
        Self {
            keeper: StoredValue::new(None),
            saving: RwSignal::new(SaveState::Memory("Nothing is saved here.".to_owned())),
            trouble: RwSignal::new(Vec::new()),
            lost: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(false),
            exported: RwSignal::new((None, None)),
            snapshots_changed: RwSignal::new(0),
            snapshot_day: StoredValue::new((nobody, chrono::NaiveDate::MIN)),
            turn: StoredValue::new(0),
            unshown: StoredValue::new(false),
            unlooked: StoredValue::new(false),
        }
    }

    /// Does something with the keeper, where there is one.
    pub(super) fn with_keeper<T>(self, work: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.keeper.try_update_value(|keeper| keeper.as_mut().map(work)).flatten()
    }

    /// Does something with the shelf, where there is one.
    pub(super) fn on_shelf<T>(self, work: impl FnOnce(&dyn Shelf) -> Option<T>) -> Option<T> {
        self.with_keeper(|keeper| work(keeper.shelf())).flatten()
    }

    /// Says how the keeping is, where that is new.
    pub(super) fn set_saving(self, state: SaveState) {
        if self.saving.with_untracked(|now| *now != state) {
            self.saving.set(state);
        }
    }
}
