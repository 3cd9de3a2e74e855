//! Imports, whichever way the file came: how far it is, what it holds, and what became of it.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Event, HtmlInputElement};
use wasm_bindgen::JsCast;

use super::coming_in::StaysOut;
use super::importing::{Importing, Incoming};
use super::preview::FilePreview;
use crate::views::components::{
    Button, ButtonKind, Dialog, Form, FormView, More, Notice, TextArea, Tone,
};
use crate::views::modules::files::take_in;

/// How far the reading is, then the preview, over whatever screen is open.
#[component]
pub fn ImportDialog(importing: Importing) -> impl IntoView {
    let is_reading = Memo::new(move |_| importing.reading.with(Option::is_some));
    let shown = move || {
        if is_reading.get() {
            return Either::Left(view! { <ReadingFile importing /> });
        }
        let found = importing.found.get();
        Either::Right(found.map(|found| view! { <FilePreview importing found /> }))
    };
    view! {
        <Dialog id="import-preview" title="Import preview" wide=true unasked=true open=importing.open>
            {shown}
        </Dialog>
    }
}

#[component]
fn ReadingFile(importing: Importing) -> impl IntoView {
    let percent = move || importing.reading.get().unwrap_or(100).to_string();
    view! {
        <div class="stack">
            <label class="stack stack--tight">
                <span>{move || format!("Reading {}", importing.file.get())}</span>
                <progress class="import-progress" max="100" value=percent></progress>
            </label>
            <div class="cluster"><Button label="Cancel" on_press=move || importing.open.set(false) /></div>
        </div>
    }
}

/// What became of the last file.
#[component]
pub(super) fn ImportOutcome(importing: Importing) -> impl IntoView {
    let problem = move || {
        importing.problem.get().map(|why| {
            let text = format!("{why} Nothing has changed.");
            view! { <Notice tone=Tone::Stop title="This file was not imported" text said=true /> }
        })
    };
    let done = move || {
        let what = importing.done.get();
        what.map(|text| view! { <Notice tone=Tone::Good title="Imported" text said=true /> })
    };
    view! {
        {problem}
        {done}
        {move || view! { <StaysOut lines=importing.stayed_out.get() said=true /> }}
    }
}

/// The file input, the field to paste into, and what became of the last file.
#[component]
pub(super) fn ImportPanel() -> impl IntoView {
    use_context::<Importing>().map(|importing| {
        // What was said about the last file is read once.
        on_cleanup(move || importing.forget());
        view! {
            <div class="stack">
                <div class="field">
                    <label class="field__label" for="data-import">"Import file"</label>
                    <span class="field__hint" id="data-import-hint">
                        "A Sprintloop export, a Trello board or GitHub issues as JSON, or a CSV file from Jira, Asana, Linear or any other tool, up to 10 MB. You'll see a preview before anything is imported. You can also drop a file anywhere on the page."
                    </span>
                    <input class="input" type="file" id="data-import"
                        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
                        aria-describedby="data-import-hint" on:change=move |event| chosen(importing, &event) />
                </div>
                <More label="Paste instead"><PastedText importing /></More>
                <ImportOutcome importing />
            </div>
        }
    })
}

#[component]
fn PastedText(importing: Importing) -> impl IntoView {
    let form = Form::new("import-paste");
    let text = RwSignal::new(String::new());
    let look = move || {
        let pasted = text.get_untracked();
        if pasted.trim().is_empty() {
            return form.error("text", "Paste some text first.");
        }
        importing.forget();
        read_import(importing, Incoming::Text(pasted));
    };
    let field = form.field("text", "Rows copied from a spreadsheet, or the text of a file");
    view! {
        <FormView form verb="Preview import" kind=ButtonKind::Secondary on_submit=look>
            <TextArea field value=text />
        </FormView>
    }
}

fn chosen(importing: Importing, event: &Event) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    importing.forget();
    read_import(importing, Incoming::File(file));
    // The same file can be chosen again.
    input.set_value("");
}

/// Hands it to the module that reads it.
pub fn read_import(importing: Importing, coming: Incoming) {
    spawn_local(async move {
        if take_in(importing, coming).await.is_err() {
            let lost = "Import couldn't be loaded. Try again in a moment.";
            importing.fail(lost.to_owned());
        }
    });
}
