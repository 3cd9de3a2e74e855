//! Imports a stakeholder's request from a file or a pasted message.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Chosen, FileField, Form, FormView, TextArea};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::reads::addressed::addressed;
use sprintloop::exchange::request_file;

/// The form; a chosen file fills the message field.
#[component]
pub fn TakeForm(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("take-request");
    let text = RwSignal::new(String::new());
    let submit = move || {
        let request = match request_file::read(&text.get_untracked()) {
            Ok(request) => request,
            Err(why) => return form.error("text", why.to_string()),
        };
        let request = Box::new(addressed(request, &store.workspace_now()));
        match store.dispatch(Command::Intake(IntakeCommand::Submit { request })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let chosen = move |files: Vec<Chosen>| {
        form.clear();
        for (_, read) in files {
            match read {
                Ok(read) => text.set(read),
                Err(why) => form.error("text", why),
            }
        }
    };
    view! {
        <FormView form verb="Import request" on_submit=submit on_cancel=move || open.set(false)>
            <FileField field=form.field("file", "File") on_chosen=chosen/>
            <TextArea field=form.field("text", "Or paste the message") value=text/>
        </FormView>
    }
}
