//! How the page begins: with what is stored, with a file, or afresh beside what cannot be read.

use leptos::prelude::*;
use uuid::Uuid;

use super::store::Store;
use sprintloop::domain::base::ids::Id;
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::Import;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;

use sprintloop::storage::Keeper;
use sprintloop::storage::LocalShelf;
use sprintloop::storage::Shelf;
use sprintloop::storage::begin_durable_copy;
use sprintloop::storage::keep_in_tab;
use sprintloop::storage::keys;
use sprintloop::storage::of_tab;
use sprintloop::storage::seal::word;
use sprintloop::storage::shared::device;
use sprintloop::storage::waits_to_move;
use sprintloop::storage::workspaces;

pub use sprintloop::storage::IsKept;
use sprintloop::storage::kept;

impl Store {
    /// The store of this page, with what this browser keeps; empty where it keeps nothing.
    pub fn open() -> Self {
        let known = current(&LocalShelf, of_tab(keys::CURRENT));
        let id = known.unwrap_or_else(|| WorkspaceId::from_uuid(Uuid::now_v7()));
        let store = Self::new(Workspace::empty(id));
        store.hold(Keeper::open(Box::new(LocalShelf), id, fresh_tab(&LocalShelf, id)));
        store.listen();
        store.listen_for_deletion();
        store
    }

    /// Fills an empty page from a file of a whole workspace; it keeps the identity it had there.
    ///
    /// # Errors
    /// Where the page holds a workspace already, or the file contradicts itself.
    pub fn replace_workspace(self, source: String, file: &Workspace) -> Result<Change, Refusal> {
        if self.workspace_now().is_founded() {
            return Err(Refusal::state(
                "A workspace is already open here. Merge the file into it, or create a new workspace first.",
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
            let taken = workspaces::ids(keeper.shelf()).is_ok_and(|known| known.contains(&id));
            keeper.is_blank() && !taken
        });
        match free {
            Some(true) => self.change_to(id),
            Some(false) => {}
            None => self.shown.workspace.set(Workspace::empty(id).into()),
        }
    }

    pub(super) fn change_to(self, id: WorkspaceId) {
        let keeper = self.keeping.keeper.try_update_value(Option::take).flatten().map(|keeper| {
            let tab = fresh_tab(keeper.shelf(), id);
            Keeper::open(keeper.into_shelf(), id, tab)
        });
        if let Some(keeper) = keeper {
            self.history.forget();
            self.hold(keeper);
        }
    }

    /// Shows what a keeper has, and makes it the one that is open.
    fn hold(self, keeper: Keeper) {
        keeper.make_current();
        keep_in_tab(keys::CURRENT, &keeper.workspace().id.to_string());
        self.shown.actor.set(keeper.actor());
        self.keeping.keeper.set_value(Some(keeper));
        self.keeping.deleted.set(false);
        self.show_kept();
        self.tell_snapshots();
        self.read_exported();
        self.copy_soon();
    }
}

/// Reads back what a browser that was killed has lost, and copies from now on what is written to where it
/// is not lost.
pub async fn read_back() {
    begin_durable_copy().await;
}

/// What this browser keeps of workspaces.
pub fn kept_here() -> IsKept {
    // What waits to be moved here may hold anything.
    if waits_to_move() { IsKept::Changed } else { kept(&LocalShelf) }
}

/// The workspace this tab had open; else the one that was open last in any tab; else the first one
/// stored. Never one that was deleted.
fn current(shelf: &dyn Shelf, before: Option<String>) -> Option<WorkspaceId> {
    let there = |id: &WorkspaceId| workspaces::deleted(shelf, *id).ok().flatten().is_none();
    let last = word(shelf, keys::CURRENT);
    let named = [before, last].into_iter().flatten().filter_map(|id| id.parse().ok()).find(there);
    named.or_else(|| workspaces::ids(shelf).ok()?.into_iter().find(there))
}

/// A name for this tab that no other has: the random end of an identifier. In a team space it also says whose it is.
fn fresh_tab(shelf: &dyn Shelf, id: WorkspaceId) -> String {
    let name = Uuid::new_v4().simple().to_string();
    let name: String = name.chars().take(12).collect();
    match device(shelf, id) {
        Some(device) => format!("{device}-{name}"),
        None => name,
    }
}
