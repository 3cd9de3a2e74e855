//! Shortcuts that work on every screen, and the list of all shortcuts behind `?`.

pub(super) mod table;
mod typing;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use self::typing::Typing;
use super::components::{Dialog, Toasts, dom};
use super::header::told;
use super::later::later;
use super::modules::{Module, keys_body};
use crate::state::Store;

/// Listens for page-wide shortcuts. Fields and dialogs keep their own keys.
pub fn listen(store: Store, toasts: Toasts, searching: RwSignal<bool>, helping: RwSignal<bool>) {
    let typing = Typing::follow();
    let on_key = move |ev: KeyboardEvent| {
        if ev.default_prevented() || ev.is_composing() {
            return;
        }
        let control = ev.ctrl_key() || ev.meta_key();
        let key = dom::letter(&ev).to_lowercase();
        if control && key == "k" {
            ev.prevent_default();
            searching.set(true);
            return;
        }
        let takes_back = control && matches!(key.as_str(), "z" | "y");
        if dom::is_typing(ev.target()) && !(takes_back && typing.leaves_undo_to_us(&ev)) {
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
            // From wherever focus is on the screen; a dialog closes itself.
            (false, "escape") if !dom::is_dialog_open() && store.close_item() => {
                ev.prevent_default();
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

/// The list of shortcuts.
#[component]
pub fn KeysDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="keys" title="Keyboard shortcuts" unasked=true open>
            {later(Module::Search, || Box::pin(keys_body()))}
        </Dialog>
    }
}
