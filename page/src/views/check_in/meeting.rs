//! What the parts of a check-in share: the open one, and the current topic.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use sprintloop::domain::base::ids::CheckInId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::records::check_in::CheckIn;

/// What the parts of this screen share.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    pub(super) store: Store,
    /// The open check-in.
    pub(super) open: Memo<Option<Arc<CheckIn>>>,
    /// Which topic is current.
    pub(super) at: RwSignal<usize>,
    pub(super) refused: RwSignal<Option<Refusal>>,
}

impl Meeting {
    /// The id of the open check-in, for commands.
    pub(super) fn id(self) -> Option<CheckInId> {
        self.open.with_untracked(|open| open.as_ref().map(|open| open.id))
    }

    pub(super) fn send(self, command: CheckInCommand) {
        let done = self.store.dispatch(Command::CheckIn(command));
        let _ = self.refused.try_set(done.err());
    }
}
