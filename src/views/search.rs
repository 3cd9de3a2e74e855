//! Searches everything in the workspace, and the page's screens and commands.

pub(super) mod body;
mod find;

use leptos::prelude::*;

use super::components::Dialog;
use super::later::later;
use super::modules::{Module, search_body};

/// The dialog behind Ctrl K.
#[component]
pub fn SearchDialog(open: RwSignal<bool>, helping: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="search" title="Search" unasked=true open>
            {later(Module::Search, move || Box::pin(search_body(open, helping)))}
        </Dialog>
    }
}
