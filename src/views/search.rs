//! Search over everything the workspace keeps, and the screens and commands of the page.

pub(super) mod body;
mod find;

use leptos::prelude::*;

use super::components::Dialog;
use super::later::later;
use super::modules::{Module, search_body};

/// The dialog of Ctrl K.
#[component]
pub fn SearchDialog(open: RwSignal<bool>, helping: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="search" title="Search" unasked=true open>
            {later(Module::Search, move || Box::pin(search_body(open, helping)))}
        </Dialog>
    }
}
