//! The Data screen: files in, files out, the sample team, and what is kept here.

mod columns;
mod disputes;
mod door;
mod import;
mod merge;
mod outside;
mod preview;
mod room;
mod snapshots;

pub use preview::plural;
pub use snapshots::exact as taken_at;

pub use door::door;

use std::sync::Arc;

use crate::views::prelude::*;

use self::import::Importing;
use crate::exchange::file::Export;
use crate::exchange::found::Found;
use crate::exchange::json;
use crate::exchange::merge::Preview;
use crate::state::preferences::{remind_after, set_remind_after};
use crate::state::sample;
use crate::state::store::Store;
use crate::views::components::{
    Button, Field, Icon, Notice, Toasts, copy_button, dates, nothing_here, number_field,
    page_title, section, table,
};
use crate::views::refusal::undoable;
use crate::views::take_away::save;
use crate::views::workspaces::Workspaces;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let said = RwSignal::new(None::<String>);
    let workspaces = use_context::<Workspaces>();
    let founded = Memo::new(move |_| store.workspace().is_founded());
    view! {
        <div class="stack stack--loose">
            {page_title("Data", Vec::new(), Vec::new())}
            <p class="page-lead">
                "Everything stays in this browser. It travels as files: what you export here opens in any other browser."
            </p>
            {move || said.get().map(|why| Notice::stop("That did not work").text(why).said().show())}
            {section("Import", "", ().into_any(), import::panel())}
            {section("Export", "", ().into_any(), export(store))}
            {section("Snapshots", "", ().into_any(), snapshots::panel(store))}
            {section("Sample team", "", ().into_any(), sample_team(store, said))}
            {workspaces.map(|all| section("Workspaces", "", all.new_button(), all.list()))}
            {move || workspaces.filter(|_| founded.get()).map(|all| section("Start anew", "", (), all.anew()))}
            {section("What is stored", "", ().into_any(), stored(store))}
            {section("Room in this browser", "", ().into_any(), room::panel(store))}
        </div>
    }
    .into_any()
}

/// "Exported 3 days ago; 41 changes since."
fn last_export(store: Store) -> AnyView {
    let count = dates::counted(store.unexported() as i64, "change", "changes");
    let said = match store.exported() {
        Some(at) => format!("Exported {}; {count} since.", dates::ago(&at, &store.now())),
        None => format!("Not exported in this browser yet; {count} so far."),
    };
    view! { <p class="soft small">{said}</p> }.into_any()
}

/// A button that shows what something found elsewhere would bring, and what became of it.
pub fn offer(name: String, found: Found) -> AnyView {
    let Some(importing) = use_context::<Importing>() else { return ().into_any() };
    let found = Arc::new(found);
    let show = move || {
        importing.file.set(name.clone());
        importing.found.set(Some(Arc::clone(&found)));
        importing.open.set(true);
    };
    view! { {Button::new("Import…").primary().on(show)} {import::outcome(importing)} }.into_any()
}

fn export(store: Store) -> AnyView {
    let toasts = use_context::<Toasts>();
    let after = RwSignal::new(remind_after().to_string());
    Effect::new(move |_| {
        if let Ok(count) = after.with(|count| count.trim().parse()) {
            set_remind_after(count);
        }
    });
    let file = move |label: &'static str, export: Export| {
        let button = match export {
            Export::Workspace => Button::new(label).primary(),
            _ => Button::new(label),
        };
        button.icon(Icon::Download).on(move || save(store, toasts, export.clone()))
    };
    let body = move || {
        if !store.workspace().is_founded() {
            return nothing_here("Nothing to export yet. Start a team or import a file.");
        }
        view! {
            <p>"The whole workspace as one JSON file, log included. Keep one where your backups are."</p>
            <div class="cluster">
                {file("Export", Export::Workspace)}
                {copy_button("Copy as text", move || json::write(&store.workspace_now()))}
            </div>
            {move || last_export(store)}
            {number_field(Field::new("remind-after", "Remind me after").unit("changes").hint("On Today, when so much was done here since the last export; 0 is never."), after)}
            <p>"For other tools: the backlog for a spreadsheet, and the meetings of the coming sprints for a calendar. Plans and reports are on Plan and Review."</p>
            <div class="cluster">
                {file("Backlog as CSV", Export::Backlog)}
                {file("Meetings as iCalendar", Export::Cadence)}
            </div>
        }
        .into_any()
    };
    view! { <div class="stack">{body}</div> }.into_any()
}

/// Brings the sample team in; gives why it could not.
pub fn load_sample(store: Store, toasts: Option<Toasts>) -> Option<String> {
    let why = sample::load(store).err().map(|refusal| refusal.why);
    if let (None, Some(toasts)) = (&why, toasts) {
        undoable(toasts, store, "The sample team is here");
    }
    why
}

fn sample_team(store: Store, said: RwSignal<Option<String>>) -> AnyView {
    let toasts = use_context::<Toasts>();
    let load = move || said.set(load_sample(store, toasts));
    view! {
        <div class="stack">
            <p>
                "Northwind Marketing: six people, four closed sprints, one running, and a backlog in every state. It is made up."
            </p>
            <div class="cluster">{Button::new("Load sample team").on(load)}</div>
        </div>
    }
    .into_any()
}

fn stored(store: Store) -> AnyView {
    (move || {
        let workspace = store.workspace();
        if !workspace.is_founded() {
            return nothing_here("Nothing is stored yet.");
        }
        let mut rows: Vec<Vec<AnyView>> = Preview::counts(&workspace.records())
            .into_iter()
            .filter(|(noun, _)| !["workspace", "workflow"].contains(noun))
            .map(|(noun, count)| vec![preview::plural(noun).into_any(), count.into_any()])
            .collect();
        rows.push(vec!["Log entries".into_any(), workspace.log().len().into_any()]);
        table("What is stored", &[("Kind", false), ("How many", true)], rows)
    })
    .into_any()
}
