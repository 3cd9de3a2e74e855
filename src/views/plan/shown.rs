//! The sprint a part of the plan is about.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::sprint::record::Sprint;
use crate::state::Store;

/// The sprint a part of the screen is about.
#[derive(Clone, Copy)]
pub struct Plan {
    pub(super) store: Store,
    pub(super) id: SprintId,
    pub(super) sprint: Memo<Option<Arc<Sprint>>>,
    pub(super) refused: RwSignal<Option<Refusal>>,
}

impl Plan {
    pub(super) fn of(id: SprintId) -> Self {
        let store = Store::here();
        let sprint = Memo::new(move |_| store.workspace().sprints.get(id).map(Arc::clone));
        Self { store, id, sprint, refused: RwSignal::new(None) }
    }

    /// One value of the sprint, tracked on its own.
    pub(super) fn part(self, read: fn(&Sprint) -> String) -> Memo<String> {
        Memo::new(move |_| self.sprint.with(|s| s.as_deref().map(read).unwrap_or_default()))
    }

    pub(super) fn run(self, command: SprintCommand) -> Result<(), Refusal> {
        self.store.dispatch(Command::Sprint(command)).map(|_| ())
    }

    /// Dispatches from a press; what is refused stands beside the capacity.
    pub(super) fn press(self, command: SprintCommand) {
        self.refused.set(self.run(command).err());
    }
}
