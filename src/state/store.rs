//! The one store of the page: views read it and dispatch commands to it.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsValue;

use crate::domain::base::context::Context;
use crate::domain::base::context::Instant;
use crate::domain::base::ids::Id;
use crate::domain::base::ids::MemberId;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::tables::change::Change;
use crate::domain::workspace::Workspace;
use crate::state::browser::ask_to_persist;
use crate::state::route::Route;
use crate::state::save_state::SaveState;
use crate::state::save_state::stopped;
use crate::storage::snapshots::Before;

use crate::storage::Deed;
use crate::storage::Keeper;
use crate::storage::Kept;
use crate::storage::Trouble;

/// Handles to everything the page holds. Cheap to copy; provided as a context.
#[derive(Debug, Clone, Copy)]
pub struct Store {
    pub(super) workspace: RwSignal<Arc<Workspace>>,
    pub(super) actor: RwSignal<Option<MemberId>>,
    route: RwSignal<Route>,
    pointed: RwSignal<Option<String>>,
    opened: RwSignal<Option<String>>,
    pub(super) done: StoredValue<Vec<Change>>,
    pub(super) undone: StoredValue<Vec<Change>>,
    steps: RwSignal<(usize, usize)>,
    pub(super) keeper: StoredValue<Option<Keeper>>,
    pub(super) saving: RwSignal<SaveState>,
    pub(super) trouble: RwSignal<Vec<Trouble>>,
    /// Whether another tab has deleted this workspace.
    pub(super) deleted: RwSignal<bool>,
    /// When it was exported, and when the reminder was put off; in milliseconds.
    pub(super) exported: RwSignal<(Option<i64>, Option<i64>)>,
    /// Counts what became of snapshots, so that their list is read anew then and only then.
    pub(super) snapshots_changed: RwSignal<usize>,
    /// The current day here, when the clock was last checked.
    pub(super) day: RwSignal<chrono::NaiveDate>,
    /// The day whose snapshot has been seen to.
    pub(super) snapshot_day: StoredValue<(WorkspaceId, chrono::NaiveDate)>,
    /// Counts writes, so that folding waits for the last one.
    pub(super) turn: StoredValue<u64>,
    /// Other tabs have done something that is not shown yet.
    pub(super) unshown: StoredValue<bool>,
    /// Another tab has removed something, and nobody has looked yet what that was.
    pub(super) unlooked: StoredValue<bool>,
}

impl Store {
    /// A store around a workspace that nothing keeps.
    pub fn new(workspace: Workspace) -> Self {
        Self {
            workspace: RwSignal::new(Arc::new(workspace)),
            actor: RwSignal::new(None),
            route: RwSignal::new(Route::default()),
            pointed: RwSignal::new(None),
            opened: RwSignal::new(None),
            done: StoredValue::new(Vec::new()),
            undone: StoredValue::new(Vec::new()),
            steps: RwSignal::new((0, 0)),
            keeper: StoredValue::new(None),
            saving: RwSignal::new(SaveState::Memory("Nothing is kept here.".to_owned())),
            trouble: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(false),
            exported: RwSignal::new((None, None)),
            snapshots_changed: RwSignal::new(0),
            day: RwSignal::new(chrono::Local::now().date_naive()),
            snapshot_day: StoredValue::new((
                WorkspaceId::from_uuid(Uuid::nil()),
                chrono::NaiveDate::MIN,
            )),
            turn: StoredValue::new(0),
            unshown: StoredValue::new(false),
            unlooked: StoredValue::new(false),
        }
    }

    /// The store of this page.
    pub fn here() -> Self {
        use_context::<Self>()
            .unwrap_or_else(|| Self::new(Workspace::empty(WorkspaceId::from_uuid(Uuid::nil()))))
    }

    /// The workspace, tracked.
    pub fn workspace(self) -> Arc<Workspace> {
        self.workspace.get()
    }

    /// The workspace as it is now, untracked: for handlers.
    pub fn workspace_now(self) -> Arc<Workspace> {
        self.workspace.get_untracked()
    }

    /// Who acts, tracked.
    pub fn actor(self) -> Option<MemberId> {
        self.actor.get()
    }

    /// Who acts, untracked; nobody's id where nobody was chosen.
    pub(super) fn actor_now(self) -> MemberId {
        self.actor.get_untracked().unwrap_or_else(|| MemberId::from_uuid(Uuid::nil()))
    }

    /// Chooses who acts.
    pub fn act_as(self, member: MemberId) {
        self.actor.set(Some(member));
        self.with_keeper(|keeper| keeper.set_actor(member));
    }

    /// Does something with the keeper, where there is one.
    pub(super) fn with_keeper<T>(self, work: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.keeper.try_update_value(|keeper| keeper.as_mut().map(work)).flatten()
    }

