//! A way on where stored data cannot be read: what can be read, a snapshot, or an empty workspace.
//!
//! Each of them opens beside the damaged data, which stays until a person deletes it.

use std::sync::Arc;

use crate::state::sample::act_as_someone;
use crate::state::snapshots::Snapshot;
use crate::state::store::Store;
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::salvage::mend;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::salvage::{Salvage, salvage};
use sprintloop::storage::{Trouble, workspaces};

impl Store {
    /// What can be read of the open workspace, made whole; none where nothing can.
    pub fn readable(self) -> Option<Arc<Workspace>> {
        let id = self.workspace_now().id;
        let Salvage { workspace, name } = self.on_shelf(|shelf| salvage(shelf, id).ok())?;
        // The rules alone are there in every workspace.
        if workspace.records().len() <= 1 && workspace.log().is_empty() {
            return None;
        }
        let name = Title::parse(&name).or_else(|_| Title::parse("Recovered workspace")).ok()?;
        let context = Context { now: self.now(), actor: self.mint::<MemberId>() };
        Some(Arc::new(mend(workspace, name, &context)))
    }

    /// The name of the closed sprint whose records cannot be read, where anything still tells it: what can
    /// be read, the log, or the newest snapshot.
    pub fn lost_sprint(self, trouble: &Trouble, readable: Option<&Workspace>) -> Option<String> {
        let id = trouble.sprint()?;
        let told = |workspace: &Workspace| {
            let sprint = workspace.sprints.get(id).map(|sprint| sprint.name());
            sprint.or_else(|| {
                let mut log = workspace.log().newest_first();
                log.find(|entry| entry.event.subject == RecordKey::Sprint(id))
                    .map(|entry| entry.event.name.clone())
            })
        };
        readable.and_then(told).or_else(|| {
            let newest = self.snapshots().into_iter().next()?;
            told(&self.read_snapshot(&newest)?)
        })
    }

    /// Goes on with a workspace beside the damaged one. `removing` takes the damaged one away first,
    /// where there is no room for both: only once its text was downloaded.
    ///
    /// # Errors
    /// Where there is no room, or it does not fit together.
    pub fn go_on_with(self, whole: &Workspace, removing: bool) -> Result<(), Refusal> {
        let damaged = self.workspace_now().id;
        if removing {
            self.on_shelf(|shelf| workspaces::remove(shelf, damaged).ok());
        }
        self.open_stored(whole, removing)?;
        act_as_someone(self);
        Ok(())
    }

    /// Goes on with a snapshot, as [`Self::go_on_with`].
    ///
    /// # Errors
    /// Where the snapshot cannot be read, or as there.
    pub fn go_on_with_snapshot(self, snapshot: &Snapshot) -> Result<(), Refusal> {
        let whole = self.read_snapshot(snapshot);
        let whole = whole.ok_or_else(|| Refusal::state("This snapshot cannot be read."))?;
        self.go_on_with(&whole, false)
    }
}
