//! Snapshots of the open workspace: when they are taken, how one differs from now, and going back to it.

use leptos::prelude::{GetValue, SetValue, Track, Update, untrack};

use crate::state::sample::act_as_someone;
use crate::state::store::Store;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::tables::log::{Event, LogEntry, Verb};
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::Kept;
pub use sprintloop::storage::snapshots::{Before, Snapshot, difference};
use sprintloop::storage::snapshots::{all, give_up_one, read, take};

impl Store {
    /// The snapshots of the open workspace, the newest first; tracked. Listing reads them all.
    pub fn snapshots(self) -> Vec<Snapshot> {
        self.keeping.snapshots_changed.track();
        let id = self.workspace_now().id;
        let mut found = self.on_shelf(|shelf| all(shelf).ok()).unwrap_or_default();
        found.retain(|one| one.workspace == id);
        found
    }

    /// The workspace as a snapshot holds it; none where it cannot be read.
    pub fn read_snapshot(self, snapshot: &Snapshot) -> Option<Workspace> {
        self.on_shelf(|shelf| read(shelf, snapshot).ok().flatten())
    }

    /// Brings every record back to what it was in a snapshot, as one change that can be taken back.
    /// What is here now is kept as a snapshot first. `moment` says of when it is, for the log.
    ///
    /// # Errors
    /// Where the result would contradict itself.
    pub fn restore(self, then: &Workspace, moment: &str) -> Result<(), Refusal> {
        let now = self.workspace_now();
        let what = format!("what was done since {moment}");
        let mut event = Event::new(Verb::Restored, RecordKey::Profile, what);
        event.detail = "a snapshot".to_owned();
        let by = self.actor_now();
        let entries = vec![LogEntry { at: self.now(), by, event }];
        let change = Change { records: difference(&now, then), entries };
        self.take_snapshot(&now, Before::Restore);
        self.dispatch(Command::Undo(Box::new(change)))?;
        act_as_someone(self);
        Ok(())
    }

    /// Keeps a snapshot. Where there is no room for one the work goes on without.
    pub(super) fn take_snapshot(self, workspace: &Workspace, before: Before) {
        let at = self.now().timestamp_millis();
        self.with_keeper(|keeper| {
            if !matches!(keeper.kept(), Kept::Stopped | Kept::Wiped) {
                let _ = take(keeper.shelf(), workspace, before, (keeper.tab(), at));
            }
        });
        self.tell_snapshots();
    }

    /// One a day, when nothing else is to do.
    pub(super) fn take_daily_snapshot(self) {
        let workspace = self.workspace_now();
        let today = self.now().date_naive();
        let of_today =
            |one: &Snapshot| self.moment(one.at).is_some_and(|at| at.date_naive() == today);
        // Listing costs reading them all, so a day is looked at once.
        if self.keeping.snapshot_day.try_get_value() == Some((workspace.id, today)) {
            return;
        }
        if workspace.is_founded() && !untrack(|| self.snapshots()).iter().any(of_today) {
            self.take_snapshot(&workspace, Before::Day);
        }
        self.keeping.snapshot_day.set_value((workspace.id, today));
    }

    /// What an older version stored is kept as it is before a fold writes it anew.
    pub(super) fn take_snapshot_of_older_version(self) {
        if self.with_keeper(|keeper| keeper.is_of_older_version()) == Some(true) {
            self.take_snapshot(&self.workspace_now(), Before::Migration);
        }
    }

    /// Gives up older snapshots until work that found no room has it.
    pub(super) fn give_up_snapshots(self) {
        self.with_keeper(|keeper| {
            let id = keeper.workspace().id;
            while matches!(keeper.write(), Kept::Unwritten(_))
                && give_up_one(keeper.shelf(), id) == Ok(true)
            {}
        });
        self.tell_snapshots();
    }

    /// Has their list read anew, where it is shown.
    pub(super) fn tell_snapshots(self) {
        self.keeping.snapshots_changed.update(|times| *times += 1);
    }
}
