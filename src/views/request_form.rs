//! The request form for stakeholders: it ends in an email or a message to paste.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, CopyButton, Form, FormView, IconName, LinkButton, More, Notice, PageTitle,
    Tone, UserText, download,
};
use super::intake::form::{RequestFields, Values};
use crate::domain::records::intake::Request;
use crate::exchange::request_file;
use crate::state::{Route, Store};

/// An address longer than this is cut by some email apps.
const LONG: usize = 1900;

/// The team that the form is for, as far as the link or this browser knows it.
#[derive(Clone)]
struct Team {
    name: String,
    email: String,
}

impl Team {
    fn of(store: Store) -> Self {
        let hash = window().location().hash().unwrap_or_default();
        let (name, email) = (Route::request_part(&hash, "team"), Route::request_part(&hash, "to"));
        let here = || store.workspace_now().name().to_owned();
        Self { name: if name.is_empty() { here() } else { name }, email }
    }

    fn words(&self) -> &str {
        if self.name.is_empty() { "the marketing team" } else { &self.name }
    }
}

/// A request in words, as a message, as an email and as a file.
#[derive(Clone)]
struct Written {
    words: String,
    message: String,
    email: String,
    file: String,
}

impl Written {
    fn of(request: &Request, team: &Team) -> Option<Self> {
        let file = request_file::write(request)?;
        let message = request_file::message(request, &team.name)?;
        let part = |text: &str| String::from(js_sys::encode_uri_component(text));
        let (to, subject) = (part(&team.email), part(&request_file::subject(request)));
        let email = format!("mailto:{to}?subject={subject}&body={}", part(&message));
        Some(Self { words: request_file::words(request, &team.name), message, email, file })
    }
}

/// The name of the form.
const FORM: &str = "blank-request";

/// A request, and what was typed for it by the names of the fields.
#[derive(Clone)]
struct Created {
    written: Written,
    texts: Vec<(&'static str, String)>,
}

/// The screen.
#[component]
pub fn RequestFormScreen() -> impl IntoView {
    let team = Team::of(Store::here());
    let written = RwSignal::new(None::<Created>);
    let title = match team.name.as_str() {
        "" => "New request".to_owned(),
        name => format!("New request for {name}"),
    };
    let body = move || match written.get() {
        None => view! { <BlankRequest team=team.clone() written/> }.into_any(),
        Some(now) => view! { <RequestReady team=team.clone() created=now written/> }.into_any(),
    };
    view! {
        <div class="stack">
            <PageTitle title>
                <LinkButton label="Open Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
        </div>
    }
}

#[component]
fn BlankRequest(
    team: Team,
    /// Set once the request is created.
    written: RwSignal<Option<Created>>,
) -> impl IntoView {
    let store = Store::here();
    let form = Form::new(FORM);
    let values = Values::new(String::new());
    let lead = format!(
        "Tell {} what the problem is. This page doesn't send anything itself: in the next step you email the request or copy it into a chat.",
        team.words()
    );
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        match Written::of(&request, &team) {
            Some(now) => written.set(Some(Created { written: now, texts: values.texts() })),
            None => form.problem(
                "The request couldn't be created. Copy your text, reload the page and try again.",
            ),
        }
    };
    view! {
        <p class="prose soft">{lead}</p>
        <FormView form verb="Create request" on_submit=submit>
            <RequestFields form values store/>
        </FormView>
    }
}

/// The request, ready to send.
#[component]
fn RequestReady(team: Team, created: Created, written: RwSignal<Option<Created>>) -> impl IntoView {
    let Created { written: Written { words, message, email, file }, texts } = created;
    // Nothing is sent yet: a reload or Back finds the form as it was.
    let form = Form::new(FORM);
    let slots: Vec<_> = texts
        .into_iter()
        .map(|(name, text)| {
            let slot = form.field(name, "").slot();
            slot.keep(text);
            slot
        })
        .collect();
    let another = move || {
        slots.iter().for_each(|slot| slot.forget());
        written.set(None);
    };
    let copied = message.clone();
    let failed = RwSignal::new(false);
    let save = move || failed.set(!download("request.json", "application/json", &file));
    let text = format!("Email it, or copy the message into a chat with {}.", team.words());
    let long = (email.len() > LONG).then(|| {
        view! {
            <p class="small soft">"This is a long request. If your email app cuts it off, copy the message and paste it instead."</p>
        }
    });
    view! {
        <Notice title="Your request is ready to send" tone=Tone::Good said=true text/>
        <div class="cluster">
            <a class="button button--primary" href=email>"Email it"</a>
            <CopyButton label="Copy message" text=move || copied.clone()/>
            <Button label="Edit" kind=ButtonKind::Quiet on_press=move || written.set(None)/>
            <Button label="New request" kind=ButtonKind::Quiet on_press=another/>
        </div>
        {long}
        <div class="card card--sunk"><UserText text=words/></div>
        <More label="Other ways to send it">
            <p class="small soft">"The team imports the file, or the whole message with its code, on their Intake page."</p>
            <div class="cluster"><Button label="Download file" icon=IconName::Download on_press=save/></div>
            <Show when=move || failed.get()>
                <Notice title="The file couldn't be saved" tone=Tone::Stop said=true text="Copy the message instead."/>
            </Show>
            <div class="card card--sunk" role="group" aria-label="Whole message"><UserText text=message/></div>
        </More>
    }
}
