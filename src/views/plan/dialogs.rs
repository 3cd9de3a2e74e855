//! Questions that want a reason: giving a sprint up, changing its scope.

use crate::views::prelude::*;

use super::Plan;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::Reason;
use crate::domain::commands::sprint::SprintCommand;
use crate::views::components::Reason as ReasonDialog;
use crate::views::names;
use crate::views::refusal::say_undoable;

/// Gives the sprint up.
pub(super) fn cancel(plan: Plan, open: RwSignal<bool>) -> AnyView {
    let name = plan.sprint.get_untracked().map(|sprint| sprint.name()).unwrap_or_default();
    ReasonDialog::new(
        format!("plan-cancel-{}", plan.id),
        format!("Cancel {name}"),
        "Cancel the sprint",
    )
    .sentence("Its items go back to the backlog. The reason stays on record.")
    .presets(["The priority has changed", "The team is needed elsewhere"])
    .danger()
    .show(open, move |text| {
        let reason = Reason::parse(&text)?;
        plan.run(SprintCommand::Cancel { id: plan.id, reason })?;
        say_undoable(plan.store, "Sprint cancelled");
        Ok(())
    })
}

/// Takes an item out of the running sprint.
pub(super) fn remove(plan: Plan, which: RwSignal<Option<ItemId>>, open: RwSignal<bool>) -> AnyView {
    (move || {
        let item = which.get()?;
        let title = format!("Take out {}", names::item(&plan.store.workspace_now(), item));
        Some(untrack(|| {
            ReasonDialog::new(format!("plan-remove-{item}"), title, "Take it out")
                .sentence(
                    "This changes the scope of the running sprint. The reason stays on record.",
                )
                .presets([
                    "No longer serves the goal",
                    "Urgent work came in between",
                    "Blocked too long",
                ])
                .show(open, move |text| {
                    let reason = Reason::parse(&text)?;
                    plan.run(SprintCommand::RemoveFromScope {
                        id: plan.id,
                        items: vec![item],
                        reason,
                    })?;
                    say_undoable(plan.store, "Taken out of the sprint");
                    Ok(())
                })
        }))
    })
    .into_any()
}
