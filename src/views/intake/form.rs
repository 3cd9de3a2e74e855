//! The request form: the problem, who asks, for whom; the rest behind More.

use crate::views::prelude::*;

use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::records::intake::{Request, Requester};
use crate::state::Store;
use crate::views::components::{Form, date_field, more, select_field, text_area, text_field};
use crate::views::names;

/// What stands in the form.
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
    /// Empty, with the name of who asks where it is known.
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

    /// The request, or what is wrong beside its fields.
    pub fn read(self, form: &Form, store: Store) -> Option<Request> {
        let problem = Reason::parse(&self.problem.get_untracked()).ok();
        if problem.is_none() {
            form.error("problem", "Say what the problem is, in a line or two.");
        }
        let name = Title::parse(&self.name.get_untracked()).ok();
        if name.is_none() {
            form.error("name", "Write who asks, so that someone can ask back.");
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
        request.needed_by = names::chosen(self.needed_by);
        request.channel = names::chosen(self.channel);
        request.work_type = names::chosen(self.work_type);
        Some(request)
    }
}

/// The fields. Channel and work type are asked only where the team's own are known.
pub fn fields(form: Form, values: Values, store: Store) -> AnyView {
    let ws = store.workspace_now();
    let own = ws.is_founded().then(|| {
        view! {
            <div class="form__row">
                {select_field(form.field("channel", "Channel").optional(), values.channel,
                    names::channel_choices(&ws, Some("Not known")))}
                {select_field(form.field("work-type", "Work type").optional(), values.work_type,
                    names::work_type_choices(&ws, Some("Not known")))}
            </div>
        }
    });
    let rest = view! {
        {text_area(form.field("value", "What would it be worth?").optional(), values.value)}
        {date_field(form.field("needed-by", "Needed by").optional(), values.needed_by)}
        {own}
    };
    view! {
        {text_area(form.field("problem", "What is the problem?").required().autofocus()
            .hint("The problem, not the solution: what goes wrong, or what is missed today."), values.problem)}
        <div class="form__row">
            {text_field(form.field("name", "Who asks?").required(), values.name)}
            {text_field(form.field("audience", "For whom is it?").optional(), values.audience)}
        </div>
        {more("More", rest.into_any())}
    }
    .into_any()
}

/// The form in Intake: it submits.
pub fn submit_form(store: Store, open: RwSignal<bool>) -> AnyView {
    let form = Form::new("request");
    let ws = store.workspace_now();
    let me = store.actor().map(|id| names::member(&ws, Some(id))).unwrap_or_default();
    let values = Values::new(me);
    let submit = move || {
        let Some(request) = values.read(&form, store) else { return };
        let request = Box::new(request);
        match store.dispatch(Command::Intake(IntakeCommand::Submit { request })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Send request", submit, Some(cancel), fields(form, values, store))
}
