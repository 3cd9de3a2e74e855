//! The plan: one goal, what fits the team and the start; once the sprint runs, its scope.

mod begin;
mod capacity;
mod dates;
mod dialogs;
mod goal;
mod offer;
mod planned;
mod running;
mod shown;

use leptos::prelude::*;

use begin::SprintBegin;
use planned::PlannedSprint;
use running::RunningSprint;
use shown::Plan;

use crate::state::Store;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::reads::sprint::which;

/// The sprints this screen is about: the planned one, and the open one.
fn standing(store: Store) -> (Option<SprintId>, Option<SprintId>) {
    let ws = store.workspace();
    (which::planned(&ws).map(|sprint| sprint.id), which::open(&ws).map(|sprint| sprint.id))
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
