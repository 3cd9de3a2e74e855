//! Triage of one request: accept, merge, decline.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, Dialog, Form, FormView, Problem, RadioField, ReasonDialog, SelectField,
    TextField, UserText, draft_key,
};
use crate::views::names;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::{ItemId, RequestId, WorkTypeId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::reads::similar::similar;
use sprintloop::domain::records::intake::Request;

/// Which dialog is open, and for which request.
#[derive(Clone, Copy)]
pub struct Triage {
    about: RwSignal<Option<RequestId>>,
    accepting: RwSignal<bool>,
    merging: RwSignal<bool>,
    declining: RwSignal<bool>,
}

impl Triage {
    /// Creates the state with no dialog open.
    pub fn new() -> Self {
        Self {
            about: RwSignal::new(None),
            accepting: RwSignal::new(false),
            merging: RwSignal::new(false),
            declining: RwSignal::new(false),
        }
    }
}

/// The three buttons of a request.
#[component]
pub fn TriageButtons(triage: Triage, id: RequestId) -> impl IntoView {
    let opens = move |dialog: RwSignal<bool>| {
        move || {
            triage.about.set(Some(id));
            dialog.set(true);
        }
    };
    view! {
        <Button label="Accept" small=true on_press=opens(triage.accepting)/>
        <Button label="Merge" small=true on_press=opens(triage.merging)/>
        <Button label="Decline" kind=ButtonKind::Quiet small=true on_press=opens(triage.declining)/>
    }
}

/// The dialogs, once per screen.
#[component]
pub fn TriageDialogs(triage: Triage, store: Store) -> impl IntoView {
    let request = move || {
        let id = triage.about.get_untracked()?;
        store.workspace_now().requests.get(id).cloned()
    };
    let about = move || draft_key(triage.about);
    let presets = [
        "Doesn't support the current priority",
        "Someone else is already doing this",
        "No capacity this quarter",
        "The problem isn't clear enough",
    ];
    let decline = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let Some(request) = triage.about.get_untracked() else { return Ok(()) };
        store.dispatch(Command::Intake(IntakeCommand::Decline { request, reason }))?;
        Ok(())
    };
    view! {
        <Dialog id="accept" title="Accept into backlog" about open=triage.accepting>
            {request().map(|request| view! { <AcceptForm store request open=triage.accepting/> })}
        </Dialog>
        <Dialog id="merge" title="Merge into item" about open=triage.merging>
            {request().map(|request| view! { <MergeForm store request open=triage.merging/> })}
        </Dialog>
        <ReasonDialog id="decline" title="Decline request" verb="Decline" about
            sentence="The reason is kept with the request, so the requester can see why."
            presets
            open=triage.declining on_reason=decline/>
    }
}

#[component]
fn AcceptForm(store: Store, request: Arc<Request>, open: RwSignal<bool>) -> impl IntoView {
    let ws = store.workspace_now();
    let id = request.id;
    let choices = names::work_type_choices(&ws, None);
    let first = choices.first().map(|choice| choice.0.clone()).unwrap_or_default();
    // What was asked for may have been archived since.
    let is_offered = |id: &String| choices.iter().any(|(offered, _)| offered == id);
    let work_type = RwSignal::new(
        request.work_type.map(|id| id.to_string()).filter(is_offered).unwrap_or(first),
    );
    let headline: String =
        request.problem.as_str().lines().next().unwrap_or_default().chars().take(80).collect();
    let title = RwSignal::new(headline);
    let form = Form::new("accept");
    let submit = move || {
        let Ok(headline) = Title::parse(&title.get_untracked()) else {
            return form.error("title", "Enter a title.");
        };
        let Some(kind) = names::chosen::<WorkTypeId>(work_type) else {
            return form.error("work-type", "Choose a work type.");
        };
        let ws = store.workspace_now();
        let lines = ws.work_types.get(kind).map_or(0, |kind| kind.criteria_template.len());
        let command = IntakeCommand::Accept {
            request: id,
            item: store.mint(),
            title: headline,
            work_type: kind,
            criteria: (0..lines).map(|_| store.mint()).collect(),
        };
        match store.dispatch(Command::Intake(command)) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, "Accepted into the backlog");
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let kind = form
        .field("work-type", "Work type")
        .required()
        .hint("Determines which rules the item must meet.");
    view! {
        <FormView form verb="Accept" on_submit=submit on_cancel=move || open.set(false)>
            <UserText text=request.problem.to_string()/>
            <TextField field=form.field("title", "Title").required().autofocus() value=title/>
            <SelectField field=kind value=work_type choices/>
        </FormView>
    }
}

#[component]
fn MergeForm(store: Store, request: Arc<Request>, open: RwSignal<bool>) -> impl IntoView {
    let ws = store.workspace_now();
    let id = request.id;
    let alike = similar(request.problem.as_str(), &ws, 4);
    let suggested = RwSignal::new(alike.first().map(ToString::to_string).unwrap_or_default());
    let key = RwSignal::new(String::new());
    let form = Form::new("merge");
    let submit = move || {
        let written = key.get_untracked();
        let into = if written.trim().is_empty() {
            names::chosen::<ItemId>(suggested)
        } else {
            let ws = store.workspace_now();
            let wanted = written.trim();
            let found = ws
                .items
                .values()
                .find(|item| item.key.to_string().eq_ignore_ascii_case(wanted))
                .map(|item| item.id);
            if found.is_none() {
                return form.error("key", "No item has this key. Enter a key such as MKT-12.");
            }
            found
        };
        let Some(into) = into else {
            return form.error("key", "Choose an item or enter its key.");
        };
        let command = IntakeCommand::Merge { request: id, into, comment: store.mint() };
        match store.dispatch(Command::Intake(command)) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, "Request merged");
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let choices: Vec<_> =
        alike.iter().map(|item| (item.to_string(), names::item(&ws, *item))).collect();
    let suggestions = (!choices.is_empty()).then(|| {
        let field = form.field("alike", "Similar items");
        view! { <RadioField field value=suggested choices/> }
    });
    let other = form.field("key", "Another item's key").optional().placeholder("MKT-12");
    view! {
        <FormView form verb="Merge" on_submit=submit on_cancel=move || open.set(false)>
            <UserText text=request.problem.to_string()/>
            {suggestions}
            <TextField field=other value=key/>
        </FormView>
    }
}
