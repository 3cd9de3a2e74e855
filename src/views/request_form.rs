//! The request form for stakeholders: it creates a file or a message to send. In a team space, the request goes
//! straight into Intake.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, CopyButton, Form, FormView, IconName, LinkButton, Notice, PageTitle, Tone,
    UserText, download,
};
use super::intake::form::{RequestFields, Values};
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::exchange::request_file;
use crate::state::team_space::TeamSpace;
use crate::state::{Route, Store};

/// What became of a request.
#[derive(Clone)]
enum Done {
    /// It is to be sent as a file or a message.
    Written(Written),
    /// It is in the Intake of the open workspace, and goes to the team from there.
    Submitted,
}

/// A request as a file and as a message.
#[derive(Clone)]
struct Written {
    file: String,
    message: String,
}

/// The screen.
#[component]
pub fn RequestFormScreen() -> impl IntoView {
    let done = RwSignal::new(None::<Done>);
    let body = move || {
        match done.get() {
        None => view! { <BlankRequest done/> }.into_any(),
        Some(Done::Written(now)) => view! { <RequestReady now done/> }.into_any(),
        Some(Done::Submitted) => view! {
            <Notice title="Your request is submitted" tone=Tone::Good said=true
                text="The marketing team sees it on the Intake page. If you're offline, it's sent as soon as this page is open with a network.">
                <Button label="New request" on_press=move || done.set(None)/>
            </Notice>
        }
        .into_any(),
    }
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
    done: RwSignal<Option<Done>>,
) -> impl IntoView {
    let store = Store::here();
    let team = use_context::<TeamSpace>();
    let shared = Memo::new(move |_| team.is_some_and(TeamSpace::is_shared));
    let form = Form::new("blank-request");
    let values = Values::new(String::new());
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        if shared.get_untracked() {
            let request = Box::new(request);
            return match store.dispatch(Command::Intake(IntakeCommand::Submit { request })) {
                Ok(_) => done.set(Some(Done::Submitted)),
                Err(refusal) => form.problem(refusal),
            };
        }
        match request_file::write(&request).zip(request_file::message(&request)) {
            Some((file, message)) => done.set(Some(Done::Written(Written { file, message }))),
            None => form.problem(
                "The request couldn't be created. Copy your text, reload the page and try again.",
            ),
        }
    };
    let what = move || match shared.get() {
        true => "Tell the marketing team what the problem is. It goes straight into their Intake.",
        false => {
            "Tell the marketing team what the problem is. This page doesn't send anything. You'll get a message to email or paste in chat."
        }
    };
    view! {
        <p class="prose soft">{what}</p>
        <FormView form verb="Create request" on_submit=submit>
            <RequestFields form values store/>
        </FormView>
    }
}

/// The request, ready to send as a file or a message.
#[component]
fn RequestReady(now: Written, done: RwSignal<Option<Done>>) -> impl IntoView {
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
            <Button label="New request" kind=ButtonKind::Quiet on_press=move || done.set(None)/>
        </div>
        <Show when=move || failed.get()>
            <Notice title="The file couldn't be saved" tone=Tone::Stop said=true text="Copy the message instead."/>
        </Show>
        <div class="card card--sunk"><UserText text=message/></div>
    }
}
