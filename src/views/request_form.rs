//! The request form for stakeholders: it creates a file or a message to send.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, CopyButton, Form, FormView, IconName, LinkButton, Notice, PageTitle, Tone,
    UserText, download,
};
use super::intake::form::{RequestFields, Values};
use crate::exchange::request_file;
use crate::state::{Route, Store};

/// A request as a file and as a message.
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
            <PageTitle title="New request">
                <LinkButton label="Open Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
        </div>
    }
}

#[component]
fn BlankRequest(
    /// Set once the request is created.
    written: RwSignal<Option<Written>>,
) -> impl IntoView {
    let store = Store::here();
    let form = Form::new("blank-request");
    let values = Values::new(String::new());
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        match request_file::write(&request).zip(request_file::message(&request)) {
            Some((file, message)) => written.set(Some(Written { file, message })),
            None => form.problem(
                "The request couldn't be created. Copy your text, reload the page and try again.",
            ),
        }
    };
    view! {
        <p class="prose soft">"Tell the marketing team what the problem is. This page doesn't send anything. You'll get a message to email or paste in chat."</p>
        <FormView form verb="Create request" on_submit=submit>
            <RequestFields form values store/>
        </FormView>
    }
}

/// The request, ready to send as a file or a message.
#[component]
fn RequestReady(now: Written, written: RwSignal<Option<Written>>) -> impl IntoView {
    let Written { file, message } = now;
    let copied = message.clone();
    let failed = RwSignal::new(false);
    let save = move || failed.set(!download("request.json", "application/json", &file));
    view! {
        <Notice title="Your request is ready to send" tone=Tone::Good said=true
            text="Send the file or the message below to the marketing team. They import it on the Intake page."/>
        <div class="cluster">
            <Button label="Download file" kind=ButtonKind::Primary icon=IconName::Download on_press=save/>
            <CopyButton label="Copy message" text=move || copied.clone()/>
            <Button label="New request" kind=ButtonKind::Quiet on_press=move || written.set(None)/>
        </div>
        <Show when=move || failed.get()>
            <Notice title="The file couldn't be saved" tone=Tone::Stop said=true text="Copy the message instead."/>
        </Show>
        <div class="card card--sunk"><UserText text=message/></div>
    }
}
