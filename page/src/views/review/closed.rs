//! The moment after a close: what the sprint came to, and what comes next.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{Badge, ButtonKind, EmptyState, LinkButton, PageTitle, Tone};
use sprintloop::domain::base::text::counted;
use sprintloop::domain::reads::sprint::which::last_closed;
use sprintloop::domain::records::sprint::goal::GoalVerdict;
use sprintloop::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use sprintloop::domain::tables::record::Tables;

/// What stands here while no sprint runs.
#[component]
pub fn BetweenSprints() -> impl IntoView {
    let store = Store::here();
    let last = Memo::new(move |_| last_closed(&store.workspace()).cloned());
    let content = move || match last.get() {
        Some(sprint) => view! { <JustClosed store sprint/> }.into_any(),
        None => {
            let text = "Here you accept finished work, say whether the goal was met and decide what's next. The review opens once a sprint is running.";
            view! {
                <EmptyState title="No sprint to review" text>
                    <LinkButton label="Plan a sprint" kind=ButtonKind::Primary href=Route::Plan.hash()/>
                </EmptyState>
            }
            .into_any()
        }
    };
    view! { <PageTitle title="Review"/> {content} }
}

/// What the sprint closed last came to, and the two steps that follow.
#[component]
fn JustClosed(store: Store, sprint: Arc<Sprint>) -> impl IntoView {
    let result = result(&sprint, &store.workspace_now());
    let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string());
    let verdict = sprint.review.goal.map(|verdict| {
        let tone = if verdict == GoalVerdict::Met { Tone::Good } else { Tone::Watch };
        view! { <Badge text=format!("Goal {}", verdict.label().to_lowercase()) tone/> }
    });
    let waits = matches!(sprint.retrospective, None | Some(RetrospectivePlan::Dated { .. }));
    let look_back = waits.then(|| {
        view! { <LinkButton label="Run the retrospective" kind=ButtonKind::Primary href="#/retro"/> }
    });
    let update = Route::Update { sprint: sprint.number.to_string() }.hash();
    let plan = if waits { ButtonKind::Secondary } else { ButtonKind::Primary };
    view! {
        <section class="sprint-result" aria-label=format!("{} is closed", sprint.name())>
            <p class="sprint-result__name">{format!("{} is closed", sprint.name())} " " {verdict}</p>
            <p class="sprint-result__figures">{result}</p>
            <p class="sprint-result__goal" dir="auto">{goal}</p>
            <div class="cluster">
                {look_back}
                <LinkButton label="Plan next sprint" kind=plan href=Route::Plan.hash()/>
                <LinkButton label="Open report" href=Route::Review.hash_at(sprint.id)/>
                <LinkButton label="Stakeholder update" href=update/>
            </div>
        </section>
    }
}

/// "5 of 12 items shipped, 1 learning"
fn result(sprint: &Sprint, tables: &Tables) -> String {
    let shipped = sprint.accepted_at_close();
    let learned =
        tables.learnings.values().filter(|learning| learning.sprint == Some(sprint.id)).count();
    let shipped =
        format!("{shipped} of {} shipped", counted(sprint.final_lines.len(), "item", "items"));
    match learned {
        0 => shipped,
        learned => format!("{shipped}, {}", counted(learned, "learning", "learnings")),
    }
}
