//! What the parts of the wall share.

use leptos::prelude::*;

use crate::state::Store;
use sprintloop::domain::base::ids::{RetrospectiveId, TopicId};
use sprintloop::domain::reads::retrospective::on_wall::Wall;
use sprintloop::domain::reads::retrospective::wall::wall;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// What is shown: the session, its step, and what the room may see of it.
#[derive(Clone, Copy)]
pub(in crate::views::retro) struct Shown {
    pub(super) store: Store,
    pub(super) id: RetrospectiveId,
    pub(super) step: Memo<SessionStep>,
    /// What the room may see now.
    pub(super) wall: Memo<Option<Wall>>,
}

impl Shown {
    /// Returns what is shown, from the parts of a session.
    pub(super) fn new(
        store: Store,
        id: RetrospectiveId,
        step: Memo<SessionStep>,
        topic: Signal<Option<TopicId>>,
    ) -> Self {
        let wall = Memo::new(move |_| {
            let ws = store.workspace();
            let retro = ws.retrospectives.get(id)?;
            Some(wall(&ws, retro, step.get(), topic.get(), store.now()))
        });
        Self { store, id, step, wall }
    }
}
