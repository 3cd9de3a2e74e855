//! Makes a file and hands it to the browser.

use crate::state::Store;
use crate::views::components::{Toasts, download};
use sprintloop::exchange::file::{Export, make};

/// Makes it, in the module that writes files.
pub fn save_here(store: Store, toasts: Option<Toasts>, export: Export) {
    let whole = export == Export::Workspace;
    let file = make(&store.workspace_now(), export, store.now());
    if download(&file.name, file.kind, &file.text) {
        if whole {
            store.mark_exported();
        }
    } else if let Some(toasts) = toasts {
        toasts
            .say("The browser didn't save the file. Allow downloads for this page and try again.");
    }
}
