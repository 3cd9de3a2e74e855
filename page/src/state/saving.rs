//! Whether the work of this tab is kept, and what other tabs have done meanwhile.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::browser::of_navigator;
use super::pressing;
use super::store::Store;
use super::write_module;
use sprintloop::domain::base::context::Context;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;

use crate::state::save_state::SaveState;
use crate::state::save_state::stopped;

use sprintloop::storage::Deed;
use sprintloop::storage::Fault;
use sprintloop::storage::Fold;
use sprintloop::storage::GRACE_MS;
use sprintloop::storage::Kept;
use sprintloop::storage::Room;
use sprintloop::storage::SETTLED_MS;
use sprintloop::storage::ShelfError;
use sprintloop::storage::Trouble;
use sprintloop::storage::durable::{
    Durability, durability, ensure_workspace, when_durability_changes,
};
use sprintloop::storage::everything;
use sprintloop::storage::key_here;
use sprintloop::storage::keys;
use sprintloop::storage::keys::Key;
use sprintloop::storage::name_here;
use sprintloop::storage::room;

/// Folding waits until nothing was done for this long.
const IDLE_MS: i64 = SETTLED_MS + 3_000;
/// What the head of a fold has replaced is cleared away after this.
const CLEAR_MS: i64 = GRACE_MS + 1_000;
/// So many changes are folded even while the work goes on.
const MANY: u64 = 250;
/// What is not in the durable copy yet goes there so long after the opening.
const COPY_MS: i64 = 1_500;
/// What other tabs do is shown together, so that a burst of it does not stop the work here.
const SHOW_MS: i64 = 40;

impl Store {
    /// Whether the work is kept; tracked.
    pub fn save_state(self) -> SaveState {
        self.keeping.saving.get()
    }

    /// What could not be read, each with its text; tracked.
    pub fn trouble(self) -> Vec<Trouble> {
        let all = self.keeping.trouble.get();
        all.into_iter().filter(|one| one.fault != Fault::Overtaken).collect()
    }

    /// Which commands of this tab fell away because another tab came before them, and what to do,
    /// a sentence each; tracked.
    pub fn overtaken(self) -> Vec<String> {
        let all = self.keeping.trouble.get();
        let overtaken = all.iter().filter(|one| one.fault == Fault::Overtaken);
        overtaken
            .map(|one| match one.deed() {
                Some(deed) => format!("You {deed}. {}", one.sentence()),
                None => one.sentence().to_owned(),
            })
            .collect()
    }

    /// Whether a newer version of the page writes here, so that this one may not; tracked.
    pub fn is_outdated(self) -> bool {
        self.keeping.trouble.with(|trouble| trouble.iter().any(|one| one.fault == Fault::Newer))
    }

    /// Whether stored data cannot be read, so that nothing may be started on top of it; tracked.
    pub fn is_stopped(self) -> bool {
        self.keeping.trouble.track();
        self.is_stopped_now()
    }

    /// As [`Self::is_stopped`], untracked.
    pub fn is_stopped_now(self) -> bool {
        self.with_keeper(|keeper| keeper.kept()) == Some(Kept::Stopped)
    }

    /// All that is stored, as text to download, whether or not it can be read.
    pub fn stored_text(self) -> String {
        self.keeping.keeper.with_value(|keeper| {
            keeper.as_ref().map_or_else(String::new, |keeper| everything(keeper.shelf()))
        })
    }

    /// How full the storage is; none where there is none.
    pub fn room(self) -> Option<Room> {
        let id = self.workspace_now().id;
        self.with_keeper(|keeper| room(keeper.shelf(), id).ok()).flatten()
    }

    /// Packs everything that lies here; how many characters that has freed.
    pub fn pack(self) -> usize {
        self.with_keeper(|keeper| keeper.pack().unwrap_or_default()).unwrap_or_default()
    }

    /// Makes room, and tries once more to write what is in memory alone.
    pub fn save_again(self) {
        if let Some(write) = write_module::there() {
            (write.save_again)(self);
        }
    }

