//! A file comes in: refused by its size before it is read, then looked at, then agreed to.

use std::sync::Arc;

use crate::views::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Event, File, HtmlInputElement};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::preview;
use crate::exchange::read::{Found, check_size, read};
use crate::state::store::Store;
use crate::views::components::{Dialog, Notice, Toasts};

/// How far an import is.
#[derive(Clone, Copy)]
pub(super) struct Importing {
    pub(super) store: Store,
    /// Where it says what came in.
    pub(super) toasts: Option<Toasts>,
    /// The name of the file.
    pub(super) file: RwSignal<String>,
    /// What it holds.
    pub(super) found: RwSignal<Option<Arc<Found>>>,
    /// Whether the preview is open.
    pub(super) open: RwSignal<bool>,
    /// Why it was not taken.
    pub(super) problem: RwSignal<Option<String>>,
    /// What came in.
    pub(super) done: RwSignal<Option<String>>,
}

/// The file input, what became of the last file, and the preview.
pub(super) fn panel(store: Store) -> AnyView {
    let importing = Importing {
        store,
        toasts: use_context(),
        file: RwSignal::new(String::new()),
        found: RwSignal::new(None),
        open: RwSignal::new(false),
        problem: RwSignal::new(None),
        done: RwSignal::new(None),
    };
    let body = move || match importing.found.get() {
        Some(found) => preview::of(importing, &found),
        None => ().into_any(),
    };
    view! {
        <div class="stack">
            <div class="field">
                <label class="field__label" for="data-import">"Import file"</label>
                <span class="field__hint" id="data-import-hint">
                    "A Sprintloop export or a Trello board as JSON; at most 10 MB. You see what it holds before anything comes in."
                </span>
                <input class="input" type="file" id="data-import" accept=".json,application/json"
                    aria-describedby="data-import-hint" on:change=move |event| chosen(importing, &event) />
            </div>
            {move || importing.problem.get().map(|why| {
                Notice::stop("This file was not imported").text(format!("{why} Nothing has changed.")).said().show()
            })}
            {move || importing.done.get().map(|what| Notice::good("Imported").text(what).said().show())}
            {Dialog::new("import-preview", "What comes in").wide().unasked().show(importing.open, body)}
        </div>
    }
    .into_any()
}

fn chosen(importing: Importing, event: &Event) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    importing.problem.set(None);
    importing.done.set(None);
    importing.file.set(file.name());
    // Sizes are whole numbers of bytes; the browser hands them over as a float.
    if let Err(why) = check_size(file.size() as u64) {
        importing.problem.set(Some(why.to_string()));
    } else {
        spawn_local(take(importing, file));
    }
    // The same file can be chosen again.
    input.set_value("");
}

async fn take(importing: Importing, file: File) {
    let outcome = match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => {
            read(&js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|why| why.to_string())
        }
        Err(_) => {
            Err("The browser could not read this file. It may have been moved; choose it again."
                .to_owned())
        }
    };
    match outcome {
        Ok(found) => {
            importing.found.set(Some(Arc::new(found)));
            importing.open.set(true);
        }
        Err(why) => importing.problem.set(Some(why)),
    }
}
