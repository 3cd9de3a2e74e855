//! The sprint a part of the plan is about.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use sprintloop::domain::base::ids::{MemberId, SprintId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::capacity::capacity_of;
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::records::sprint::record::Sprint;

/// The sprint a part of the screen is about.
#[derive(Clone, Copy)]
pub struct Plan {
    pub(super) store: Store,
    pub(super) id: SprintId,
    pub(super) sprint: Memo<Option<Arc<Sprint>>>,
    /// Each owner's capacity, computed from the dates, holidays and people shown.
    pub(super) capacity: Memo<BTreeMap<MemberId, Capacity>>,
    pub(super) refused: RwSignal<Option<Refusal>>,
}

impl Plan {
    pub(super) fn of(id: SprintId) -> Self {
        let store = Store::here();
        let sprint = Memo::new(move |_| store.workspace().sprints.get(id).map(Arc::clone));
        let capacity = Memo::new(move |_| {
            let ws = store.workspace();
            sprint.get().map(|sprint| capacity_of(&sprint, &ws)).unwrap_or_default()
        });
        Self { store, id, sprint, capacity, refused: RwSignal::new(None) }
    }

    /// One value of the sprint, tracked on its own.
    pub(super) fn part(self, read: fn(&Sprint) -> String) -> Memo<String> {
        Memo::new(move |_| self.sprint.with(|s| s.as_deref().map(read).unwrap_or_default()))
    }

    pub(super) fn run(self, command: SprintCommand) -> Result<(), Refusal> {
        self.store.dispatch(Command::Sprint(command)).map(|_| ())
    }

    /// Dispatches from a press; a refusal is shown beside the capacity.
    pub(super) fn press(self, command: SprintCommand) {
        self.refused.set(self.run(command).err());
    }
}
