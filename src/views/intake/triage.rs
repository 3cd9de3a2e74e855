//! Triage of one request: accept, merge, decline.

use crate::views::prelude::*;

use crate::domain::base::ids::{ItemId, RequestId, WorkTypeId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::reads::similar::similar;
use crate::domain::records::intake::Request;
use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Form, Reason as ReasonDialog, draft_key, radio_field, select_field, text_field,
    user_text,
};
use crate::views::names;
use crate::views::refusal::say_undoable;

/// Which dialog is open, and about which request.
#[derive(Clone, Copy)]
pub struct Triage {
    about: RwSignal<Option<RequestId>>,
    accepting: RwSignal<bool>,
    merging: RwSignal<bool>,
    declining: RwSignal<bool>,
}

impl Triage {
    /// Nothing is open.
    pub fn new() -> Self {
        Self {
            about: RwSignal::new(None),
            accepting: RwSignal::new(false),
            merging: RwSignal::new(false),
            declining: RwSignal::new(false),
        }
    }

    /// The three ways of a request.
    pub fn buttons(self, id: RequestId) -> Vec<AnyView> {
        let opens = |dialog: RwSignal<bool>| {
            move || {
                self.about.set(Some(id));
                dialog.set(true);
            }
        };
        vec![
            Button::new("Accept").small().on(opens(self.accepting)),
            Button::new("Merge").small().on(opens(self.merging)),
            Button::new("Decline with a reason").small().quiet().on(opens(self.declining)),
        ]
    }

    /// The dialogs, once on the screen.
    pub fn dialogs(self, store: Store) -> AnyView {
        let request = move || {
            let id = self.about.get_untracked()?;
            store.workspace_now().requests.get(id).map(|request| Request::clone(request))
        };
        let decline = ReasonDialog::new("decline", "Decline the request", "Decline")
            .about(move || draft_key(self.about))
            .sentence("The requester is told why.")
            .presets([
                "Does not serve the current priority",
                "Someone else does this already",
                "No capacity this quarter",
                "The problem is not clear enough",
            ])
            .show(self.declining, move |text| {
                let reason = Reason::parse(&text)?;
                let Some(request) = self.about.get_untracked() else { return Ok(()) };
                let command = IntakeCommand::Decline { request, reason };
                store.dispatch(Command::Intake(command))?;
                Ok(())
            });
        view! {
            {Dialog::new("accept", "Accept into the backlog").about(move || draft_key(self.about)).show(self.accepting, move ||
                request().map(|request| accept_form(store, &request, self.accepting)).into_any())}
            {Dialog::new("merge", "Merge into an item").about(move || draft_key(self.about)).show(self.merging, move ||
                request().map(|request| merge_form(store, &request, self.merging)).into_any())}
            {decline}
        }
        .into_any()
    }
}

fn accept_form(store: Store, request: &Request, open: RwSignal<bool>) -> AnyView {
    let ws = store.workspace_now();
    let id = request.id;
    let choices = names::work_type_choices(&ws, None);
    let first = choices.first().map(|choice| choice.0.clone()).unwrap_or_default();
    let work_type =
        RwSignal::new(request.work_type.map_or(first, |work_type| work_type.to_string()));
    let headline: String =
        request.problem.as_str().lines().next().unwrap_or_default().chars().take(80).collect();
    let title = RwSignal::new(headline);
    let form = Form::new("accept");
    let submit = move || {
        let Ok(headline) = Title::parse(&title.get_untracked()) else {
            return form.error("title", "Write a headline for the backlog.");
        };
        let Some(kind) = names::chosen::<WorkTypeId>(work_type) else {
            return form.error("work-type", "Choose what kind of work it is.");
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
                say_undoable(store, "Request accepted into the backlog");
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let fields = view! {
        {user_text(request.problem.as_str())}
        {text_field(form.field("title", "Title").required().autofocus(), title)}
        {select_field(form.field("work-type", "Work type").required()
            .hint("It decides which rules the item has to meet."), work_type, choices)}
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Accept", submit, Some(cancel), fields.into_any())
}

fn merge_form(store: Store, request: &Request, open: RwSignal<bool>) -> AnyView {
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
                return form.error("key", "No item has this key. A key looks like MKT-12.");
            }
            found
        };
        let Some(into) = into else {
            return form.error("key", "Choose an item, or write its key.");
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
    let suggestions = (!choices.is_empty())
        .then(|| radio_field(form.field("alike", "Items that look alike"), suggested, choices));
    let fields = view! {
        {user_text(request.problem.as_str())}
        {suggestions}
        {text_field(form.field("key", "Another item, by its key").optional().placeholder("MKT-12"), key)}
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Merge", submit, Some(cancel), fields.into_any())
}
