//! The workspaces of this browser: the switcher in the header, and their list on the Data screen.

mod list;
mod shared;

use leptos::prelude::*;

use super::components::{Button, IconName, Menu, QuestionDialog};
use crate::state::workspaces::KEPT_DAYS;
pub use list::WorkspaceList;
pub use shared::Workspaces;
use shared::name;

/// The questions the workspaces ask; once on the page.
#[component]
pub fn WorkspaceDialog(workspaces: Workspaces) -> impl IntoView {
    view! { <QuestionDialog asking=workspaces.asking/> }
}

/// The name of the open workspace; pressed, it lists the others and what can be done.
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

/// What starting anew means, and the press that begins it; on the Data screen.
#[component]
pub fn StartAnew(workspaces: Workspaces) -> impl IntoView {
    let text = format!(
        "An empty workspace opens in place of this one. This one is deleted with its snapshots, one of them taken now; for {KEPT_DAYS} days it can be brought back under Workspaces."
    );
    view! {
        <div class="stack">
            <p>{text}</p>
            <div class="cluster">
                <Button label="Start anew…" on_press=move || workspaces.start_anew()/>
            </div>
        </div>
    }
}

/// A button that starts one more.
#[component]
pub fn NewWorkspaceButton(workspaces: Workspaces) -> impl IntoView {
    let begin = move || workspaces.told(workspaces.store.begin_workspace());
    view! { <Button label="New workspace" icon=IconName::Plus on_press=begin/> }
}

/// What to do where another tab has deleted the open one.
#[component]
pub fn BringBackButton(workspaces: Workspaces) -> impl IntoView {
    let back = move || workspaces.bring_back(workspaces.store.workspace_now().id);
    view! { <Button label="Bring it back" small=true on_press=back/> }
}
