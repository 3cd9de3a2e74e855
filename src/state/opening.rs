//! How the page begins: with what is stored, with a file, or afresh beside what cannot be read.

use leptos::prelude::*;
use uuid::Uuid;

use super::store::Store;
use crate::domain::command::{Command, Import};
use crate::domain::ids::{Id, WorkspaceId};
use crate::domain::refusal::Refusal;
use crate::domain::workspace::{Change, Workspace};
use crate::storage::{Keeper, LocalShelf, Shelf, keys, workspaces};

impl Store {
    /// The store of this page, with what this browser keeps.
    pub fn open() -> Self {
        Self::open_on(|| Box::new(LocalShelf))
    }

    /// The store with what a shelf keeps; empty where it keeps nothing.
    pub fn open_on(shelf: impl Fn() -> Box<dyn Shelf>) -> Self {
        let id = current(&*shelf()).unwrap_or_else(|| WorkspaceId::from_uuid(Uuid::now_v7()));
        let store = Self::new(Workspace::empty(id));
        store.hold(Keeper::open(shelf(), id, fresh_tab()));
        store.listen();
        store
    }

    /// Fills an empty page from a file of a whole workspace; it keeps the identity it had there.
    ///
    /// # Errors
    /// Where the page holds a workspace already, or the file contradicts itself.
    pub fn replace_workspace(self, source: String, file: &Workspace) -> Result<Change, Refusal> {
        if self.workspace_now().is_founded() {
            return Err(Refusal::state(
                "There is a workspace here already. Merge the file into it, or open it in another browser profile.",
            ));
        }
        self.take_identity(file.id);
        self.dispatch(Command::Import(Box::new(Import {
            source,
            records: file.records(),
            log: file.log().oldest_first().cloned().collect(),
        })))
    }

    /// Starts an empty workspace beside stored data that cannot be read; that stays as it is.
    pub fn start_afresh(self) {
        self.change_to(WorkspaceId::from_uuid(Uuid::now_v7()));
    }

    /// An empty page takes the identity a file brings, unless something is stored under it.
    fn take_identity(self, id: WorkspaceId) {
        let free = self.with_keeper(|keeper| {
            let taken = workspaces(keeper.shelf()).is_ok_and(|known| known.contains_key(&id));
            keeper.is_blank() && !taken
        });
        match free {
            Some(true) => self.change_to(id),
            Some(false) => {}
            None => self.workspace.set(Workspace::empty(id).into()),
        }
    }

    fn change_to(self, id: WorkspaceId) {
        let keeper = self
            .keeper
            .try_update_value(Option::take)
            .flatten()
            .map(|keeper| Keeper::open(keeper.into_shelf(), id, fresh_tab()));
        if let Some(keeper) = keeper {
            self.forget_steps();
            self.hold(keeper);
        }
    }

    /// Shows what a keeper has, and makes it the one that is open.
    fn hold(self, keeper: Keeper) {
        keeper.make_current();
        self.actor.set(keeper.actor());
        self.keeper.set_value(Some(keeper));
        self.show_kept();
    }
}

/// The workspace that was open last; the first one stored where that is not known.
fn current(shelf: &dyn Shelf) -> Option<WorkspaceId> {
    let named = shelf.get(keys::CURRENT).ok().flatten().and_then(|id| id.parse().ok());
    named.or_else(|| workspaces(shelf).ok()?.into_keys().next())
}

/// A name for this tab that no other has: the random end of an identifier.
fn fresh_tab() -> String {
    let name = Uuid::new_v4().simple().to_string();
    name.chars().take(12).collect()
}