    /// Where one is, tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes somewhere: sets the address, and the route follows.
    pub fn go(self, route: Route) {
        let _ = window().location().set_hash(&route.hash());
        self.open_item(None);
        self.route.set(route);
    }

    /// Another address for what is shown now, such as a filter, without a step in the browser's history.
    /// The address is written once what it says has been painted.
    pub fn readdress(self, route: Route) {
        self.route.set(route);
        if self.pointed.with_untracked(Option::is_some) {
            self.pointed.set(None);
        }
        let write = move || {
            let hash = self.route.with_untracked(Route::hash);
            // Throws in browsers that count how often they are asked; the next change tells it again.
            let _ = window().history().map(|history| {
                let state = history.state().unwrap_or(JsValue::NULL);
                history.replace_state_with_url(&state, "", Some(&hash))
            });
        };
        request_animation_frame(move || set_timeout(write, Duration::ZERO));
    }

    /// Takes over the address; called on `hashchange`.
    pub fn follow_address(self) {
        let hash = window().location().hash().unwrap_or_default();
        let route = Route::parse(&hash);
        if self.route.get_untracked() != route {
            self.route.set(route);
        }
        let record = Route::record_in(&hash).map(str::to_owned);
        if self.pointed.with_untracked(|pointed| *pointed != record) {
            self.pointed.set(record);
        }
        self.open_item(Route::item_in(&hash).map(str::to_owned));
    }

    fn open_item(self, key: Option<String>) {
        if self.opened.with_untracked(|opened| *opened != key) {
            self.opened.set(key);
        }
    }

    /// Goes to an address of this page, and to its record again if one is there already.
    pub fn go_to(self, hash: &str) {
        let _ = window().location().set_hash(hash);
        self.pointed.set(None);
        self.follow_address();
    }

    /// The key of the item that is open over the screen, tracked.
    pub fn opened(self) -> Option<String> {
        self.opened.get()
    }

    /// The id of the record the address names on its screen, tracked.
    pub fn pointed(self) -> Option<String> {
        self.pointed.get()
    }

    /// The same as an id, tracked; none for a part of a screen.
    pub fn pointed_id<I: Id + FromStr>(self) -> Option<I> {
        self.pointed.with(|record| record.as_ref()?.parse().ok())
    }

    /// The moment, with the offset of this place.
    pub fn now(self) -> Instant {
        chrono::Local::now().fixed_offset()
    }

    /// When, and who.
    pub fn context(self) -> Context {
        Context { now: self.now(), actor: self.actor_now() }
    }

    /// A stored moment, in milliseconds, by the clock of this place; none for a figure that is no moment.
    pub fn moment(self, ms: i64) -> Option<Instant> {
        let at = chrono::DateTime::from_timestamp_millis(ms)?;
        Some(at.with_timezone(self.now().offset()))
    }

    /// A fresh id for a command to carry.
    pub fn mint<I: Id>(self) -> I {
        I::from_uuid(Uuid::now_v7())
    }

    /// How many steps can be taken back, and done again; tracked.
    pub fn steps(self) -> (usize, usize) {
        self.steps.get()
    }

    /// A fresh id whose order says nothing about when it was made: for what is anonymous.
    pub fn mint_random<I: Id>(self) -> I {
        I::from_uuid(Uuid::new_v4())
    }

    /// Does it, in the module that has the rules.
    pub(super) fn apply_here(self, command: Command) -> Result<Change, Refusal> {
        if self.with_keeper(|keeper| keeper.kept()) == Some(Kept::Stopped) {
            return Err(Refusal::state(self.trouble.with_untracked(|trouble| stopped(trouble))));
        }
        if self.deleted.get_untracked() {
            return Err(Refusal::state(
                "This workspace was deleted in another tab. Bring it back first, then do this again.",
            ));
        }
        self.show_heard();
        let context = self.context();
        let (deed, before) = (Deed::of(&command), Before::command(&command));
        let was = self.workspace.get_untracked();
        let mut workspace = Workspace::clone(&was);
        let change = workspace.apply(command, &context)?;
        if let Some(before) = before {
            self.take_snapshot(&was, before);
        }
        self.workspace.set(Arc::new(workspace));
        self.keep(deed, context, &change);
        if was.is_founded() {
            ask_to_persist();
        } else if before == Some(Before::Import) {
            // What came from a file is in that file.
            self.put_off_export();
        }
        Ok(change)
    }

    /// Forgets what could be taken back or done again: another workspace is open, or a step was final.
    pub(super) fn forget_steps(self) {
        self.done.update_value(Vec::clear);
        self.undone.update_value(Vec::clear);
        self.count_steps();
    }

    pub(super) fn count_steps(self) {
        let count = (self.done.with_value(Vec::len), self.undone.with_value(Vec::len));
        self.steps.set(count);
    }
}
