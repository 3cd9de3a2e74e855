//! The review: what was completed against its criteria, what was decided, what is next, and the close.

mod close;
mod decisions;
pub(super) mod evidence;
mod goal;
mod item;
mod items;
mod learnings;
mod outcome_form;
mod outcomes;
mod reports;
mod retrospective;

use std::sync::Arc;

use crate::views::prelude::*;

use super::components::{Button, Tone, badge, empty_state, page_title};
use super::signals;
use crate::domain::base::ids::SprintId;
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::state::{Route, Store};

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = Memo::new(move |_| {
        store.workspace().sprints.values().find(|sprint| sprint.is_open()).map(|sprint| sprint.id)
    });
    let content = move || match open.get() {
        Some(sprint) => of_sprint(sprint),
        None => without_sprint(),
    };
    view! { {content} {reports::reports()} }.into_any()
}

/// The sprint under review, followed as it changes.
fn follow(id: SprintId) -> Memo<Option<Arc<Sprint>>> {
    let store = Store::here();
    Memo::new(move |_| store.workspace().sprints.get(id).cloned())
}

fn without_sprint() -> AnyView {
    let plan = Button::new("Plan a sprint").primary().href(Route::Plan.hash());
    let text = "Here the team accepts what was completed, says whether the goal was met, and decides what is next. It begins once a sprint runs.";
    view! {
        {page_title("Review", vec![], vec![])}
        {empty_state("No sprint to review", text, vec![plan])}
    }
    .into_any()
}

fn of_sprint(id: SprintId) -> AnyView {
    let sprint = follow(id);
    let refused = RwSignal::new(None);
    let name = Signal::derive(move || {
        sprint.with(|sprint| sprint.as_ref().map(|sprint| sprint.name()).unwrap_or_default())
    });
    let in_review = Memo::new(move |_| {
        sprint.with(|sprint| {
            sprint
                .as_ref()
                .is_some_and(|sprint| matches!(sprint.state, SprintState::InReview { .. }))
        })
    });
    let state = move || match in_review.get() {
        true => badge(format!("{} is in review", name.get()), Tone::Accent),
        false => badge(format!("{} is running", name.get()), Tone::Neutral),
    };
    view! {
        {page_title("Review", vec![state.into_any()], close::actions(id, in_review, refused))}
        {close::refused(id, refused)}
        <div class="with-aside">
            <div class="stack stack--loose">
                {items::items(id)}
                {outcomes::outcomes(id)}
                {learnings::learnings(id)}
            </div>
            <div class="stack stack--loose">
                {close::standing(id)}
                {signals::view(Store::here())}
                {signals::health(Store::here())}
                {goal::goal(id)}
                {goal::notes(id)}
                {decisions::decisions(id)}
                {retrospective::retrospective(id)}
            </div>
        </div>
    }
    .into_any()
}
