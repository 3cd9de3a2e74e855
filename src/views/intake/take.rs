//! Takes a request that someone elsewhere wrote, from a file or a pasted text.

use crate::views::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlInputElement;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::domain::command::{Command, IntakeCommand};
use crate::domain::people::Member;
use crate::domain::request_file;
use crate::state::Store;
use crate::views::components::{Form, text_area};

/// A request is a few lines; a file above this is something else.
const MAX_BYTES: f64 = 1_000_000.0;

/// The form: a file fills the text.
pub fn view(store: Store, open: RwSignal<bool>) -> AnyView {
    let form = Form::new("take-request");
    let text = RwSignal::new(String::new());
    let submit = move || {
        let mut request = match request_file::read(&text.get_untracked()) {
            Ok(request) => request,
            Err(why) => return form.error("text", why.to_string()),
        };
        let ws = store.workspace_now();
        let is_requester =
            |m: &Member| m.name.as_str().eq_ignore_ascii_case(request.requester.name.as_str());
        request.requester.member =
            ws.members.values().find(|m| !m.left && is_requester(m)).map(|m| m.id);
        request.channel = request.channel.filter(|id| ws.channels.contains(*id));
        request.work_type = request.work_type.filter(|id| ws.work_types.contains(*id));
        let request = Box::new(request);
        match store.dispatch(Command::Intake(IntakeCommand::Submit { request })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let file_id = form.id("file");
    let fields = view! {
        <div class="field">
            <label class="field__label" for=file_id.clone()>"The file"</label>
            <input class="input" type="file" id=file_id accept=".json,application/json"
                on:change=move |ev| read_file(ev.target(), form, text) />
        </div>
        {text_area(form.field("text", "Or the text"), text)}
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Take the request", submit, Some(cancel), fields.into_any())
}

fn read_file(target: Option<leptos::web_sys::EventTarget>, form: Form, text: RwSignal<String>) {
    let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else {
        return;
    };
    form.clear();
    if file.size() > MAX_BYTES {
        form.error("text", "This file is too large to be a request. Choose the one that was sent.");
        return;
    }
    spawn_local(async move {
        match JsFuture::from(file.text()).await.ok().and_then(|read| read.as_string()) {
            Some(read) => {
                let _ = text.try_set(read);
            }
            None => form.error("text", "The browser could not read this file. Choose it again."),
        }
    });
}
