//! A field to choose files, which returns their text.

use super::field::{Field, Shell};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Event, File, HtmlInputElement};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The maximum size of a text file in bytes: requests and cards are a few lines.
const MOST: f64 = 1_000_000.0;

/// A file's name, and its text or why it couldn't be read.
pub type Chosen = (String, Result<String, String>);

/// One file, or several at once. The same file can be chosen again.
#[component]
pub fn FileField(
    field: Field,
    #[prop(optional)] several: bool,
    /// Receives the names and texts of the chosen files.
    on_chosen: impl Fn(Vec<Chosen>) + Send + Sync + 'static,
) -> impl IntoView {
    view! { <Files field several on_chosen=Arc::new(on_chosen)/> }
}

type OnChosen = Arc<dyn Fn(Vec<Chosen>) + Send + Sync>;

#[component]
fn Files(field: Field, several: bool, on_chosen: OnChosen) -> impl IntoView {
    let chosen = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(list) = input.files() else { return };
        let files: Vec<File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        input.set_value("");
        let on = Arc::clone(&on_chosen);
        spawn_local(async move {
            let mut all = Vec::new();
            for file in files {
                all.push((file.name(), words(&file).await));
            }
            on(all);
        });
    };
    let control = view! {
        <input class="input" type="file" id=field.id.clone() accept=".json,application/json" multiple=several
            aria-describedby=field.described_by() aria-invalid=field.invalid() on:change=chosen />
    };
    view! { <Shell field>{control}</Shell> }
}

async fn words(file: &File) -> Result<String, String> {
    if file.size() > MOST {
        return Err("This file is too large. Choose the file you were sent.".to_owned());
    }
    let read = JsFuture::from(file.text()).await.ok().and_then(|read| read.as_string());
    read.ok_or_else(|| "The browser couldn't read this file. Choose it again.".to_owned())
}
