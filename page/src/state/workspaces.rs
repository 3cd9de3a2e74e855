//! Several workspaces in one browser: opening another one, a new one, a copy; deleting and bringing back.

use leptos::prelude::*;

use crate::state::store::Store;
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::records::profile::Profile;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::change::{Change, RecordChange};
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::keys::Key;
use sprintloop::storage::snapshots::Before;
pub use sprintloop::storage::workspaces::{KEPT_DAYS, Listed};
use sprintloop::storage::{Kept, Shelf, key_here, workspaces};

impl Store {
    /// Every workspace of this browser; the open one under the name it has now.
    pub fn workspaces(self) -> Vec<Listed> {
        let open = self.workspace_now();
        let mut all = self.on_shelf(|shelf| workspaces::list(shelf).ok()).unwrap_or_default();
        if let Some(one) = all.iter_mut().find(|one| one.id == open.id && open.is_founded()) {
            one.name = open.name().to_owned();
        }
        all
    }

    /// Opens another workspace in this tab.
    ///
    /// # Errors
    /// Where work of this one is in memory alone and would be lost.
    pub fn switch_to(self, id: WorkspaceId) -> Result<(), Refusal> {
        if let Some(Kept::Unwritten(_) | Kept::Wiped) = self.with_keeper(|keeper| keeper.write()) {
            return Err(Refusal::state(
                "This workspace has unsaved work that would be lost. Export it, or free up browser storage, before you open another one.",
            ));
        }
        self.change_to(id);
        Ok(())
    }

    /// Opens an empty workspace beside those that are there.
    ///
    /// # Errors
    /// As [`Self::switch_to`].
    pub fn begin_workspace(self) -> Result<(), Refusal> {
        self.switch_to(self.mint())
    }

    /// Stores a copy of the open workspace under another name, and opens it.
    ///
    /// # Errors
    /// Where there is no room for it, or as [`Self::switch_to`].
    pub fn duplicate_workspace(self, name: Title) -> Result<(), Refusal> {
        let mut copy = Workspace::clone(&self.workspace_now());
        if let Some(profile) = copy.profile.as_deref().cloned() {
            let renamed = Record::Profile(Profile { name, ..profile }.into());
            let key = RecordKey::Profile;
            let change = RecordChange { key, before: None, after: Some(renamed) };
            copy.replay(&Change { records: vec![change], entries: Vec::new() });
        }
        self.open_stored(&copy, false)
    }

    /// Stores a whole workspace under a new identity, and opens it. The same person goes on acting.
    /// `anyhow` opens it in memory alone where there is no room.
    pub(super) fn open_stored(self, whole: &Workspace, anyhow: bool) -> Result<(), Refusal> {
        let (before, actor) = (self.workspace_now().id, self.shown.actor.get_untracked());
        let id = self.mint::<WorkspaceId>();
        self.switch_to(id)?;
        let done = self.dispatch(Command::Import(Box::new(Import {
            source: whole.name().to_owned(),
            records: whole.records(),
            log: whole.log().oldest_first().cloned().collect(),
        })));
        let kept = self.with_keeper(|keeper| keeper.kept());
        let why = match (done, kept) {
            (Err(refusal), _) => Some(refusal),
            (Ok(_), Some(Kept::Unwritten(why))) if !anyhow => Some(Refusal::state(why.to_string())),
            (Ok(_), _) => None,
        };
        if let Some(why) = why {
            self.on_shelf(|shelf| workspaces::remove(shelf, id).ok());
            self.change_to(before);
            return Err(why);
        }
        // What was there before the copy cannot be reached by taking steps back.
        self.history.forget();
        if let Some(actor) = actor.filter(|actor| whole.members.contains(*actor)) {
            self.act_as(actor);
        }
        Ok(())
    }

    /// Deletes a workspace: it can be brought back for [`KEPT_DAYS`] days. Where it is the open one,
    /// another one opens.
    ///
    /// # Errors
    /// Where the browser does not let the page mark it, or as [`Self::switch_to`].
    pub fn delete_workspace(self, id: WorkspaceId) -> Result<(), Refusal> {
        let now = self.now().timestamp_millis();
        let marked = self.on_shelf(|shelf| Some(workspaces::delete(shelf, id, now)));
        match marked {
            Some(Ok(())) => {}
            Some(Err(why)) => return Err(Refusal::state(format!("{why} Nothing was deleted."))),
            None => return Err(Refusal::state("Nothing is saved here.")),
        }
        if self.workspace_now().id == id {
            let next = self.workspaces().into_iter().find(|one| one.deleted.is_none());
            let next = next.map_or_else(|| self.mint(), |one| one.id);
            if let Err(why) = self.switch_to(next) {
                self.bring_back(id);
                return Err(why);
            }
        }
        Ok(())
    }

    /// Starts anew: an empty workspace opens in place of this one, which is deleted and can be brought
    /// back, with a snapshot of how it was.
    ///
    /// # Errors
    /// As [`Self::switch_to`] and [`Self::delete_workspace`]; then this one stays open.
    pub fn start_anew(self) -> Result<(), Refusal> {
        let old = self.workspace_now();
        self.take_snapshot(&old, Before::Reset);
        self.begin_workspace()?;
        self.delete_workspace(old.id).inspect_err(|_| self.change_to(old.id))
    }

    /// Brings a deleted workspace back; it does not open.
    pub fn bring_back(self, id: WorkspaceId) {
        self.on_shelf(|shelf| workspaces::bring_back(shelf, id).ok());
        if self.workspace_now().id == id {
            self.keeping.deleted.set(false);
        }
    }

    /// Removes a deleted workspace for good.
    pub fn remove_workspace(self, id: WorkspaceId) {
        self.on_shelf(|shelf| workspaces::remove(shelf, id).ok());
    }

    /// Whether another tab has deleted this workspace; tracked.
    pub fn is_deleted(self) -> bool {
        self.keeping.deleted.get()
    }

    /// Hears when another tab deletes the workspace that is open here, and clears away what was
    /// deleted long ago.
    pub(super) fn listen_for_deletion(self) {
        let now = self.now().timestamp_millis();
        self.on_shelf(|shelf| workspaces::remove_old(shelf, now).ok());
        let heard = window_event_listener(leptos::ev::storage, move |event| {
            let mark = Key::Deleted.text(self.workspace_now().id);
            if event.key().map(|name| key_here(&name)) == Some(mark) {
                self.keeping.deleted.set(event.new_value().is_some());
            }
        });
        on_cleanup(move || heard.remove());
    }

    /// Does something with the shelf, where there is one.
    pub(super) fn on_shelf<T>(self, work: impl FnOnce(&dyn Shelf) -> Option<T>) -> Option<T> {
        self.keeping.on_shelf(work)
    }
}
