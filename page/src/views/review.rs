//! The review: finished work against its criteria, decisions, what's next, and the close.

mod close;
mod closed;
mod decisions;
mod dialogs;
pub(super) mod evidence;
mod follow;
mod goal;
mod item;
mod items;
mod learnings;
mod outcome_form;
mod outcomes;
mod reports;
mod retrospective;

use leptos::prelude::*;

use close::{CloseRefusal, ClosingList, ReviewActions};
use closed::BetweenSprints;
use decisions::ReviewDecisions;
use follow::follow;
use goal::{ReviewGoal, ReviewNotes};
use items::ReviewItems;
use learnings::ReviewLearnings;
use outcomes::UnfinishedWork;
use reports::ClosedSprints;
use retrospective::ReviewRetrospective;

use super::components::{Badge, PageTitle, Tone};
use super::signals::{Signals, SprintHealth};
use crate::state::Store;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::sprint::record::SprintState;

/// The screen.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let store = Store::here();
    let open = Memo::new(move |_| which::open(&store.workspace()).map(|sprint| sprint.id));
    let content = move || match open.get() {
        Some(id) => view! { <SprintReview id/> }.into_any(),
        None => view! { <BetweenSprints/> }.into_any(),
    };
    view! { {content} <ClosedSprints/> }
}

#[component]
fn SprintReview(id: SprintId) -> impl IntoView {
    let store = Store::here();
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
    let state = move || {
        let (text, tone) = match in_review.get() {
            true => (format!("{} is in review", name.get()), Tone::Accent),
            false => (format!("{} is running", name.get()), Tone::Neutral),
        };
        view! { <Badge text tone/> }
    };
    view! {
        <PageTitle title="Review" beside=move || state>
            <ReviewActions id in_review refused/>
        </PageTitle>
        <CloseRefusal id refused/>
        <div class="with-aside">
            <div class="stack stack--loose">
                <ReviewItems sprint=id/>
                <UnfinishedWork id/>
                <ReviewLearnings id/>
                <ReviewGoal id/>
                <ReviewNotes id/>
                <ReviewDecisions id/>
            </div>
            <div class="stack stack--loose">
                <ClosingList id in_review/>
                <Signals store/>
                <SprintHealth store/>
                <ReviewRetrospective id/>
            </div>
        </div>
    }
}
