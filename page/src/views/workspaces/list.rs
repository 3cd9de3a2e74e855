//! The list of workspaces on the Data screen.

use leptos::either::Either;
use leptos::prelude::*;

use super::shared::{Workspaces, called, name};
use crate::state::workspaces::{KEPT_DAYS, Listed};
use crate::views::components::{Badge, DataTable, Entry, IconName, Menu, NothingHere, Tone, dates};
use sprintloop::domain::base::ids::WorkspaceId;

/// The list on the Data screen.
#[component]
pub fn WorkspaceList(workspaces: Workspaces) -> impl IntoView {
    let store = workspaces.store;
    let named = Memo::new(move |_| name(store));
    move || {
        workspaces.done.track();
        // Listing reads every workspace, so it waits only for what the list shows. The name is read, not
        // only tracked: a memo that was never read does not report changes.
        let _ = named.get();
        let open = store.workspace_now().id;
        let all = store.workspaces();
        if all.is_empty() {
            return Either::Left(
                view! { <NothingHere text="No workspaces in this browser yet."/> },
            );
        }
        let cells = |one: Listed| {
            let size = format!("{} KB", one.size.div_ceil(1000));
            vec![
                view! { <WorkspaceName workspaces one=one.clone() open/> }.into_any(),
                size.into_any(),
                view! { <WorkspaceMenu workspaces one open/> }.into_any(),
            ]
        };
        let rows: Vec<_> = all.into_iter().map(cells).collect();
        let columns = vec![("Workspace", false), ("Size", true), ("", false)];
        Either::Right(view! { <DataTable caption="Workspaces in this browser" columns rows/> })
    }
}

/// A workspace's name, and whether it is open or deleted.
#[component]
fn WorkspaceName(workspaces: Workspaces, one: Listed, open: WorkspaceId) -> impl IntoView {
    let state = match one.deleted {
        Some(at) => {
            let now = workspaces.store.now();
            let at = workspaces.store.moment(at).unwrap_or_default();
            let until = at + chrono::Duration::days(KEPT_DAYS);
            let until = dates::day(until.date_naive(), now.date_naive());
            let text = format!("Deleted, restorable until {until}");
            Some(view! { <Badge text tone=Tone::Watch/> })
        }
        None if one.id == open => Some(view! { <Badge text="Open" tone=Tone::Good/> }),
        None => None,
    };
    view! { <span class="cluster"><span dir="auto">{called(&one)}</span>{state}</span> }
}

/// The menu of a workspace in the list.
#[component]
fn WorkspaceMenu(workspaces: Workspaces, one: Listed, open: WorkspaceId) -> impl IntoView {
    let label = format!("More for {}", called(&one));
    let id = one.id;
    let entries = move || match one.deleted {
        Some(_) => {
            let one = one.clone();
            vec![
                Entry::press("Restore", move || workspaces.bring_back(id)).icon(IconName::Undo),
                Entry::press("Delete permanently", move || workspaces.remove(&one))
                    .icon(IconName::Trash)
                    .danger(),
            ]
        }
        None if id == open => workspaces.of_the_open_one().to_vec(),
        None => vec![
            Entry::press("Open", move || workspaces.open(id)).icon(IconName::ArrowRight),
            Entry::press("Delete", move || workspaces.delete(id)).icon(IconName::Trash).danger(),
        ],
    };
    view! { <Menu label dots=true entries/> }
}
