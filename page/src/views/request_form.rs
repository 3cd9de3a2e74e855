//! The request form for stakeholders: it is sent to the team space that its link names, or ends in an email or a message to
//! paste.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, CopyButton, Form, FormView, IconName, LinkButton, More, Notice, PageTitle,
    Tone, UserText, download,
};
use super::intake::form::{RequestFields, Values};
use super::parts::Parts;
use super::sending::Sending;
use crate::state::team_space::TeamSpace;
use crate::state::{Route, Store, address};
use sprintloop::domain::records::intake::Request;
use sprintloop::exchange::request_file;

/// An address longer than this is cut by some email apps.
const LONG: usize = 1900;

/// The team that the form is for, as far as the link or this browser knows it.
#[derive(Clone)]
struct Team {
    name: String,
    email: String,
    /// The address of its team space; empty without one.
    space: String,
}

impl Team {
    fn of(store: Store) -> Self {
        let hash = address::hash();
        let part =
            |name: &str| Some(Route::request_part(&hash, name)).filter(|part| !part.is_empty());
        let joined = || untrack(|| use_context::<TeamSpace>().map(TeamSpace::address));
        Self {
            name: part("team").unwrap_or_else(|| store.workspace_now().name().to_owned()),
            email: part("to").unwrap_or_default(),
            space: part("space").or_else(joined).unwrap_or_default(),
        }
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
    request: Request,
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
    let next = match team.space.is_empty() {
        true => {
            "This page doesn't send anything. In the next step you can email the request or copy it into a chat."
        }
        false => "In the next step you can send the request, email it, or copy it into a chat.",
    };
    let lead = format!("Tell {} what the problem is. {next}", team.words());
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        match Written::of(&request, &team) {
            Some(now) => {
                written.set(Some(Created { request, written: now, texts: values.texts() }));
            }
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

/// The request, ready to send; or sent.
#[component]
fn RequestReady(team: Team, created: Created, written: RwSignal<Option<Created>>) -> impl IntoView {
    let Created { request, written: texts_of, texts } = created;
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
    let slots = StoredValue::new(slots);
    let forget = move || slots.with_value(|slots| slots.iter().for_each(|slot| slot.forget()));
    let another = Callback::new(move |()| {
        forget();
        written.set(None);
    });
    let sent = RwSignal::new(false);
    Effect::new(move |_| {
        if sent.get() {
            forget();
        }
    });
    let address = team.space.clone();
    let sending = use_context::<TeamSpace>().filter(|_| !address.is_empty()).map(|team| Sending {
        team,
        address,
        request,
        sent,
    });
    let words = texts_of.words.clone();
    let ways = move || {
        let (team, texts_of) = (team.clone(), texts_of.clone());
        match sent.get() {
            true => view! { <Sent team written=texts_of another/> }.into_any(),
            false => {
                let sending = sending.clone();
                view! { <Ways team written=texts_of sending another edit=move || written.set(None)/> }
                    .into_any()
            }
        }
    };
    view! {
        {ways}
        <div class="card card--sunk"><UserText text=words/></div>
    }
}

/// The team has it.
#[component]
fn Sent(team: Team, written: Written, another: Callback<()>) -> impl IntoView {
    let text = format!("It's been added to {}'s intake. You can close this page.", team.words());
    view! {
        <Notice title="Your request was sent" tone=Tone::Good said=true text/>
        <div class="cluster">
            <Button label="New request" on_press=move || another.run(())/>
            <CopyButton label="Copy message" text=move || written.message.clone()/>
        </div>
    }
}

/// The ways in which the request gets to the team.
#[component]
fn Ways(
    team: Team,
    written: Written,
    sending: Option<Sending>,
    another: Callback<()>,
    /// Back to the form.
    #[prop(into)]
    edit: Callback<()>,
) -> impl IntoView {
    let Written { message, email, file, .. } = written;
    let email_class = if sending.is_some() { "button" } else { "button button--primary" };
    let text = match sending.is_some() {
        true => format!("Send it to {}, email it, or copy the message into a chat.", team.words()),
        false => format!("Email it, or copy the message into a chat with {}.", team.words()),
    };
    let send = sending.map(|sending| (Parts::here().send_request)(sending));
    let copied = message.clone();
    let long = (email.len() > LONG).then(|| {
        view! {
            <p class="small soft">"This is a long request. If your email app cuts it off, copy the message and paste it instead."</p>
        }
    });
    view! {
        <Notice title="Your request is ready to send" tone=Tone::Good said=true text/>
        {send}
        <div class="cluster">
            <a class=email_class href=email>"Email it"</a>
            <CopyButton label="Copy message" text=move || copied.clone()/>
            <Button label="Edit" kind=ButtonKind::Quiet on_press=move || edit.run(())/>
            <Button label="New request" kind=ButtonKind::Quiet on_press=move || another.run(())/>
        </div>
        {long}
        <OtherWays message file/>
    }
}

/// The request as a file and as a message with its code.
#[component]
fn OtherWays(message: String, file: String) -> impl IntoView {
    let failed = RwSignal::new(false);
    let save = move || failed.set(!download("request.json", "application/json", &file));
    view! {
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
