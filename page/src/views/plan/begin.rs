//! Nothing is planned yet: dates proposed from the cadence, or the first review cycle.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::dates::{read_both, read_first};
use crate::state::{Route, Store};
use crate::views::components::{DateField, Form, FormView, PageTitle, Section};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::proposal::next_dates;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::workflow::Mode;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::tables::record::Tables;

/// The screen before there is a plan.
#[component]
pub(super) fn SprintBegin(
    /// Whether somebody plans the next sprint while one runs.
    planning: RwSignal<bool>,
) -> impl IntoView {
    let ws = Store::here().workspace_now();
    let cycle = ws.workflow.mode == Mode::Continuous;
    let cadence = match is_just_me(&ws) {
        true => "proposed from your cadence",
        false => "proposed from the team's cadence",
    };
    let (title, lead) = if cycle {
        (
            "Start a review cycle",
            "Work flows without sprints; every cycle has a goal, a review and its learnings.",
        )
    } else {
        ("Plan a sprint", "Choose the dates; the goal, the capacity and the work come next.")
    };
    view! {
        <PageTitle title/>
        <p class="page-lead">{lead}</p>
        <Section title="Dates" note=cadence>
            <BeginForm planning cycle/>
        </Section>
    }
}

#[component]
fn BeginForm(planning: RwSignal<bool>, cycle: bool) -> impl IntoView {
    let store = Store::here();
    let (first, last) = proposed(&store.workspace_now(), store.now().date_naive());
    let form = Form::new("plan-begin");
    let (starts, ends) = (RwSignal::new(first.to_string()), RwSignal::new(last.to_string()));
    let submit = move || {
        if let Some(command) = read(form, starts, ends, cycle, store) {
            match store.dispatch(Command::Sprint(command)) {
                Ok(_) => {
                    planning.set(false);
                    if cycle {
                        store.go(Route::Board);
                    }
                }
                Err(refusal) => form.problem(refusal),
            }
        }
    };
    let verb = if cycle { "Start cycle" } else { "Start planning" };
    let last_day = (!cycle).then(|| {
        view! { <DateField field=form.field("ends", "Last day").required() value=ends/> }
    });
    let back = planning.get_untracked().then(|| Callback::new(move |()| planning.set(false)));
    view! {
        <FormView form verb on_submit=submit on_cancel=back>
            <div class="form__row">
                <DateField field=form.field("starts", "First day").required() value=starts/>
                {last_day}
            </div>
        </FormView>
    }
}

fn read(
    form: Form,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
    cycle: bool,
    store: Store,
) -> Option<SprintCommand> {
    if cycle {
        let starts = read_first(form, starts)?;
        return Some(SprintCommand::BeginCycle { id: store.mint(), starts });
    }
    let (starts, ends) = read_both(form, starts, ends)?;
    Some(SprintCommand::Plan { id: store.mint(), starts, ends })
}

/// The next day sprints start on, after the open sprint, and the cadence's length from there.
fn proposed(tables: &Tables, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let open = which::open(tables);
    let after =
        open.and_then(|sprint| sprint.ends.succ_opt()).map_or(today, |next| next.max(today));
    next_dates(tables, after)
}