    /// Does it, in the module that writes.
    pub(super) fn save_again_here(self) {
        if self.with_keeper(|keeper| keeper.kept()) == Some(Kept::Wiped) {
            return self.write_again();
        }
        self.with_keeper(|keeper| keeper.make_room(now_ms()));
        self.give_up_snapshots();
        self.tell_saving();
        if self.keeping.saving.get_untracked() == SaveState::Full {
            // Another tab or another page of this host may have made room by then.
            after(CLEAR_MS, move || {
                if self.keeping.saving.try_get_untracked() == Some(SaveState::Full) {
                    self.save_again();
                }
            });
        }
    }

    /// Writes everything again that was gone from under the page.
    fn write_again(self) {
        let done = self.with_keeper(|keeper| {
            let done = keeper.write_again(now_ms());
            keeper.make_current();
            done
        });
        if let Some(actor) = self.shown.actor.get_untracked() {
            self.with_keeper(|keeper| keeper.set_actor(actor));
        }
        self.show_kept();
        // It is still gone then, and can be tried once more.
        match done {
            Some(Err(ShelfError::Full)) => self.keeping.set_saving(SaveState::Full),
            Some(Err(why)) => self.keeping.set_saving(SaveState::Memory(why.to_string())),
            Some(Ok(_)) | None => self.fold_when_idle(),
        }
    }

    /// A person has read that a command of theirs fell away.
    pub fn dismiss_overtaken(self) {
        self.with_keeper(sprintloop::storage::Keeper::dismiss_overtaken);
        self.tell_saving();
    }

    /// Writes a change down, at once, and shows what it made of the workspace.
    pub(super) fn keep(
        self,
        workspace: Arc<Workspace>,
        deed: Deed,
        context: Context,
        change: &Change,
    ) {
        let kept = self.with_keeper(|keeper| {
            keeper.record(Arc::clone(&workspace), deed, context, change.clone())
        });
        self.shown.workspace.set(workspace);
        let full = kept == Some(Kept::Unwritten(ShelfError::Full));
        if full && self.keeping.saving.get_untracked() != SaveState::Full {
            self.keeping.set_saving(SaveState::Saving);
            after(0, move || self.save_again());
            return;
        }
        self.tell_saving();
        self.fold_when_idle();
    }

    /// Listens to other tabs, and folds what an earlier visit left.
    pub(super) fn listen(self) {
        let absorb = window_event_listener(leptos::ev::storage, move |event| {
            // All of it was deleted.
            let Some(name) = event.key() else { return self.look() };
            let key = key_here(&name);
            if matches!(Key::parse(&key), Some((_, Key::Snapshot { .. }))) {
                return self.tell_snapshots();
            }
            let Some(text) = event.new_value() else { return self.look_soon(&key) };
            if self.with_keeper(|keeper| keeper.absorb(&key, &text)) == Some(true) {
                self.show_soon();
            }
        });
        // A tab that was frozen hears nothing; it looks when it is seen again.
        let hear = move || {
            if self.with_keeper(sprintloop::storage::Keeper::catch_up) == Some(true) {
                self.show_soon();
            }
        };
        let catch_up = window_event_listener(leptos::ev::focus, move |_| hear());
        let shown = window_event_listener(leptos::ev::pageshow, move |_| hear());
        pressing::follow();
        on_cleanup(move || {
            absorb.remove();
            catch_up.remove();
            shown.remove();
        });
        when_durability_changes(move || self.tell_saving());
        self.fold_when_idle();
    }

    /// What lies here from before there was a durable copy goes into it as well, when nobody waits.
    pub(super) fn copy_soon(self) {
        after(COPY_MS, move || {
            let id = self.shown.workspace.try_get_untracked().map(|workspace| workspace.id);
            // Where the storage is blocked there is nothing to copy.
            let _ =
                id.and_then(|id| self.with_keeper(|keeper| ensure_workspace(keeper.shelf(), id)));
            self.tell_saving();
        });
    }

    /// Looks whether what was stored is still there, and says so if not.
    fn look(self) {
        if self.with_keeper(sprintloop::storage::Keeper::look) == Some(true) {
            self.tell_saving();
        }
    }

    /// Another tab has removed a key: of many that go together the last one is waited for.
    fn look_soon(self, key: &str) {
        let ours = Key::parse(key).is_some_and(|(id, _)| id == self.workspace_now().id);
        if ours && self.keeping.unlooked.try_get_value() == Some(false) {
            self.keeping.unlooked.set_value(true);
            after(SHOW_MS, move || {
                if self.keeping.unlooked.try_get_value() == Some(true) {
                    self.keeping.unlooked.set_value(false);
                    self.look();
                }
            });
        }
    }

