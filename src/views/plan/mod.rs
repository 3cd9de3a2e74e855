//! The plan: one goal, what fits the team, and the start; and the scope once it runs.

mod begin;
mod capacity;
mod dialogs;
mod goal;
mod offer;
mod planned;
mod running;

use std::sync::Arc;

use leptos::prelude::*;

use begin::SprintBegin;
use planned::PlannedSprint;
use running::RunningSprint;

use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::sprint::record::Sprint;
use crate::state::Store;

/// The sprint a part of the screen is about.
#[derive(Clone, Copy)]
struct Plan {
    store: Store,
    id: SprintId,
    sprint: Memo<Option<Arc<Sprint>>>,
    refused: RwSignal<Option<Refusal>>,
}

impl Plan {
    fn of(id: SprintId) -> Self {
        let store = Store::here();
        let sprint = Memo::new(move |_| store.workspace().sprints.get(id).map(Arc::clone));
        Self { store, id, sprint, refused: RwSignal::new(None) }
    }

    /// One value of the sprint, tracked on its own.
    fn part(self, read: fn(&Sprint) -> String) -> Memo<String> {
        Memo::new(move |_| self.sprint.with(|s| s.as_deref().map(read).unwrap_or_default()))
    }

    fn run(self, command: SprintCommand) -> Result<(), Refusal> {
        self.store.dispatch(Command::Sprint(command)).map(|_| ())
    }

    /// Dispatches from a press; what is refused stands beside the capacity.
    fn press(self, command: SprintCommand) {
        self.refused.set(self.run(command).err());
    }
}

/// The sprints this screen is about: the planned one, and the open one.
fn standing(store: Store) -> (Option<SprintId>, Option<SprintId>) {
    let ws = store.workspace();
    let find = |fits: fn(&Sprint) -> bool| ws.sprints.values().find(|s| fits(s)).map(|s| s.id);
    (find(Sprint::is_planned), find(Sprint::is_open))
}

/// The screen.
#[component]
pub fn PlanScreen() -> impl IntoView {
    let store = Store::here();
    let which = Memo::new(move |_| standing(store));
    let planning = RwSignal::new(false);
    move || match which.get() {
        (Some(planned), _) => view! { <PlannedSprint plan=Plan::of(planned)/> }.into_any(),
        (None, Some(open)) if !planning.get() => {
            view! { <RunningSprint plan=Plan::of(open) planning/> }.into_any()
        }
        (None, _) => view! { <SprintBegin planning/> }.into_any(),
    }
}
