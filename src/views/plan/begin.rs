//! Nothing is planned yet: dates proposed from the cadence, or the first review cycle.

use crate::views::prelude::*;
use chrono::NaiveDate;

use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::workflow::Mode;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};
use crate::views::components::{Form, date_field, page_title, section};

/// The screen before there is a plan.
pub(super) fn screen(planning: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let ws = store.workspace_now();
    let cycle = ws.workflow.mode == Mode::Continuous;
    let (first, last) = proposed(&ws, store.now().date_naive());
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
    let (title, verb, lead) = if cycle {
        (
            "Begin a review cycle",
            "Begin the cycle",
            "Work flows without sprints; every cycle has a goal, a review and its learnings.",
        )
    } else {
        (
            "Plan a sprint",
            "Start planning",
            "Choose the dates; the goal, the capacity and the work come next.",
        )
    };
    let last_day = (!cycle).then(|| date_field(form.field("ends", "Last day").required(), ends));
    let back = planning.get_untracked().then(|| Callback::new(move |()| planning.set(false)));
    let fields = view! {
        <div class="form__row">{date_field(form.field("starts", "First day").required(), starts)}{last_day}</div>
    };
    view! {
        {page_title(title, Vec::new(), Vec::new())}
        <p class="page-lead">{lead}</p>
        {section("Dates", "proposed from the team's cadence", (), form.show(verb, submit, back, fields.into_any()))}
    }
    .into_any()
}

fn read(
    form: Form,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
    cycle: bool,
    store: Store,
) -> Option<SprintCommand> {
    let starts = day(form, "starts", starts, "Choose the first day.");
    if cycle {
        return Some(SprintCommand::BeginCycle { id: store.mint(), starts: starts? });
    }
    let ends = day(form, "ends", ends, "Choose the last day.");
    Some(SprintCommand::Plan { id: store.mint(), starts: starts?, ends: ends? })
}

fn day(form: Form, field: &str, value: RwSignal<String>, wrong: &str) -> Option<NaiveDate> {
    let day = value.with_untracked(|value| value.parse().ok());
    if day.is_none() {
        form.error(field, wrong);
    }
    day
}

/// The next day sprints start on, after the open sprint, and the cadence's length from there.
fn proposed(tables: &Tables, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let open = tables.sprints.values().find(|sprint| sprint.is_open());
    let after =
        open.and_then(|sprint| sprint.ends.succ_opt()).map_or(today, |next| next.max(today));
    tables.workflow.cadence.next_from(after)
}
