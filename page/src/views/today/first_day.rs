//! The first day of a team: six steps that tick themselves, each with the form it needs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{Badge, Button, ButtonKind, Icon, IconName, LinkButton, Section};
use crate::views::form_at;
use crate::views::refusal::{RefusalSlot, attempt};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::reads::first_day::{FirstDayStep, Stands, first_day, progress};
use sprintloop::domain::records::profile::{FirstStep, Settled};
use sprintloop::domain::workspace::Workspace;

/// What a step asks, the button that leads to its form, and where that is.
fn words(step: FirstStep) -> (&'static str, &'static str, String) {
    let backlog = Route::Backlog { key: None, query: String::new() };
    match step {
        FirstStep::People => (
            "Add the people on your team. Paste a list to add many at once.",
            "Add people",
            Route::Team.hash_at(form_at::PEOPLE),
        ),
        FirstStep::Days => (
            "Check working days and company holidays. They determine capacity.",
            "Check days",
            Route::Team.hash_at(form_at::DAYS),
        ),
        FirstStep::Priority => (
            "Add the marketing priority this work supports.",
            "Add priority",
            Route::Priorities.hash_at(form_at::PRIORITY),
        ),
        FirstStep::Ideas => (
            "Collect ideas in the backlog. Paste a list, or import one.",
            "Add ideas",
            backlog.hash_at(form_at::IDEAS),
        ),
        FirstStep::Ready => (
            "Get work Ready for the sprint. Refine shows what each item still needs, one by one.",
            "Refine",
            Route::refine().hash(),
        ),
        FirstStep::Sprint => (
            "Plan the first sprint and start it.",
            "Plan sprint",
            Route::Plan.hash_at("plan-begin-starts"),
        ),
    }
}

const fn title(step: FirstStep) -> &'static str {
    match step {
        FirstStep::People => "People",
        FirstStep::Days => "Working days and holidays",
        FirstStep::Priority => "Priority",
        FirstStep::Ideas => "Ideas",
        FirstStep::Ready => "Ready items",
        FirstStep::Sprint => "First sprint",
    }
}

/// The checklist, while any step is open.
#[component]
pub fn FirstDay(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let steps = first_day(&ws)?;
    let refused = RwSignal::new(None::<Refusal>);
    let note = progress(&steps);
    let next = steps.iter().find(|step| step.stands == Stands::Open).map(|step| step.step);
    let rows = steps.into_iter().map(|step| {
        let is_next = next == Some(step.step);
        view! { <StepRow store step is_next refused/> }
    });
    let rows = rows.collect_view();
    Some(view! {
        <Section title="Set up your team" note>
            <RefusalSlot refused/>
            <ol class="rows first-day">{rows}</ol>
        </Section>
    })
}

/// On a screen of the checklist's steps: how far it is, and the way back to it. Nothing once it has gone.
#[component]
pub fn SetUpNote(store: Store) -> impl IntoView {
    let far = Memo::new(move |_| first_day(&store.workspace()).map(|steps| progress(&steps)));
    move || {
        far.get().map(|far| {
            view! { <p class="cluster small soft"><span>"Setting up your team: "{far}"."</span><a href=Route::Today.hash()>"Back to the checklist"</a></p> }
        })
    }
}

/// One step.
#[component]
fn StepRow(
    store: Store,
    step: FirstDayStep,
    /// Whether it is the first that is open.
    is_next: bool,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let FirstDayStep { step, stands, so_far } = step;
    let (ask, label, href) = words(step);
    let skip = move || {
        let command = WorkspaceCommand::SettleFirstStep { step, settled: Some(Settled::Skipped) };
        attempt(store, Command::Workspace(command), "Step skipped", refused);
    };
    let (class, mark) = match stands {
        Stands::Done => ("first-day__step first-day__step--done", Some(IconName::Check)),
        Stands::Skipped => ("first-day__step first-day__step--skipped", None),
        Stands::Open => ("first-day__step", None),
    };
    let class = format!("rows__row {class}");
    let mark = mark.map(|name| view! { <Icon name/> });
    let text = if stands == Stands::Open { ask.to_owned() } else { so_far };
    let kind = if is_next { ButtonKind::Primary } else { ButtonKind::Secondary };
    let end = match stands {
        Stands::Done => view! { <Badge text="Done"/> }.into_any(),
        Stands::Skipped => view! {
            <Badge text="Skipped"/>
            <LinkButton label href small=true kind=ButtonKind::Quiet/>
        }
        .into_any(),
        Stands::Open => view! {
            <Button label="Skip" title=format!("Skip: {}", title(step)) kind=ButtonKind::Quiet small=true on_press=skip/>
            <LinkButton label href small=true kind/>
        }
        .into_any(),
    };
    view! {
        <li class=class aria-current=is_next.then_some("step")>
            <span class="first-day__mark" aria-hidden="true">{mark}</span>
            <span class="rows__title">
                <span class="first-day__name">{title(step)}</span>
                <span class="small soft" dir="auto">{text}</span>
            </span>
            <span class="rows__end">{end}</span>
        </li>
    }
}
