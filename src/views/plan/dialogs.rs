//! Questions that want a reason: giving a sprint up, changing its scope.

use leptos::prelude::*;

use super::shown::Plan;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::Reason;
use crate::domain::commands::sprint::SprintCommand;
use crate::views::components::{Problem, ReasonDialog};
use crate::views::names;
use crate::views::refusal::say_undoable;

/// Gives the sprint up.
#[component]
pub(super) fn CancelDialog(plan: Plan, open: RwSignal<bool>) -> impl IntoView {
    let name = plan.sprint.get_untracked().map(|sprint| sprint.name()).unwrap_or_default();
    let cancel = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        plan.run(SprintCommand::Cancel { id: plan.id, reason })?;
        say_undoable(plan.store, "Sprint cancelled");
        Ok(())
    };
    let presets = ["The priority has changed", "The team is needed elsewhere"];
    view! {
        <ReasonDialog id=format!("plan-cancel-{}", plan.id) title=format!("Cancel {name}") verb="Cancel the sprint"
            sentence="Its items go back to the backlog. The reason stays on record."
            presets
            danger=true open on_reason=cancel/>
    }
}

/// Takes an item out of the running sprint.
#[component]
pub(super) fn RemoveDialog(
    plan: Plan,
    /// The item it asks about.
    which: RwSignal<Option<ItemId>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    move || {
        let item = which.get()?;
        let title = format!("Take out {}", names::item(&plan.store.workspace_now(), item));
        let remove = move |text: String| -> Result<(), Problem> {
            let reason = Reason::parse(&text)?;
            let items = vec![item];
            plan.run(SprintCommand::RemoveFromScope { id: plan.id, items, reason })?;
            say_undoable(plan.store, "Taken out of the sprint");
            Ok(())
        };
        let presets =
            ["No longer serves the goal", "Urgent work came in between", "Blocked too long"];
        Some(view! {
            <ReasonDialog id=format!("plan-remove-{item}") title verb="Take it out"
                sentence="This changes the scope of the running sprint. The reason stays on record."
                presets
                open on_reason=remove/>
        })
    }
}
