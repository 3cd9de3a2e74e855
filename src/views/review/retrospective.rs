//! The retrospective is dated, or skipped with a reason, before the sprint closes.

use crate::views::prelude::*;
use chrono::NaiveDate;

use super::follow;
use crate::domain::base::ids::SprintId;
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::sprint::record::RetrospectivePlan;
use crate::state::Store;
use crate::views::components::{
    Button, Form, Problem, Reason as ReasonDialog, date_field, dates, section,
};

/// The section.
pub fn retrospective(id: SprintId) -> AnyView {
    let store = Store::here();
    let sprint = follow(id);
    let stored = Memo::new(move |_| {
        sprint.with(|sprint| sprint.as_ref().and_then(|s| s.retrospective.clone()))
    });
    let skipping = RwSignal::new(false);
    let said = move || match stored.get() {
        Some(RetrospectivePlan::Dated { on }) => {
            format!("It is held {}.", dates::near_day(on, store.now().date_naive()))
        }
        Some(RetrospectivePlan::Held { .. }) => "It was held.".to_owned(),
        Some(RetrospectivePlan::Skipped { reason }) => format!("It is skipped: {reason}"),
        None => "Say when it is held, or why not.".to_owned(),
    };
    let skip = ReasonDialog::new(
        format!("skip-retrospective-{id}"),
        "Skip the retrospective",
        "Skip with a reason",
    )
    .show(skipping, move |text| {
        let reason = Reason::parse(&text)?;
        plan(store, id, RetrospectivePlan::Skipped { reason })
    });
    let content = view! {
        <div class="stack" id="review-retrospective" tabindex="-1">
            <p>{said}</p>
            {move || date_form(store, id, stored.get())}
            <div class="cluster">{Button::new("Hold it now").small().href("#/retro")}{Button::new("Skip with a reason").quiet().small().on(move || skipping.set(true))}</div>
            {skip}
        </div>
    };
    section("Retrospective", (), (), content.into_any())
}

fn date_form(store: Store, id: SprintId, stored: Option<RetrospectivePlan>) -> AnyView {
    let form = Form::new("retrospective");
    let on = match stored {
        Some(RetrospectivePlan::Dated { on }) => on.to_string(),
        _ => String::new(),
    };
    let on = RwSignal::new(on);
    let submit = move || {
        let Ok(on) = on.with_untracked(|on| on.parse::<NaiveDate>()) else {
            form.error("on", "Choose the day of the retrospective.");
            return;
        };
        if let Err(why) = plan(store, id, RetrospectivePlan::Dated { on }) {
            form.problem(why);
        }
    };
    form.show_with(
        Button::new("Set the day"),
        submit,
        None,
        date_field(form.field("on", "Day"), on),
    )
}

fn plan(store: Store, id: SprintId, plan: RetrospectivePlan) -> Result<(), Problem> {
    let command = SprintCommand::PlanRetrospective { id, plan };
    store.dispatch(Command::Sprint(command)).map(|_| ()).map_err(Problem::from)
}
