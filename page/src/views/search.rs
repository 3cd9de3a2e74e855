//! Searches everything in the workspace, and does what a person can do.

pub(super) mod body;
pub(super) mod desk;
pub(super) mod dialogs;
mod find;
mod hit;
mod known;
mod records;
mod sought;

use leptos::prelude::*;

use self::desk::{EARLY, SearchBox};
use super::components::{Dialog, Field, SearchField};
use super::later::later;
use super::modules::{Module, search_body, search_dialogs};

/// The dialog behind Ctrl K.
#[component]
pub fn SearchDialog(open: RwSignal<bool>, helping: RwSignal<bool>) -> impl IntoView {
    let of = SearchBox::new(open, helping);
    // What a command asks for in a dialog of its own, once the box has been open.
    let used = Memo::new(move |before| before == Some(&true) || open.get());
    view! {
        <Dialog id="search" title="Search and commands" unasked=true open>
            <SearchBody of/>
        </Dialog>
        {move || used.get().then(|| later(Module::Search, move || Box::pin(search_dialogs(of))))}
    }
}

/// What is in the dialog: what searches or, until it has come, a field that already takes what is typed.
#[component]
fn SearchBody(of: SearchBox) -> impl IntoView {
    let body = later(Module::Search, move || Box::pin(search_body(of)));
    let early = move || {
        let field = Field::new(EARLY, "Search and commands")
            .autofocus()
            .placeholder("Search or type a command");
        (!of.here.get()).then(|| view! { <SearchField field value=of.text/> })
    };
    view! { {early} {body} }
}
