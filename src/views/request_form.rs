//! The blank request form alone, for someone elsewhere: it gives a file or a text to send.

use crate::views::prelude::*;

use super::components::{Button, Form, Icon, Notice, copy_button, download, page_title, user_text};
use super::intake::form::{Values, fields};
use crate::exchange::request_file;
use crate::state::{Route, Store};

/// The two forms in which a request travels.
#[derive(Clone)]
struct Written {
    file: String,
    message: String,
}

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let written = RwSignal::new(None::<Written>);
    let body = move || match written.get() {
        None => blank(store, written),
        Some(now) => ready(now, written),
    };
    view! {
        <div class="stack">
            {page_title("Request", Vec::new(), vec![Button::new("To Sprintloop").quiet().href(Route::Today.hash())])}
            {body}
        </div>
    }
    .into_any()
}

fn blank(store: Store, written: RwSignal<Option<Written>>) -> AnyView {
    let form = Form::new("blank-request");
    let values = Values::new(String::new());
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        match request_file::write(&request).zip(request_file::message(&request)) {
            Some((file, message)) => written.set(Some(Written { file, message })),
            None => form
                .problem("The request could not be written. Copy your text and reload the page."),
        }
    };
    view! {
        <p class="prose soft">"Tell the marketing team what the problem is. Nothing is sent from this page: it gives you a file or a text, and you send it as you like."</p>
        {form.show("Make the request", submit, None, fields(form, values, store))}
    }
    .into_any()
}

fn ready(now: Written, written: RwSignal<Option<Written>>) -> AnyView {
    let Written { file, message } = now;
    let copied = message.clone();
    let failed = RwSignal::new(false);
    let save = Button::new("Save the file").primary().icon(Icon::Download).on(move || {
        failed.set(!download("request.json", "application/json", &file));
    });
    view! {
        {Notice::good("The request is ready to send")
            .text("Send the file, or the text below, to whoever keeps the team's page. They take it in Intake, once.")
            .said().show()}
        <div class="cluster">
            {save}
            {copy_button("Copy the text", move || copied.clone())}
            {Button::new("Write another").quiet().on(move || written.set(None))}
        </div>
        {move || failed.get().then(|| Notice::stop("The file could not be saved").text("Copy the text instead.").said().show())}
        <div class="card card--sunk">{user_text(&message)}</div>
    }
    .into_any()
}
