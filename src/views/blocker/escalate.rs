//! Raises a blocker to someone who decides, by a day.

use crate::views::prelude::*;
use chrono::NaiveDate;

use super::Ask;
use super::words::{deciders, next_working_day, subject};
use crate::domain::base::ids::{BlockerId, CheckInId};
use crate::domain::commands::Command;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::state::Store;
use crate::views::components::{Dialog, Form, date_field, select_field, text_area};

/// The dialog that escalates a blocker; in an open check-in it is noted there.
pub fn escalate_dialog(ask: Ask<BlockerId>, check_in: Signal<Option<CheckInId>>) -> AnyView {
    let store = Store::here();
    (move || {
        let id = ask.about.get()?;
        let workspace = store.workspace_now();
        let (item, sentence) = subject(&workspace, id)?;
        let body = move || form_view(id, check_in, ask.open);
        Some(
            Dialog::new(format!("escalate-{}", item.key), "Escalate the blocker")
                .sentence(sentence)
                .show(ask.open, body),
        )
    })
    .into_any()
}

fn form_view(id: BlockerId, check_in: Signal<Option<CheckInId>>, open: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let there = workspace.blockers.get(id).and_then(|blocker| blocker.escalation.clone());
    let people = deciders(&workspace);
    let first = people.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let by = next_working_day(store.now().date_naive(), &workspace.workflow.calendar);
    let decides = RwSignal::new(there.as_ref().map_or(first, |there| there.decides.to_string()));
    let by = RwSignal::new(there.as_ref().map_or(by, |there| there.by).to_string());
    let question = RwSignal::new(there.map(|there| there.question).unwrap_or_default());
    let form = Form::new("escalate");
    let submit = move || {
        let Ok(by) = by.with_untracked(|by| by.parse::<NaiveDate>()) else {
            form.error("by", "Choose the day by which the decision is needed.");
            return;
        };
        let decides = decides.with_untracked(|id| id.parse().ok());
        let question = question.get_untracked().trim().to_owned();
        let command = match check_in.get_untracked() {
            Some(meeting) => Command::CheckIn(CheckInCommand::Escalate {
                id: meeting,
                blocker: id,
                decides,
                by,
                question,
            }),
            None => Command::Blocker(BlockerCommand::Escalate { id, decides, by, question }),
        };
        match store.dispatch(command) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let fields = view! {
        <div class="form__row">
            {select_field(form.field("decides", "Who decides?"), decides, people)}
            {date_field(form.field("by", "By when?").required(), by)}
        </div>
        {text_area(form.field("question", "What has to be decided?").optional(), question)}
    };
    form.show("Escalate", submit, Some(Callback::new(move |()| open.set(false))), fields.into_any())
}
