//! The blank request form alone, for someone elsewhere: it gives a file or a text to send.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, CopyButton, Form, FormView, IconName, LinkButton, Notice, PageTitle, Tone,
    UserText, download,
};
use super::intake::form::{RequestFields, Values};
use crate::exchange::request_file;
use crate::state::{Route, Store};

/// The two forms in which a request travels.
#[derive(Clone)]
struct Written {
    file: String,
    message: String,
}

/// The screen.
#[component]
pub fn RequestFormScreen() -> impl IntoView {
    let written = RwSignal::new(None::<Written>);
    let body = move || match written.get() {
        None => view! { <BlankRequest written/> }.into_any(),
        Some(now) => view! { <RequestReady now written/> }.into_any(),
    };
    view! {
        <div class="stack">
            <PageTitle title="Request">
                <LinkButton label="To Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
        </div>
    }
}

#[component]
fn BlankRequest(
    /// Set once the request is written.
    written: RwSignal<Option<Written>>,
) -> impl IntoView {
    let store = Store::here();
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
        <FormView form verb="Make the request" on_submit=submit>
            <RequestFields form values store/>
        </FormView>
    }
}

/// The request to take away, as a file or a text.
#[component]
fn RequestReady(now: Written, written: RwSignal<Option<Written>>) -> impl IntoView {
    let Written { file, message } = now;
    let copied = message.clone();
    let failed = RwSignal::new(false);
    let save = move || failed.set(!download("request.json", "application/json", &file));
    view! {
        <Notice title="The request is ready to send" tone=Tone::Good said=true
            text="Send the file, or the text below, to whoever keeps the team's page. They take it in Intake, once."/>
        <div class="cluster">
            <Button label="Save the file" kind=ButtonKind::Primary icon=IconName::Download on_press=save/>
            <CopyButton label="Copy the text" text=move || copied.clone()/>
            <Button label="Write another" kind=ButtonKind::Quiet on_press=move || written.set(None)/>
        </div>
        <Show when=move || failed.get()>
            <Notice title="The file could not be saved" tone=Tone::Stop said=true text="Copy the text instead."/>
        </Show>
        <div class="card card--sunk"><UserText text=message/></div>
    }
}
