//! What closed sprints brought, as it stood at their close.
use crate::views::prelude::*;

use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::record::Tables;
use crate::exchange::text::Subject;
use crate::state::{Route, Store};
use crate::views::components::{Tone, badge, dates, facts, more, section, table, user_text};
use crate::views::copy_for_chat;
use crate::views::names;
use crate::views::take_away;

/// The closed sprints, the last one first.
pub fn reports() -> AnyView {
    let store = Store::here();
    let list = move || {
        let workspace = store.workspace();
        let mut closed: Vec<_> =
            workspace.sprints.values().filter(|sprint| sprint.is_closed()).collect();
        closed.sort_by_key(|sprint| std::cmp::Reverse((sprint.ends, sprint.number)));
        if closed.is_empty() {
            return ().into_any();
        }
        let count =
            dates::counted(i64::try_from(closed.len()).unwrap_or_default(), "sprint", "sprints");
        let reports = closed.into_iter().map(|sprint| report(sprint, &workspace)).collect_view();
        section(
            "Closed sprints",
            count,
            (),
            view! { <div class="stack">{reports}</div> }.into_any(),
        )
    };
    view! { {list} }.into_any()
}

fn report(sprint: &Sprint, tables: &Tables) -> AnyView {
    let today = Store::here().now().date_naive();
    let done = sprint.final_lines.iter().filter(|line| line.accepted.is_some()).count();
    let label = format!(
        "{}, {}: {done} of {} accepted",
        sprint.name(),
        dates::span(sprint.starts, sprint.ends, today),
        sprint.final_lines.len()
    );
    let subject = Subject::Review(sprint.id);
    let files = take_away::menu(Store::here(), subject, sprint.id);
    let copy = copy_for_chat::menu(Store::here(), subject);
    let content = view! {
        {facts(told(sprint))}
        {lines(sprint, tables)}
        <div class="cluster">{files} {copy}</div>
    };
    let id = names::record(sprint.id);
    view! { <div id=id>{more(label, content.into_any())}</div> }.into_any()
}

fn told(sprint: &Sprint) -> Vec<(String, AnyView)> {
    let review = &sprint.review;
    let mut told: Vec<(String, AnyView)> = Vec::new();
    if let Some(goal) = &sprint.goal {
        let verdict = review.goal.map_or("not judged", |verdict| verdict.label());
        told.push(("Goal".to_owned(), format!("{} ({verdict})", goal.text).into_any()));
    }
    let mut say = |term: &str, text: &str| {
        if !text.is_empty() {
            told.push((term.to_owned(), user_text(text)));
        }
    };
    say("Why", &review.why);
    say("Notes", &review.notes);
    say("What is next", &review.next);
    match &sprint.retrospective {
        Some(RetrospectivePlan::Skipped { reason }) => {
            say("Retrospective skipped", reason.as_str())
        }
        Some(RetrospectivePlan::Held { .. }) => say("Retrospective", "Held"),
        Some(RetrospectivePlan::Dated { on }) => say("Retrospective", &dates::day_month(*on)),
        None => {}
    }
    for over in sprint.capacity_overrides() {
        say("Over capacity, because", over.reason.as_str());
    }
    if let Some(over) = &sprint.closed_over {
        say("Closed all the same, because", over.reason.as_str());
    }
    told
}

fn lines(sprint: &Sprint, tables: &Tables) -> AnyView {
    let unit = tables.workflow.unit;
    let rows = sprint
        .final_lines
        .iter()
        .map(|line| {
            let came = match (&line.outcome, line.accepted) {
                (_, Some(_)) => badge("Accepted", Tone::Good),
                (Some(outcome), None) => {
                    let (label, reason) = (outcome.destination.label(), outcome.reason.to_string());
                    view! { <span>{badge(label, Tone::Neutral)} " " {reason}</span> }.into_any()
                }
                (None, None) => badge(line.stage.label(), Tone::Neutral),
            };
            let title = format!("{} {}", line.key, line.title);
            let link =
                view! { <a href=Route::item(&line.key).hash() dir="auto">{title}</a> }.into_any();
            let estimate = line.estimate.map(|estimate| unit.show(estimate)).unwrap_or_default();
            vec![link, estimate.into_any(), came]
        })
        .collect();
    table(
        format!("Items of {}", sprint.name()),
        &[("Item", false), ("Estimate", true), ("Came to", false)],
        rows,
    )
}
