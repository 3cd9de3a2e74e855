//! What a topic may end in besides a blocker moved: a decision, a next action, or status alone.

use crate::views::prelude::*;
use chrono::NaiveDate;

use super::Meeting;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::check_in::CheckInCommand;
use crate::views::blocker::Ask;
use crate::views::components::{
    Dialog, Form, Problem, Reason as ReasonDialog, date_field, select_field, text_area, text_field,
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

    /// The dialogs, once on the page.
    pub fn dialogs(self) -> AnyView {
        let decide = move || {
            let item = self.decide.about.get()?;
            let dialog =
                Dialog::new(self.name("decide", item), "Decision").sentence(self.about(item));
            Some(dialog.show(self.decide.open, move || self.decision_form(item)))
        };
        let agree = move || {
            let item = self.agree.about.get()?;
            let dialog =
                Dialog::new(self.name("agree", item), "Next action").sentence(self.about(item));
            Some(dialog.show(self.agree.open, move || self.action_form(item)))
        };
        let status = move || {
            let item = self.status.about.get()?;
            let words =
                ReasonDialog::new(self.name("status", item), "Status only", "Note the status")
                    .sentence("Nothing follows from it. A check-in of status alone is called that.")
                    .label("What was said?")
                    .optional();
            Some(words.show(self.status.open, move |note| {
                self.send(|id| CheckInCommand::NoteStatus { id, item, note })
            }))
        };
        view! { {decide} {agree} {status} }.into_any()
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

    fn decision_form(self, item: Option<ItemId>) -> AnyView {
        let (store, open) = (self.meeting.store, self.decide.open);
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
            match self.send(|id| CheckInCommand::Decide {
                id,
                decision,
                item,
                what,
                why,
                look_again,
            }) {
                Ok(()) => open.set(false),
                Err(why) => form.problem(why),
            }
        };
        let fields = view! {
            {text_field(form.field("what", "What was decided?").required().autofocus(), what)}
            {text_area(form.field("why", "Why?").optional(), why)}
            {date_field(form.field("again", "Look at it again on").optional(), again)}
        };
        form.show(
            "Record the decision",
            submit,
            Some(Callback::new(move |()| open.set(false))),
            fields.into_any(),
        )
    }

    fn action_form(self, item: Option<ItemId>) -> AnyView {
        let (store, open) = (self.meeting.store, self.agree.open);
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
            match self.send(|id| CheckInCommand::Agree { id, action, item, what, owner, due }) {
                Ok(()) => open.set(false),
                Err(why) => form.problem(why),
            }
        };
        let people = names::member_choices(&workspace, Some("Choose who"));
        let fields = view! {
            {text_field(form.field("what", "What is done next?").required().autofocus(), what)}
            <div class="form__row">
                {select_field(form.field("owner", "Who?").required(), owner, people)}
                {date_field(form.field("due", "By when?").required(), due)}
            </div>
        };
        form.show(
            "Agree on it",
            submit,
            Some(Callback::new(move |()| open.set(false))),
            fields.into_any(),
        )
    }
}
