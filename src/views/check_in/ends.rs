//! What a topic may end in besides a blocker moved: a decision, a next action, or status alone.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::meeting::Meeting;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::check_in::CheckInCommand;
use crate::views::blocker::Ask;
use crate::views::components::{
    DateField, Dialog, Form, FormView, Problem, ReasonDialog, SelectField, TextArea, TextField,
};
use crate::views::names;

/// The three dialogs. Each asks about an item, or about a topic of its own.
#[derive(Clone, Copy)]
pub struct Ends {
    meeting: Meeting,
    /// A decision.
    pub decide: Ask<Option<ItemId>>,
    /// A next action.
    pub agree: Ask<Option<ItemId>>,
    /// Status alone.
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
            || "A topic of its own.".to_owned(),
            |item| names::item(&self.meeting.store.workspace_now(), item),
        )
    }

    fn send(
        self,
        command: impl FnOnce(crate::domain::base::ids::CheckInId) -> CheckInCommand,
    ) -> Result<(), Problem> {
        let id = self.meeting.id().ok_or("The check-in has ended meanwhile. Start another one.")?;
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
            <ReasonDialog id=ends.name("status", item) title="Status only" verb="Note the status"
                sentence="Nothing follows from it. A check-in of status alone is called that."
                label="What was said?" optional=true open=ends.status.open on_reason=note/>
        })
    };
    view! { {decide} {agree} {status} }
}

#[component]
fn DecisionForm(
    ends: Ends,
    /// What it is about; none for a topic of its own.
    item: Option<ItemId>,
) -> impl IntoView {
    let (store, open) = (ends.meeting.store, ends.decide.open);
    let form = Form::new("check-in-decision");
    let text = || RwSignal::new(String::new());
    let (what, why, again) = (text(), text(), text());
    let submit = move || {
        let Ok(what) = what.with_untracked(|what| Title::parse(what)) else {
            form.error("what", "Say what was decided.");
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
        <FormView form verb="Record the decision" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("what", "What was decided?").required().autofocus() value=what/>
            <TextArea field=form.field("why", "Why?").optional() value=why/>
            <DateField field=form.field("again", "Look at it again on").optional() value=again/>
        </FormView>
    }
}

#[component]
fn ActionForm(
    ends: Ends,
    /// What it is about; none for a topic of its own.
    item: Option<ItemId>,
) -> impl IntoView {
    let (store, open) = (ends.meeting.store, ends.agree.open);
    let workspace = store.workspace_now();
    let form = Form::new("check-in-action");
    let owner = item.and_then(|id| workspace.items.get(id)).and_then(|item| item.owner);
    let what = RwSignal::new(String::new());
    let owner = RwSignal::new(owner.map(|id| id.to_string()).unwrap_or_default());
    let tomorrow = store.now().date_naive().succ_opt().unwrap_or_default();
    let due = RwSignal::new(tomorrow.to_string());
    let submit = move || {
        let what = what.with_untracked(|what| Title::parse(what));
        let who = names::chosen(owner);
        let day = due.with_untracked(|day| day.parse::<NaiveDate>());
        if what.is_err() {
            form.error("what", "Say what is done next.");
        }
        if who.is_none() {
            form.error("owner", "Choose who does it.");
        }
        if day.is_err() {
            form.error("due", "Choose the day by which it is done.");
        }
        let (Ok(what), Some(owner), Ok(due)) = (what, who, day) else { return };
        let action = store.mint();
        match ends.send(|id| CheckInCommand::Agree { id, action, item, what, owner, due }) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let people = names::member_choices(&workspace, Some("Choose who"));
    view! {
        <FormView form verb="Agree on it" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("what", "What is done next?").required().autofocus() value=what/>
            <div class="form__row">
                <SelectField field=form.field("owner", "Who?").required() value=owner choices=people/>
                <DateField field=form.field("due", "By when?").required() value=due/>
            </div>
        </FormView>
    }
}
