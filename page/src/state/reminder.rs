//! How much was done since the workspace was last taken out as a file, and asking the browser to keep
//! its storage.

use leptos::prelude::*;

use crate::state::preferences;
use crate::state::store::Store;
use sprintloop::domain::base::context::Instant;
use sprintloop::storage::keys::Key;
use sprintloop::storage::seal::{keep_word, word};

impl Store {
    /// When the workspace was last exported here; tracked.
    pub fn exported(self) -> Option<Instant> {
        self.moment(self.keeping.exported.get().0?)
    }

    /// How many changes were made here since it was exported, came from a file, or was put off; tracked.
    pub fn unexported(self) -> usize {
        let (exported, put_off) = self.keeping.exported.get();
        let since = exported.max(put_off).unwrap_or(i64::MIN);
        let workspace = self.workspace();
        let newest = workspace.log().newest_first();
        newest.take_while(|entry| entry.at.timestamp_millis() > since).count()
    }

    /// How many changes there are to be reminded of now; tracked. In a team space they are elsewhere too.
    pub fn reminds(self) -> Option<usize> {
        if self.with_keeper(|keeper| keeper.is_shared()).unwrap_or_default() {
            return None;
        }
        let after = preferences::remind_after();
        let count = self.unexported();
        (after > 0 && count >= after).then_some(count)
    }

    /// The workspace was exported.
    pub fn mark_exported(self) {
        self.mark(Key::Exported);
    }

    /// Not now; after as many changes again.
    pub fn put_off_export(self) {
        self.mark(Key::PutOff);
    }

    fn mark(self, key: Key) {
        let (id, now) = (self.workspace_now().id, self.now().timestamp_millis());
        // Where it is not kept, the reminder comes again after a reload.
        self.on_shelf(|shelf| keep_word(shelf, &key.text(id), &now.to_string()).ok());
        self.keeping.exported.update(|(exported, put_off)| match key {
            Key::Exported => *exported = Some(now),
            _ => *put_off = Some(now),
        });
    }

    /// Reads both moments of the workspace that is open now.
    pub(super) fn read_exported(self) {
        let id = self.workspace_now().id;
        let read =
            |key: Key| self.on_shelf(|shelf| word(shelf, &key.text(id))?.parse::<i64>().ok());
        self.keeping.exported.set((read(Key::Exported), read(Key::PutOff)));
    }
}
