//! Company holidays: days off for everyone, entered once for plans, calendar, forecast and metrics.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, DateField, Form, FormView, IconName, More, NothingHere, RowButton, Section,
    TextField, dates, dom,
};
use crate::views::refusal::RefusalSlot;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::{ChangeNote, WorkspaceCommand};
use sprintloop::domain::records::calendar::Calendar;
use sprintloop::domain::records::workflow::Workflow;
use sprintloop::domain::workspace::Workspace;

/// The holidays, each with a button that removes it, and a form for one more.
#[component]
pub(super) fn Holidays(
    store: Store,
    /// Opens the form of working days and holidays.
    days: RwSignal<bool>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<Refusal>);
    let list = move || view! { <HolidayList ws=store.workspace() store refused/> };
    let end = move || {
        view! { <Button label="Edit working days" small=true on_press=move || days.set(true)/> }
    };
    let note = "Days off for everyone. Plans, forecasts and metrics don't count them.";
    view! {
        <Section title="Company holidays" note end>
            {list}
            <RefusalSlot refused/>
            <HolidayForm store/>
        </Section>
    }
}

/// The holidays ahead; past ones are behind a disclosure.
#[component]
fn HolidayList(
    ws: Arc<Workspace>,
    store: Store,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let (calendar, today) = (&ws.workflow.calendar, store.now().date_naive());
    let rows = |past: bool| {
        let days: Vec<NaiveDate> =
            calendar.holidays.iter().copied().filter(|day| (*day < today) == past).collect();
        let row = |on: NaiveDate| {
            let name = calendar.holiday(on).unwrap_or_default().to_owned();
            view! { <Holiday store on name today refused/> }
        };
        (days.len(), days.into_iter().map(row).collect_view())
    };
    let (ahead, past) = (rows(false), rows(true));
    let none = (ahead.0 == 0).then(|| {
        view! { <NothingHere text="No upcoming holidays."/> }
    });
    let gone = (past.0 > 0).then(|| {
        view! { <More label=format!("Past holidays ({})", past.0)><ul class="rows">{past.1}</ul></More> }
    });
    let coming = (ahead.0 > 0).then(|| view! { <ul class="rows">{ahead.1}</ul> });
    view! { {none} {coming} {gone} }
}

/// One holiday, with a button that removes it.
#[component]
fn Holiday(
    store: Store,
    on: NaiveDate,
    name: String,
    today: NaiveDate,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let day = dates::day(on, today);
    let label = format!("Remove {name}, {day}");
    let remove = move || {
        let done = edit(store, |calendar| {
            calendar.holidays.remove(&on);
            calendar.holiday_names.remove(&on);
        });
        refused.set(done.err());
    };
    view! {
        <li class="rows__row">
            <span class="rows__title" dir="auto">{name}</span>
            <span class="rows__end">
                <span class="rows__number">{day}</span>
                <RowButton label icon=IconName::Close on_press=remove/>
            </span>
        </li>
    }
}

#[component]
fn HolidayForm(store: Store) -> impl IntoView {
    let form = Form::new("holiday");
    let (on, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move || {
        let Ok(day) = on.get_untracked().parse::<NaiveDate>() else {
            form.error("on", "Enter a date.");
            return;
        };
        let called = Title::parse(&name.get_untracked()).ok();
        let done = edit(store, move |calendar| {
            calendar.holidays.insert(day);
            match called {
                Some(called) => drop(calendar.holiday_names.insert(day, called)),
                None => drop(calendar.holiday_names.remove(&day)),
            }
        });
        match done {
            Ok(()) => {
                on.set(String::new());
                name.set(String::new());
                dom::focus_later(form.id("on"));
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Add holiday" kind=ButtonKind::Secondary on_submit=submit>
            <div class="form__row">
                <DateField field=form.field("on", "Date") value=on/>
                <TextField field=form.field("name", "Name").optional() value=name/>
            </div>
        </FormView>
    }
}

/// Changes the calendar.
fn edit(store: Store, change: impl FnOnce(&mut Calendar)) -> Result<(), Refusal> {
    let mut workflow = Workflow::clone(&store.workspace_now().workflow);
    change(&mut workflow.calendar);
    let note = ChangeNote {
        id: store.mint(),
        reason: None,
        expected_effect: String::new(),
        check_on: None,
    };
    let command = WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note };
    store.dispatch(Command::Workspace(command)).map(drop)
}
