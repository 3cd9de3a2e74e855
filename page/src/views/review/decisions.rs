//! Decisions made in this review, and a form to add one.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, Dialog, IconName, Log, LogEntry, MomentText, NothingHere, Section, dates,
};
use crate::views::learnings::form::DecisionForm;
use crate::views::names;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::records::decision::MadeIn;

/// The section.
#[component]
pub fn ReviewDecisions(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let list = move || {
        let (workspace, now) = (store.workspace(), store.now());
        let entries: Vec<_> = workspace
            .decisions
            .values()
            .rev()
            .filter(|decision| decision.made_in == MadeIn::Review { sprint: id })
            .map(|decision| {
                let by = names::member(&workspace, Some(decision.made.by));
                let again = decision.look_again.map(|day| {
                    format!(" · review again {}", dates::near_day(day, now.date_naive()))
                });
                let sentence = format!("{} · {by}{}", decision.what, again.unwrap_or_default());
                let why = (!decision.why.is_empty()).then(|| decision.why.clone());
                let at = decision.made.at;
                view! { <LogEntry sentence when=move || view! { <MomentText then=at now/> } text=why/> }
            })
            .collect();
        if entries.is_empty() {
            view! { <NothingHere text="No decisions recorded in this review yet."/> }.into_any()
        } else {
            view! { <Log>{entries}</Log> }.into_any()
        }
    };
    let add = move || {
        view! { <Button label="Record a decision" small=true icon=IconName::Plus on_press=move || open.set(true)/> }
    };
    view! {
        <Section title="Decisions" end=add>
            {list}
            <Dialog id=format!("review-decision-{id}") title="Record a decision" open>
                <DecisionForm store open review_of=Some(id)/>
            </Dialog>
        </Section>
    }
}
