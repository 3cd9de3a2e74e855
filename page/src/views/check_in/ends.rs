//! How a topic may end besides resolving or escalating a blocker: a decision, a next action, or status only.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::meeting::Meeting;
use crate::views::blocker::Ask;
use crate::views::components::{
    DateField, Dialog, Form, FormView, Problem, ReasonDialog, SelectField, TextArea, TextField,
    follow,
};
use crate::views::{names, proposed_day};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::check_in::CheckInCommand;

/// The three dialogs. Each is about an item, or about no item in particular.
#[derive(Clone, Copy)]
pub struct Ends {
    meeting: Meeting,
    /// A decision.
    pub decide: Ask<Option<ItemId>>,
    /// A next action.
    pub agree: Ask<Option<ItemId>>,
    /// Status only.
    pub status: Ask<Option<ItemId>>,
}

impl Ends {
    /// For this check-in.
    pub fn new(meeting: Meeting) -> Self {
        Self { meeting, decide: Ask::default(), agree: Ask::default(), status: Ask::default() }
    }

    fn name(self, what: &str, item: Option<ItemId>) -> String {
        item.map_or_else(|| format!("check-in-{what}"), |item| format!("check-in-{what}-{item}"))
    }

    fn about(self, item: Option<ItemId>) -> String {
        item.map_or_else(
            || "Not tied to an item.".to_owned(),
            |item| names::item(&self.meeting.store.workspace_now(), item),
        )
    }

    fn send(
        self,
        command: impl FnOnce(sprintloop::domain::base::ids::CheckInId) -> CheckInCommand,
    ) -> Result<(), Problem> {
        let id = self.meeting.id().ok_or("This check-in has ended. Start a new one.")?;
        let done = self.meeting.store.dispatch(Command::CheckIn(command(id)));
        done.map(|_| ()).map_err(Problem::from)
    }
}

/// The dialogs of a check-in, once on the page.
#[component]
pub fn EndDialogs(ends: Ends) -> impl IntoView {
    let decide = move || {
        let item = ends.decide.about.get()?;
        Some(view! {
            <Dialog id=ends.name("decide", item) title="Decision" sentence=ends.about(item) open=ends.decide.open>
                <DecisionForm ends item/>
            </Dialog>
        })
    };
    let agree = move || {
        let item = ends.agree.about.get()?;
        Some(view! {
            <Dialog id=ends.name("agree", item) title="Next action" sentence=ends.about(item) open=ends.agree.open>
                <ActionForm ends item/>
            </Dialog>
        })
    };
    let status = move || {
        let item = ends.status.about.get()?;
        let note =
            move |note: String| ends.send(|id| CheckInCommand::NoteStatus { id, item, note });
        Some(view! {
            <ReasonDialog id=ends.name("status", item) title="Status only" verb="Log status"
                sentence="Logs an update with no decision or next action. A check-in with nothing but status is flagged."
                label="What was said?" optional=true open=ends.status.open on_reason=note/>
        })
    };
    view! { {decide} {agree} {status} }
}

#[component]
fn DecisionForm(
    ends: Ends,
    /// What it is about; none if it is not tied to an item.
    item: Option<ItemId>,
) -> impl IntoView {
    let (store, open) = (ends.meeting.store, ends.decide.open);
    let form = Form::new("check-in-decision");
    let text = || RwSignal::new(String::new());
    let (what, why, again) = (text(), text(), text());
    let submit = move || {
        let Ok(what) = what.with_untracked(|what| Title::parse(what)) else {
            form.error("what", "Enter the decision.");
            return;
        };
        let why = why.get_untracked().trim().to_owned();
        let look_again = again.with_untracked(|day| day.parse::<NaiveDate>().ok());
        let decision = store.mint();
        match ends.send(|id| CheckInCommand::Decide { id, decision, item, what, why, look_again }) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    view! {
        <FormView form verb="Record decision" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("what", "What was decided?").required().autofocus() value=what/>
            <TextArea field=form.field("why", "Why?").optional() value=why/>
            <DateField field=form.field("again", "Review again on").optional() value=again/>
        </FormView>
    }
}

#[component]
fn ActionForm(
    ends: Ends,
    /// What it is about; none if it is not tied to an item.
    item: Option<ItemId>,
) -> impl IntoView {
    let (store, open) = (ends.meeting.store, ends.agree.open);
    let workspace = store.workspace_now();
    let form = Form::new("check-in-action");
    let owner = item.and_then(|id| workspace.items.get(id)).and_then(|item| item.owner);
    let what = RwSignal::new(String::new());
    let owner = owner.map(|id| id.to_string()).unwrap_or_default();
    let tomorrow = proposed_day::in_days(store, 1);
    let due = RwSignal::new(tomorrow(&owner));
    let owner = RwSignal::new(owner);
    follow(owner, due, tomorrow);
    let submit = move || {
        let what = what.with_untracked(|what| Title::parse(what));
        let who = names::chosen(owner);
        let day = due.with_untracked(|day| day.parse::<NaiveDate>());
        if what.is_err() {
            form.error("what", "Enter the next action.");
        }
        if who.is_none() {
            form.error("owner", "Choose an owner.");
        }
        if day.is_err() {
            form.error("due", "Choose a due date.");
        }
        let (Ok(what), Some(owner), Ok(due)) = (what, who, day) else { return };
        let action = store.mint();
        match ends.send(|id| CheckInCommand::Agree { id, action, item, what, owner, due }) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let people = names::member_choices(&workspace, Some("Choose an owner"));
    view! {
        <FormView form verb="Save next action" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("what", "What's the next action?").required().autofocus() value=what/>
            <div class="form__row">
                <SelectField field=form.field("owner", "Owner").required() value=owner choices=people/>
                <DateField field=form.field("due", "Due date").required() value=due/>
            </div>
        </FormView>
    }
}
