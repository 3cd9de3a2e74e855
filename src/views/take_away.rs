//! Files to take away: saved with a press, and a word where the browser did not.

use crate::views::prelude::*;

use crate::domain::base::ids::SprintId;
use crate::exchange::file::{Export, make};
use crate::exchange::text::Subject;
use crate::state::Store;
use crate::views::components::{Entry, Icon, Menu, Toasts, download};

/// Saves a file; says so where the browser would not.
pub fn save(store: Store, toasts: Option<Toasts>, export: Export) {
    let whole = export == Export::Workspace;
    let file = make(&store.workspace_now(), export, store.now());
    if download(&file.name, file.kind, &file.text) {
        if whole {
            store.mark_exported();
        }
    } else if let Some(toasts) = toasts {
        toasts.say(
            "The browser did not save the file. Allow downloads for this page, then try again.",
        );
    }
}

/// The files of a sprint as the entries of a menu: of its plan, or of its report.
pub fn entries(store: Store, subject: Subject, sprint: SprintId) -> Vec<Entry> {
    let table = ("Download as CSV", Export::Sprint(sprint));
    let plan = ("Download for Sprintloop", Export::Plan(sprint));
    let mut all = documents(store, subject);
    all.extend(presses(store, vec![table, plan]));
    all
}

/// A menu with a text as a document.
pub fn document(store: Store, subject: Subject) -> AnyView {
    Menu::new("Download").show(move || documents(store, subject))
}

fn documents(store: Store, subject: Subject) -> Vec<Entry> {
    let page = ("Download to print", Export::Page(subject));
    presses(store, vec![page, ("Download as Markdown", Export::Markdown(subject))])
}

fn presses(store: Store, files: Vec<(&'static str, Export)>) -> Vec<Entry> {
    let toasts = use_context::<Toasts>();
    let entry = |(label, export): (&'static str, Export)| {
        Entry::press(label, move || save(store, toasts, export.clone())).icon(Icon::Download)
    };
    files.into_iter().map(entry).collect()
}

/// A menu of its own.
pub fn menu(store: Store, subject: Subject, sprint: SprintId) -> AnyView {
    Menu::new("Download").show(move || entries(store, subject, sprint))
}
