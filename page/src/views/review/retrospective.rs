//! Schedules the retrospective, or skips it with a reason, before the sprint closes.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::follow::follow;
use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, DateField, Form, FormView, LinkButton, Problem, ReasonDialog, Section,
    dates,
};
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::sprint::record::RetrospectivePlan;

/// The section.
#[component]
pub fn ReviewRetrospective(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let sprint = follow(id);
    let stored = Memo::new(move |_| {
        sprint.with(|sprint| sprint.as_ref().and_then(|s| s.retrospective.clone()))
    });
    let held = Memo::new(move |_| matches!(stored.get(), Some(RetrospectivePlan::Held { .. })));
    let skipping = RwSignal::new(false);
    let said = move || match stored.get() {
        Some(RetrospectivePlan::Dated { on }) => {
            format!("Scheduled for {}.", dates::near_day(on, store.now().date_naive()))
        }
        Some(RetrospectivePlan::Held { .. }) => "Already held.".to_owned(),
        Some(RetrospectivePlan::Skipped { reason }) => format!("Skipped: {reason}"),
        None => "Not scheduled yet. Set its date, or skip it with a reason.".to_owned(),
    };
    let skip = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        plan(store, id, RetrospectivePlan::Skipped { reason })
    };
    view! {
        <Section title="Retrospective">
            <div class="stack" id="review-retrospective" tabindex="-1">
                <p>{said}</p>
                {move || (!held.get()).then(|| view! { <DayForm id stored=stored.get()/> })}
                <div class="cluster">
                    <LinkButton label="Go to retrospective" small=true href="#/retro"/>
                    <Show when=move || !held.get()>
                        <Button label="Skip with a reason" kind=ButtonKind::Quiet small=true on_press=move || skipping.set(true)/>
                    </Show>
                </div>
                <ReasonDialog id=format!("skip-retrospective-{id}") title="Skip the retrospective" verb="Skip with a reason"
                    open=skipping on_reason=skip/>
            </div>
        </Section>
    }
}

/// The date of the retrospective.
#[component]
fn DayForm(id: SprintId, stored: Option<RetrospectivePlan>) -> impl IntoView {
    let store = Store::here();
    let form = Form::new("retrospective");
    let on = match stored {
        Some(RetrospectivePlan::Dated { on }) => on.to_string(),
        // Where the calendar shows it.
        None => store.workspace_now().sprints.get(id).map_or_else(String::new, |sprint| {
            sprint.ends.max(store.now().date_naive()).to_string()
        }),
        _ => String::new(),
    };
    let on = RwSignal::new(on);
    let submit = move || {
        let Ok(on) = on.with_untracked(|on| on.parse::<NaiveDate>()) else {
            form.error("on", "Choose a date for the retrospective.");
            return;
        };
        if let Err(why) = plan(store, id, RetrospectivePlan::Dated { on }) {
            form.problem(why);
        }
    };
    view! {
        <FormView form verb="Set date" kind=ButtonKind::Secondary on_submit=submit>
            <DateField field=form.field("on", "Date") value=on/>
        </FormView>
    }
}

fn plan(store: Store, id: SprintId, plan: RetrospectivePlan) -> Result<(), Problem> {
    let command = SprintCommand::PlanRetrospective { id, plan };
    store.dispatch(Command::Sprint(command)).map(|_| ()).map_err(Problem::from)
}
