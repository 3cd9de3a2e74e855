//! The dates of a planned sprint. Both are edited together, with the resulting capacity.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::shown::Plan;
use crate::views::components::{
    Button, DateField, Dialog, Form, FormView, IconName, Section, dates,
};
use crate::views::meanwhile::Meanwhile;
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::text::{listed, number_of};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::capacity::capacity_of;
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::tables::record::Tables;

/// The current dates, and a button that changes them.
#[component]
pub(super) fn PlanDates(plan: Plan) -> impl IntoView {
    let open = RwSignal::new(false);
    let said = move || {
        let (ws, sprint) = (plan.store.workspace(), plan.sprint.get()?);
        let today = plan.store.now().date_naive();
        let off = holidays_in(&sprint, &ws, today);
        let off = (!off.is_empty()).then(|| view! { <p class="small soft">{off}</p> });
        Some(view! {
            <p id="plan-dates">
                <strong>{dates::span(sprint.starts, sprint.ends, today)}</strong>
                ", " {working_days(&sprint, &ws)}
            </p>
            {off}
        })
    };
    view! {
        <Section title="Dates">
            {said}
            <div class="cluster">
                <Button label="Change dates" small=true icon=IconName::Edit on_press=move || open.set(true)/>
            </div>
        </Section>
        <Dialog id="plan-dates-form" title="Change dates" open><DatesForm plan open/></Dialog>
    }
}

fn working_days(sprint: &Sprint, ws: &Tables) -> String {
    let days = ws.workflow.calendar.working_days(sprint.starts, sprint.ends);
    number_of(days as usize, "working day")
}

/// Returns "Company holidays: Thu, Dec 24 (Christmas Eve) and Fri, Dec 25".
fn holidays_in(sprint: &Sprint, ws: &Tables, today: NaiveDate) -> String {
    let calendar = &ws.workflow.calendar;
    let within =
        calendar.holidays.iter().filter(|day| (sprint.starts..=sprint.ends).contains(*day));
    let named = within.map(|day| match calendar.holiday_names.get(day) {
        Some(name) => format!("{} ({name})", dates::day(*day, today)),
        None => dates::day(*day, today),
    });
    let named: Vec<String> = named.collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    if named.is_empty() { String::new() } else { format!("Company holidays: {}", listed(&named)) }
}

#[component]
fn DatesForm(plan: Plan, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("plan");
    let of = |read: fn(&Sprint) -> NaiveDate| {
        let day = plan.sprint.with_untracked(|sprint| sprint.as_deref().map(read));
        RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default())
    };
    let (starts, ends) = (of(|sprint| sprint.starts), of(|sprint| sprint.ends));
    let days =
        move || plan.sprint.with_untracked(|sprint| sprint.as_ref().map(|s| (s.starts, s.ends)));
    let meanwhile = Meanwhile::new(days);
    let submit = move || {
        let Some((starts, ends)) = read_both(form, starts, ends) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        match plan.run(SprintCommand::SetDates { id: plan.id, starts, ends }) {
            Ok(()) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let then = move || {
        let (starts, ends): (NaiveDate, NaiveDate) =
            (starts.get().parse().ok()?, ends.get().parse().ok()?);
        if ends < starts {
            return None;
        }
        let (ws, sprint) = (plan.store.workspace(), plan.sprint.get()?);
        let mut sprint = Sprint::clone(&sprint);
        (sprint.starts, sprint.ends) = (starts, ends);
        let can: Effort = capacity_of(&sprint, &ws).values().map(Capacity::total).sum();
        let can = ws.workflow.unit.show(can);
        Some(format!("{} · Team capacity: {can}", working_days(&sprint, &ws)))
    };
    view! {
        <FormView form verb="Save dates" on_submit=submit on_cancel=move || open.set(false)>
            <div class="form__row">
                <DateField field=form.field("starts", "First day").required().autofocus() value=starts/>
                <DateField field=form.field("ends", "Last day").required() value=ends/>
            </div>
            <p class="small soft" role="status">{then}</p>
        </FormView>
    }
}

/// Reads both days. Errors are shown beside their field.
pub(super) fn read_both(
    form: Form,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
) -> Option<(NaiveDate, NaiveDate)> {
    let starts = read_first(form, starts);
    let ends = day(form, "ends", ends, "Choose the last day.");
    let both = starts.zip(ends);
    if both.is_some_and(|(starts, ends)| ends < starts) {
        form.error("ends", "Enter a last day on or after the first day.");
        return None;
    }
    both
}

/// Reads the first day. An error is shown beside it.
pub(super) fn read_first(form: Form, starts: RwSignal<String>) -> Option<NaiveDate> {
    day(form, "starts", starts, "Choose the first day.")
}

fn day(form: Form, field: &str, value: RwSignal<String>, wrong: &str) -> Option<NaiveDate> {
    let day = value.with_untracked(|value| value.parse().ok());
    if day.is_none() {
        form.error(field, wrong);
    }
    day
}
