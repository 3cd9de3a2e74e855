//! Listens for files that are dropped, and text that is pasted, anywhere on the page, and shows what they hold.

use leptos::ev::{self, ClipboardEvent, DragEvent};
use leptos::prelude::*;
use leptos::web_sys::{DataTransfer, File};
use wasm_bindgen::JsValue;

use super::components::{Icon, IconName, Toasts, dom};
use super::data::{Importing, Incoming, read_import};
use super::later::later;
use super::modules::{Module, import_dialog};
use crate::state::{Route, Store};

/// Listens for what is dropped and pasted, and shows what it holds.
#[component]
pub fn ImportListener(store: Store, toasts: Toasts) -> impl IntoView {
    let importing = Importing::new(store, toasts);
    provide_context(importing);
    let over = RwSignal::new(false);
    let dragged = window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            // Without this the browser would leave the page for the file.
            event.prevent_default();
            over.set(may_take(store));
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if has_files(&event) {
            event.prevent_default();
            let file = event.data_transfer().and_then(|data| first_file(&data));
            if let Some(file) = file.filter(|_| may_take(store)) {
                read_import(importing, Incoming::File(file));
            }
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        if !event.default_prevented() && !dom::is_typing(event.target()) && may_take(store) {
            paste(importing, &event);
        }
    });
    on_cleanup(move || {
        dragged.remove();
        left.remove();
        dropped.remove();
        pasted.remove();
    });
    let here = move || {
        over.get().then(|| {
            view! {
                <div class="import-drop" aria-hidden="true">
                    <p class="import-drop__words"><Icon name=IconName::Upload /><span>"Drop the file to preview it"</span></p>
                </div>
            }
        })
    };
    // The preview lives in a module and is created when there is something to show for the first time.
    let wanted = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|before| *before) || importing.open.get()
    });
    let preview = move || {
        wanted.get().then(|| later(Module::Import, move || Box::pin(import_dialog(importing))))
    };
    view! {
        {preview}
        {here}
    }
}

/// Returns whether files are dragged, not a card of the board.
fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&JsValue::from_str("Files"), 0))
}

/// Returns whether an import may start: not on the stakeholders' form, and not behind an open dialog.
fn may_take(store: Store) -> bool {
    !dom::is_dialog_open() && untrack(|| store.route()) != Route::RequestForm
}

fn first_file(data: &DataTransfer) -> Option<File> {
    data.files().and_then(|files| files.get(0))
}

/// Handles a paste outside any field. A single line is not treated as a file.
fn paste(importing: Importing, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    if let Some(file) = first_file(&data) {
        event.prevent_default();
        return read_import(importing, Incoming::File(file));
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    let trimmed = text.trim();
    if trimmed.starts_with(['{', '[']) || trimmed.contains('\n') {
        event.prevent_default();
        read_import(importing, Incoming::Text(text));
    }
}
