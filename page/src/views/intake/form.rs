//! The request form: the problem, the requester, the audience; the rest behind More.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{DateField, Form, FormView, More, SelectField, TextArea, TextField};
use crate::views::names;
use sprintloop::domain::base::dates::exact_day;
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::records::intake::{Request, Requester};

/// The values of the form.
#[derive(Clone, Copy)]
pub struct Values {
    problem: RwSignal<String>,
    name: RwSignal<String>,
    audience: RwSignal<String>,
    value: RwSignal<String>,
    needed_by: RwSignal<String>,
    channel: RwSignal<String>,
    work_type: RwSignal<String>,
}

impl Values {
    /// Creates empty values, with the requester's name if known.
    pub fn new(name: String) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            problem: empty(),
            name: RwSignal::new(name),
            audience: empty(),
            value: empty(),
            needed_by: empty(),
            channel: empty(),
            work_type: empty(),
        }
    }

    /// What was typed, by the names of the fields.
    pub fn texts(self) -> Vec<(&'static str, String)> {
        let fields = [
            ("problem", self.problem),
            ("name", self.name),
            ("audience", self.audience),
            ("value", self.value),
            ("needed-by", self.needed_by),
            ("channel", self.channel),
            ("work-type", self.work_type),
        ];
        let typed = fields.map(|(name, value)| (name, value.get_untracked()));
        typed.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// Returns the request, or shows errors beside the fields.
    pub fn read(self, form: &Form, store: Store) -> Option<Request> {
        let problem = Reason::parse(&self.problem.get_untracked()).ok();
        if problem.is_none() {
            form.error("problem", "Describe the problem in a sentence or two.");
        }
        let name = Title::parse(&self.name.get_untracked()).ok();
        if name.is_none() {
            form.error("name", "Enter your name, so the team can get back to you.");
        }
        let needed_by: Option<NaiveDate> = names::chosen(self.needed_by);
        let past = needed_by.filter(|day| *day < store.now().date_naive());
        if let Some(day) = past {
            let why = format!("{} is in the past. Choose today or a later day.", exact_day(day));
            form.error("needed-by", why);
            return None;
        }
        let (problem, name) = (problem?, name?);
        let ws = store.workspace_now();
        let member = ws
            .members
            .values()
            .find(|m| !m.left && m.name.as_str().eq_ignore_ascii_case(name.as_str()))
            .map(|m| m.id);
        let requester = Requester { name, member };
        let mut request = Request::new(store.mint(), problem, requester, store.now());
        request.audience = self.audience.get_untracked().trim().to_owned();
        request.expected_value = self.value.get_untracked().trim().to_owned();
        request.needed_by = needed_by;
        request.channel = names::chosen(self.channel);
        request.work_type = names::chosen(self.work_type);
        Some(request)
    }
}

/// The fields. Channel and work type are asked only inside the team's own workspace.
#[component]
pub fn RequestFields(form: Form, values: Values, store: Store) -> impl IntoView {
    let ws = store.workspace_now();
    let own = ws.is_founded().then(|| {
        let channels = names::channel_choices(&ws, Some("Not sure"));
        let work_types = names::work_type_choices(&ws, Some("Not sure"));
        view! {
            <div class="form__row">
                <SelectField field=form.field("channel", "Channel").optional() value=values.channel choices=channels/>
                <SelectField field=form.field("work-type", "Work type").optional() value=values.work_type choices=work_types/>
            </div>
        }
    });
    let problem = form
        .field("problem", "What is the problem?")
        .required()
        .autofocus()
        .hint("Describe the problem, not the solution: what goes wrong today, or what opportunity is missed?");
    view! {
        <TextArea field=problem value=values.problem/>
        <div class="form__row">
            <TextField field=form.field("name", "Your name").required() value=values.name/>
            <TextField field=form.field("audience", "Who is it for?").optional() value=values.audience/>
        </div>
        <More label="More">
            <TextArea field=form.field("value", "What's the value?").optional() value=values.value/>
            <DateField field=form.field("needed-by", "Needed by").optional() value=values.needed_by/>
            {own}
        </More>
    }
}

/// The form on the Intake screen, which submits the request.
#[component]
pub fn RequestForm(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("request");
    let ws = store.workspace_now();
    let me = untrack(|| store.actor()).map(|id| names::member(&ws, Some(id))).unwrap_or_default();
    let values = Values::new(me);
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        let request = Box::new(request);
        match store.dispatch(Command::Intake(IntakeCommand::Submit { request })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Submit request" on_submit=submit on_cancel=move || open.set(false)>
            <RequestFields form values store/>
        </FormView>
    }
}
