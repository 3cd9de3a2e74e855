//! Escalates a blocker to someone who decides by a date.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::asked::Ask;
use super::words::{deciders, subject};
use crate::state::Store;
use crate::views::components::{DateField, Dialog, Form, FormView, SelectField, TextArea, follow};
use crate::views::proposed_day;
use sprintloop::domain::base::ids::{BlockerId, CheckInId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::check_in::CheckInCommand;

/// The dialog that escalates a blocker; an open check-in records it.
#[component]
pub fn EscalateBlockerDialog(
    ask: Ask<BlockerId>,
    #[prop(into)] check_in: Signal<Option<CheckInId>>,
) -> impl IntoView {
    let store = Store::here();
    move || {
        let id = ask.about.get()?;
        let workspace = store.workspace_now();
        let (item, sentence) = subject(&workspace, id)?;
        let name = format!("escalate-{}", item.key);
        Some(view! {
            <Dialog id=name title="Escalate blocker" sentence open=ask.open>
                <EscalateForm id check_in open=ask.open/>
            </Dialog>
        })
    }
}

#[component]
fn EscalateForm(
    id: BlockerId,
    check_in: Signal<Option<CheckInId>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let there = workspace.blockers.get(id).and_then(|blocker| blocker.escalation.clone());
    let people = deciders(&workspace);
    let first = people.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let tomorrow = proposed_day::in_days(store, 1);
    let by = RwSignal::new(
        there.as_ref().map_or_else(|| tomorrow(&first), |there| there.by.to_string()),
    );
    let decides = RwSignal::new(there.as_ref().map_or(first, |there| there.decides.to_string()));
    if there.is_none() {
        follow(decides, by, tomorrow);
    }
    let question = RwSignal::new(there.map(|there| there.question).unwrap_or_default());
    let form = Form::new("escalate");
    let submit = move || {
        let Ok(by) = by.with_untracked(|by| by.parse::<NaiveDate>()) else {
            form.error("by", "Choose a date for the decision.");
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
    view! {
        <FormView form verb="Escalate" on_submit=submit on_cancel=move || open.set(false)>
            <div class="form__row">
                <SelectField field=form.field("decides", "Who decides?") value=decides choices=people/>
                <DateField field=form.field("by", "Decide by").required() value=by/>
            </div>
            <TextArea field=form.field("question", "What needs to be decided?").optional() value=question/>
        </FormView>
    }
}
