//! Working days and company holidays in one form: what capacity is counted from.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Choice, Dialog, Form, FormView, MultiField, TextArea};
use crate::views::meanwhile::Meanwhile;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::{ChangeNote, WorkspaceCommand};
use sprintloop::domain::records::calendar::{Calendar, DayOfWeek};
use sprintloop::domain::records::profile::{FirstStep, Settled};
use sprintloop::domain::records::workflow::Workflow;
use sprintloop::exchange::named_day::{NoDay, named_day};

/// The dialog.
#[component]
pub(super) fn DaysDialog(store: Store, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="working-days" title="Working days and holidays" open>
            <DaysForm store open/>
        </Dialog>
    }
}

#[component]
fn DaysForm(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("days");
    let calendar = store.workspace_now().workflow.calendar.clone();
    let days = calendar.working_days.iter().map(|day| day.label().to_owned());
    let days: RwSignal<BTreeSet<String>> = RwSignal::new(days.collect());
    let holidays = RwSignal::new(lines(&calendar));
    let meanwhile = Meanwhile::new(move || store.workspace_now().workflow.calendar.clone());
    let submit = move || {
        let Some(calendar) = read(&form, days, holidays, store) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        match store.dispatch(Command::Workspace(command(store, calendar))) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, "Working days and holidays saved");
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let week: Vec<Choice> = DayOfWeek::WEEK
        .into_iter()
        .map(|day| (day.label().to_owned(), day.label().to_owned()))
        .collect();
    let hint = "One per line, such as 2026-12-25 Christmas Day.";
    let field = form.field("holidays", "Company holidays").hint(hint).optional();
    view! {
        <FormView form verb="Save" on_submit=submit on_cancel=move || open.set(false)>
            <MultiField field=form.field("week", "Working days") value=days choices=week/>
            <TextArea field value=holidays/>
        </FormView>
    }
}

/// Returns the holidays as lines of the form.
fn lines(calendar: &Calendar) -> String {
    let line = |day: &NaiveDate| match calendar.holiday(*day) {
        Some(name) => format!("{day} {name}"),
        None => day.to_string(),
    };
    calendar.holidays.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads the calendar from the form. Errors are shown beside their field.
fn read(
    form: &Form,
    days: RwSignal<BTreeSet<String>>,
    holidays: RwSignal<String>,
    store: Store,
) -> Option<Calendar> {
    let mut calendar = store.workspace_now().workflow.calendar.clone();
    let chosen = days.get_untracked();
    calendar.working_days =
        DayOfWeek::WEEK.into_iter().filter(|day| chosen.contains(day.label())).collect();
    if calendar.working_days.is_empty() {
        form.error("week", "Choose at least one day.");
    }
    let today = store.now().date_naive();
    (calendar.holidays, calendar.holiday_names) = (BTreeSet::new(), BTreeMap::new());
    for line in holidays.get_untracked().lines().map(str::trim).filter(|line| !line.is_empty()) {
        let why = match named_day(line, today) {
            Ok((day, name)) => {
                calendar.holidays.insert(day);
                if let Ok(name) = Title::parse(&name) {
                    calendar.holiday_names.insert(day, name);
                }
                continue;
            }
            Err(NoDay::Missing) => {
                format!("Give “{line}” a date, such as Dec 25 or 2026-12-25.")
            }
            Err(NoDay::Ambiguous) => {
                format!(
                    "“{line}” could mean two different days. Write the year first, such as 2026-12-25."
                )
            }
        };
        form.error("holidays", why);
    }
    form.is_clean().then_some(calendar)
}

/// Saves what changed; if nothing did, the days are right as they are, and the first day ticks the step.
fn command(store: Store, calendar: Calendar) -> WorkspaceCommand {
    let mut workflow = Workflow::clone(&store.workspace_now().workflow);
    if workflow.calendar == calendar {
        let settled = Some(Settled::Confirmed);
        return WorkspaceCommand::SettleFirstStep { step: FirstStep::Days, settled };
    }
    workflow.calendar = calendar;
    let note = ChangeNote {
        id: store.mint(),
        reason: None,
        expected_effect: String::new(),
        check_on: None,
    };
    WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note }
}