    fn show_soon(self) {
        if self.keeping.unshown.try_get_value() == Some(false) {
            self.keeping.unshown.set_value(true);
            self.show_unless_pressed();
        }
    }

    fn show_unless_pressed(self) {
        after(SHOW_MS, move || match pressing::is_pressed() {
            true => self.show_unless_pressed(),
            false => self.show_heard(),
        });
    }

    /// Shows what other tabs have done, where that waits to be shown.
    pub(super) fn show_heard(self) {
        if self.keeping.unshown.try_get_value() == Some(true) {
            self.keeping.unshown.set_value(false);
            self.show_kept();
        }
    }

    /// Shows what came from a team space.
    pub(super) fn show_others(self) {
        match pressing::is_pressed() {
            true => self.show_soon(),
            false => self.show_kept(),
        }
    }

    /// Takes in what other tabs have done of which no word came, and shows it at once.
    pub fn catch_up(self) {
        if self.with_keeper(sprintloop::storage::Keeper::catch_up) == Some(true) {
            self.show_kept();
        }
    }

    /// Shows the workspace as the keeper has it. One that is shown already wakes nobody: a round with a team space
    /// in which nothing came ends here too.
    pub(super) fn show_kept(self) {
        if let Some(workspace) = self.with_keeper(|keeper| keeper.workspace())
            && !self.shown.workspace.with_untracked(|shown| Arc::ptr_eq(shown, &workspace))
        {
            self.shown.workspace.set(workspace);
        }
        self.tell_saving();
    }

    /// Says how the keeping stands.
    pub(super) fn tell_saving(self) {
        let Some((kept, trouble)) =
            self.with_keeper(|keeper| (keeper.kept(), keeper.trouble().to_vec()))
        else {
            return;
        };
        self.tell_lost();
        self.keeping.set_saving(match kept {
            Kept::Written => match durability() {
                Durability::Off | Durability::Whole => SaveState::Saved,
                Durability::Writing => SaveState::Saving,
                Durability::Refused => SaveState::Loose,
            },
            Kept::Unwritten(ShelfError::Full) => SaveState::Full,
            Kept::Wiped => SaveState::Wiped,
            Kept::Unwritten(why) => SaveState::Memory(why.to_string()),
            Kept::Stopped => SaveState::Memory(stopped(&trouble).to_owned()),
        });
        if self.keeping.trouble.with_untracked(|known| *known != trouble) {
            self.keeping.trouble.set(trouble);
        }
    }

    fn fold_when_idle(self) {
        let Some(turn) = self.keeping.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        if turn % MANY == 0 {
            after(0, move || under_lock(move || self.fold()));
        }
        after(IDLE_MS, move || {
            if self.keeping.turn.try_get_value() == Some(turn) {
                under_lock(move || self.fold());
            }
        });
    }

    /// Folds; a fold that finds no room has changed nothing, and the entries stay.
    fn fold(self) {
        // Else the module that folds is on its way, or could not be had: later, or with the next change.
        if let Some(write) = write_module::there() {
            (write.fold)(self);
        }
    }

    /// Does it, in the module that writes.
    pub(super) fn fold_here(self) {
        self.take_snapshot_of_older_version();
        match self.with_keeper(|keeper| keeper.fold(now_ms())) {
            Some(Ok(Fold::Behind)) => self.catch_up(),
            Some(Ok(Fold::Folded)) => after(CLEAR_MS, move || under_lock(move || self.fold())),
            // It may have found that what was stored is gone.
            _ => self.tell_saving(),
        }
        self.take_daily_snapshot();
    }
}

/// Does something later.
fn after(wait_ms: i64, work: impl FnOnce() + 'static) {
    set_timeout(work, std::time::Duration::from_millis(wait_ms.unsigned_abs()));
}

fn now_ms() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// Runs this while no other tab folds, where the browser has locks. A lock only saves work:
/// two folds at once lose nothing.
fn under_lock(fold: impl Fn() + 'static) {
    let Some((locks, request)) = of_navigator("locks", "request") else {
        fold();
        return;
    };
    let work = wasm_bindgen::closure::Closure::once_into_js(fold);
    let _ = request.call2(&locks, &JsValue::from_str(&name_here(keys::FOLD_LOCK)), &work);
}
