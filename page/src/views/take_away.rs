//! Downloads: files saved with one press, and a message if the browser refuses.

pub(super) mod made;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Entry, IconName, Menu, Toasts};
use crate::views::modules::files::save_file;
use leptos::task::spawn_local;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::exchange::file::Export;
use sprintloop::exchange::text::Subject;

/// Saves a file; says so if the browser refuses.
pub fn save(store: Store, toasts: Option<Toasts>, export: Export) {
    spawn_local(async move {
        if let (Err(_), Some(toasts)) = (save_file(store, toasts, export).await, toasts) {
            toasts.say("The download couldn't be prepared: a part of the page didn't load. Try again in a moment.");
        }
    });
}

/// Returns menu entries for the files of a sprint: its plan or its report.
pub fn entries(store: Store, subject: Subject, sprint: SprintId) -> Vec<Entry> {
    let table = ("Download as CSV", Export::Sprint(sprint));
    let plan = ("Download as Sprintloop file", Export::Plan(sprint));
    let mut all = documents(store, subject);
    all.extend(presses(store, vec![table, plan]));
    all
}

/// The menu that downloads a text as a document.
#[component]
pub fn DocumentMenu(subject: Subject) -> impl IntoView {
    let store = Store::here();
    view! { <Menu label="Download" entries=move || documents(store, subject)/> }
}

/// Returns menu entries for the documents of a text.
pub fn documents(store: Store, subject: Subject) -> Vec<Entry> {
    let page = ("Download as HTML", Export::Page(subject));
    presses(store, vec![page, ("Download as Markdown", Export::Markdown(subject))])
}

fn presses(store: Store, files: Vec<(&'static str, Export)>) -> Vec<Entry> {
    let toasts = use_context::<Toasts>();
    let entry = |(label, export): (&'static str, Export)| {
        Entry::press(label, move || save(store, toasts, export.clone())).icon(IconName::Download)
    };
    files.into_iter().map(entry).collect()
}

/// The menu that downloads the files of a sprint: its plan or its report.
#[component]
pub fn SprintFilesMenu(subject: Subject, sprint: SprintId) -> impl IntoView {
    let store = Store::here();
    view! { <Menu label="Download" entries=move || entries(store, subject, sprint)/> }
}
