//! Reports of closed sprints, as of their close.
use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Route, Store};
use crate::views::components::{
    Badge, DataTable, Facts, LinkButton, More, Section, Tone, UserText, dates,
};
use crate::views::copy_menu::CopyMenu;
use crate::views::names;
use crate::views::take_away::SprintFilesMenu;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::sprint::outcome::FinalLine;
use sprintloop::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use sprintloop::exchange::text::Subject;

/// The closed sprints, newest first.
#[component]
pub fn ClosedSprints() -> impl IntoView {
    let store = Store::here();
    move || {
        let workspace = store.workspace();
        let closed = which::newest_first(&workspace, Sprint::is_closed);
        if closed.is_empty() {
            return None;
        }
        let note = number_of(closed.len(), "sprint");
        let reports = closed
            .into_iter()
            .cloned()
            .map(|sprint| view! { <SprintReport sprint/> })
            .collect_view();
        Some(view! {
            <Section title="Closed sprints" note><div class="stack">{reports}</div></Section>
        })
    }
}

#[component]
fn SprintReport(sprint: Arc<Sprint>) -> impl IntoView {
    let today = Store::here().now().date_naive();
    let done = sprint.accepted_at_close();
    let label = format!(
        "{}, {}: {done} of {} accepted",
        sprint.name(),
        dates::span(sprint.starts, sprint.ends, today),
        sprint.final_lines.len()
    );
    let subject = Subject::Review(sprint.id);
    let update = Route::Update { sprint: sprint.number.to_string() }.hash();
    let (id, rows) = (sprint.id, told(&sprint));
    view! {
        <div id=names::record(id)>
            <More label>
                <Facts rows/>
                <FinalLines sprint/>
                <div class="cluster">
                    <SprintFilesMenu subject sprint=id/> <CopyMenu subject/>
                    <LinkButton label="Stakeholder update" href=update/>
                </div>
            </More>
        </div>
    }
}

fn told(sprint: &Sprint) -> Vec<(String, AnyView)> {
    let review = &sprint.review;
    let mut told: Vec<(String, AnyView)> = Vec::new();
    if let Some(goal) = &sprint.goal {
        let verdict = review.goal.map_or("not judged yet", |verdict| verdict.label());
        told.push(("Goal".to_owned(), format!("{} ({verdict})", goal.text).into_any()));
    }
    let mut say = |term: &str, text: &str| {
        if !text.is_empty() {
            let text = view! { <UserText text=text.to_owned()/> };
            told.push((term.to_owned(), text.into_any()));
        }
    };
    say("Why", &review.why);
    say("Notes", &review.notes);
    say("Next decision", &review.next);
    match &sprint.retrospective {
        Some(RetrospectivePlan::Skipped { reason }) => {
            say("Retrospective skipped", reason.as_str())
        }
        Some(RetrospectivePlan::Held { .. }) => say("Retrospective", "Held"),
        Some(RetrospectivePlan::Dated { on }) => say("Retrospective", &dates::day_month(*on)),
        None => {}
    }
    for over in sprint.capacity_overrides() {
        say("Over capacity because", over.reason.as_str());
    }
    if let Some(over) = &sprint.closed_over {
        say("Closed with steps left because", over.reason.as_str());
    }
    told
}

/// The sprint's items as of its close.
#[component]
fn FinalLines(sprint: Arc<Sprint>) -> impl IntoView {
    let store = Store::here();
    let unit = store.workspace_now().workflow.unit;
    let screen = untrack(|| store.route());
    let rows = sprint
        .final_lines
        .iter()
        .map(|line| {
            let title = format!("{} {}", line.key, line.title);
            let link =
                view! { <a href=screen.with_item(&line.key) dir="auto">{title}</a> }.into_any();
            let estimate = line.estimate.map(|estimate| unit.show(estimate)).unwrap_or_default();
            vec![link, estimate.into_any(), came_to(line)]
        })
        .collect();
    let columns = vec![("Item", false), ("Estimate", true), ("Outcome", false)];
    view! { <DataTable caption=format!("Items of {}", sprint.name()) columns rows/> }
}

/// The cell with an item's outcome.
fn came_to(line: &FinalLine) -> AnyView {
    match (&line.outcome, line.accepted) {
        (_, Some(_)) => view! { <Badge text="Accepted" tone=Tone::Good/> }.into_any(),
        (Some(outcome), None) => {
            let (label, reason) = (outcome.destination.label(), outcome.reason.to_string());
            view! { <span><Badge text=label/> " " {reason}</span> }.into_any()
        }
        (None, None) => view! { <Badge text=line.stage.label()/> }.into_any(),
    }
}
