//! Keys that work everywhere, and the list of all keys behind `?`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::components::{DataTable, Dialog, Toasts, dom};
use super::header::told;
use super::later::later;
use super::modules::{Module, keys_body};
use crate::state::Store;

/// Listens for the keys of the whole page. Fields and dialogs keep theirs.
pub fn listen(store: Store, toasts: Toasts, searching: RwSignal<bool>, helping: RwSignal<bool>) {
    let on_key = move |ev: KeyboardEvent| {
        if ev.default_prevented() || ev.is_composing() {
            return;
        }
        let control = ev.ctrl_key() || ev.meta_key();
        let key = ev.key().to_lowercase();
        if control && key == "k" {
            ev.prevent_default();
            searching.set(true);
            return;
        }
        if dom::is_typing(ev.target()) {
            return;
        }
        match (control, key.as_str()) {
            (true, "z") => {
                ev.prevent_default();
                told(toasts, if ev.shift_key() { store.redo() } else { store.undo() });
            }
            (true, "y") => {
                ev.prevent_default();
                told(toasts, store.redo());
            }
            (false, "?") => {
                ev.prevent_default();
                helping.set(true);
            }
            _ => {}
        }
    };
    let listener = window_event_listener(leptos::ev::keydown, on_key);
    on_cleanup(move || listener.remove());
}

const KEYS: [(&str, &str); 12] = [
    ("Ctrl K", "Search everything"),
    ("?", "These keys"),
    ("Ctrl Z", "Take the last change back"),
    ("Ctrl Shift Z", "Do it again"),
    ("Up, Down", "Move in a list"),
    ("Left, Right", "Move between columns"),
    ("Enter", "Open what has focus"),
    ("Space", "Choose it"),
    ("Alt with an arrow", "Move the row or the card itself"),
    ("Letters", "Act on it, as its menu says"),
    ("Ctrl Enter", "Send the form you are in"),
    ("Escape", "Go back, close"),
];

/// The list of keys.
#[component]
pub fn KeysDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="keys" title="Keys" unasked=true open>
            {later(Module::Search, || Box::pin(keys_body()))}
        </Dialog>
    }
}

/// What stands in it.
#[component]
pub fn KeyTable() -> impl IntoView {
    let row = |(key, does): (&'static str, &'static str)| {
        vec![view! { <kbd class="kbd">{key}</kbd> }.into_any(), does.into_any()]
    };
    let rows: Vec<_> = KEYS.into_iter().map(row).collect();
    let columns = vec![("Key", false), ("Does", false)];
    view! { <DataTable caption="Keys and what they do" columns rows/> }
}
