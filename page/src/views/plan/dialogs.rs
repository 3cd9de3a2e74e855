//! A sprint's menu, and dialogs that ask for a reason: canceling a sprint, removing an item from it.

use leptos::prelude::*;

use super::shown::Plan;
use crate::views::components::{Entry, IconName, Problem, ReasonDialog};
use crate::views::names;
use crate::views::take_away;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::exchange::text::Subject;

/// Returns the entries of the sprint's menu: taking it away, sharing it, cancelling it.
pub(super) fn menu_entries(
    plan: Plan,
    sharing: RwSignal<bool>,
    cancelling: RwSignal<bool>,
) -> Vec<Entry> {
    let mut entries = take_away::entries(plan.store, Subject::Plan(plan.id), plan.id);
    entries.push(Entry::press("Share as a link…", move || sharing.set(true)).icon(IconName::Copy));
    entries.push(Entry::line());
    entries.push(Entry::press("Cancel sprint…", move || cancelling.set(true)).danger());
    entries
}

/// Cancels the sprint.
#[component]
pub(super) fn CancelDialog(plan: Plan, open: RwSignal<bool>) -> impl IntoView {
    let name = plan.sprint.get_untracked().map(|sprint| sprint.name()).unwrap_or_default();
    let cancel = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        plan.run(SprintCommand::Cancel { id: plan.id, reason })?;
        say_undoable(plan.store, "Sprint cancelled");
        Ok(())
    };
    let presets = ["The priority changed", "The team is needed elsewhere"];
    view! {
        <ReasonDialog id=format!("plan-cancel-{}", plan.id) title=format!("Cancel {name}") verb="Cancel sprint"
            sentence="Its items return to the backlog. The reason is kept."
            presets
            danger=true open on_reason=cancel/>
    }
}

/// Removes an item from the running sprint.
#[component]
pub(super) fn RemoveDialog(
    plan: Plan,
    /// The item it asks about.
    which: RwSignal<Option<ItemId>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    move || {
        let item = which.get()?;
        let title = format!("Remove {}", names::item(&plan.store.workspace_now(), item));
        let remove = move |text: String| -> Result<(), Problem> {
            let reason = Reason::parse(&text)?;
            let items = vec![item];
            plan.run(SprintCommand::RemoveFromScope { id: plan.id, items, reason })?;
            say_undoable(plan.store, "Removed from the sprint");
            Ok(())
        };
        let presets = ["No longer supports the goal", "Urgent work came in", "Blocked too long"];
        Some(view! {
            <ReasonDialog id=format!("plan-remove-{item}") title verb="Remove item"
                sentence="This changes the scope of the running sprint. The reason is kept."
                presets
                open on_reason=remove/>
        })
    }
}
