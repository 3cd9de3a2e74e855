//! The workspaces in this browser: the switcher in the header and the list on the Data screen.

mod list;
mod shared;

use leptos::prelude::*;

use super::components::{Button, IconName, Menu, QuestionDialog};
use crate::state::workspaces::KEPT_DAYS;
pub use list::WorkspaceList;
pub use shared::Workspaces;
use shared::name;

/// The dialogs of the workspaces; once on the page.
#[component]
pub fn WorkspaceDialog(workspaces: Workspaces) -> impl IntoView {
    view! { <QuestionDialog asking=workspaces.asking/> }
}

/// The name of the open workspace, with a menu of the others and of actions.
#[component]
pub fn WorkspaceSwitcher(workspaces: Workspaces) -> impl IntoView {
    let store = workspaces.store;
    let content = move || view! { <span class="app-header__name">{move || name(store)}</span> };
    view! {
        <Menu
            label="Workspaces"
            class="button button--quiet app-header__switcher"
            content
            entries=move || workspaces.entries()
        />
    }
}

/// Explains a reset and starts it; on the Data screen.
#[component]
pub fn StartAnew(workspaces: Workspaces) -> impl IntoView {
    let text = format!(
        "Deletes this workspace and opens an empty one. A snapshot is taken first, and you can restore this workspace under Workspaces for {KEPT_DAYS} days."
    );
    view! {
        <div class="stack">
            <p>{text}</p>
            <div class="cluster">
                <Button label="Reset workspace…" on_press=move || workspaces.start_anew()/>
            </div>
        </div>
    }
}

/// A button that creates a workspace.
#[component]
pub fn NewWorkspaceButton(workspaces: Workspaces) -> impl IntoView {
    let begin = move || workspaces.told(workspaces.store.begin_workspace());
    view! { <Button label="New workspace" icon=IconName::Plus on_press=begin/> }
}

/// Restores the open workspace after another tab deleted it.
#[component]
pub fn BringBackButton(workspaces: Workspaces) -> impl IntoView {
    let back = move || workspaces.bring_back(workspaces.store.workspace_now().id);
    view! { <Button label="Restore workspace" small=true on_press=back/> }
}
