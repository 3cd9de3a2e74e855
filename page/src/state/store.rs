//! The one store of the page: views read it and dispatch commands to it.

use std::str::FromStr;
use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::browser::ask_to_persist;
use super::history::History;
use super::keeping::Keeping;
use super::route::{REFINE, Route};
use super::save_state::stopped;
use super::shown::Shown;
use sprintloop::domain::base::context::{Context, Instant};
use sprintloop::domain::base::ids::{Id, MemberId, WorkspaceId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::snapshots::Before;
use sprintloop::storage::{Deed, Keeper, Kept};

/// Handles to everything the page holds. Cheap to copy; provided as a context.
///
/// It is three things, each with a file: what is shown, the steps that can be taken back, and how it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Store {
    pub(super) shown: Shown,
    pub(super) history: History,
    pub(super) keeping: Keeping,
}

impl Store {
    /// A store around a workspace that nothing keeps.
    pub fn new(workspace: Workspace) -> Self {
        Self { shown: Shown::new(workspace), history: History::new(), keeping: Keeping::new() }
    }

    /// The store of this page.
    pub fn here() -> Self {
        use_context::<Self>()
            .unwrap_or_else(|| Self::new(Workspace::empty(WorkspaceId::from_uuid(Uuid::nil()))))
    }

    /// The workspace, tracked.
    pub fn workspace(self) -> Arc<Workspace> {
        self.shown.workspace.get()
    }

    /// The workspace as it is now, untracked: for handlers.
    pub fn workspace_now(self) -> Arc<Workspace> {
        self.shown.workspace.get_untracked()
    }

    /// Who acts, tracked.
    pub fn actor(self) -> Option<MemberId> {
        self.shown.actor.get()
    }

    /// Who acts, untracked; nobody's id where nobody was chosen.
    pub(super) fn actor_now(self) -> MemberId {
        self.shown.actor.get_untracked().unwrap_or_else(|| MemberId::from_uuid(Uuid::nil()))
    }

    /// Chooses who acts.
    pub fn act_as(self, member: MemberId) {
        self.shown.actor.set(Some(member));
        self.with_keeper(|keeper| keeper.set_actor(member));
    }

    /// Does something with the keeper, where there is one.
    pub(super) fn with_keeper<T>(self, work: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.keeping.with_keeper(work)
    }

    /// Where one is, tracked.
    pub fn route(self) -> Route {
        self.shown.route.get()
    }

    /// Does something before the address changes, while the screen is still as the person left it.
    pub fn before_leaving(self, leaving: fn()) {
        self.shown.leaving.set_value(leaving);
    }

    /// Goes somewhere: sets the address, and the route follows.
    pub fn go(self, route: Route) {
        self.shown.go(route);
    }

    /// Goes to an address of this page, and to its record again if one is there already.
    pub fn go_to(self, hash: &str) {
        self.shown.go_to(hash);
    }

    /// Whether an address opens an item on a screen that shows another one, whose place it takes.
    pub fn swaps_item(self, hash: &str) -> bool {
        self.shown.swaps_item(hash)
    }

    /// Closes the item that is open over the screen or beside the backlog; false where none is.
    pub fn close_item(self) -> bool {
        let route = self.shown.route.get_untracked();
        match route {
            _ if self.shown.opened.with_untracked(Option::is_some) => self.go_to(&route.hash()),
            Route::Backlog { key: Some(_), query } if !query.contains(REFINE) => {
                self.go(Route::Backlog { key: None, query });
            }
            _ => return false,
        }
        true
    }

    /// Another address for what is shown now, such as a filter, without a step in the browser's history.
    pub fn readdress(self, route: Route) {
        self.shown.readdress(route);
    }

    /// Takes over the address; called when it has changed.
    pub fn follow_address(self) {
        self.shown.follow_address();
    }

    /// The key of the item that is open over the screen, tracked.
    pub fn opened(self) -> Option<String> {
        self.shown.opened.get()
    }

    /// The id of the record the address names on its screen, tracked.
    pub fn pointed(self) -> Option<String> {
        self.shown.pointed.get()
    }

    /// The same as an id, tracked; none for a part of a screen.
    pub fn pointed_id<I: Id + FromStr>(self) -> Option<I> {
        self.shown.pointed.with(|record| record.as_ref()?.parse().ok())
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
        self.history.steps()
    }

    /// A fresh id whose order says nothing about when it was made: for what is anonymous.
    pub fn mint_random<I: Id>(self) -> I {
        I::from_uuid(Uuid::new_v4())
    }

    /// Does it, in the module that has the rules.
    pub(super) fn apply_here(self, command: Command) -> Result<Change, Refusal> {
        if self.with_keeper(|keeper| keeper.kept()) == Some(Kept::Stopped) {
            return Err(Refusal::state(
                self.keeping.trouble.with_untracked(|trouble| stopped(trouble)),
            ));
        }
        if self.keeping.deleted.get_untracked() {
            return Err(Refusal::state(
                "This workspace was deleted in another tab. Restore it first, then try again.",
            ));
        }
        self.show_heard();
        let context = self.context();
        let (deed, before) = (Deed::of(&command), Before::command(&command));
        let was = self.shown.workspace.get_untracked();
        let mut workspace = Workspace::clone(&was);
        let change = workspace.apply(command, &context)?;
        if let Some(before) = before {
            self.take_snapshot(&was, before);
        }
        self.keep(Arc::new(workspace), deed, context, &change);
        if was.is_founded() {
            ask_to_persist();
        } else if before == Some(Before::Import) {
            // What came from a file is in that file.
            self.put_off_export();
        }
        Ok(change)
    }
}
