//! What happens to unfinished work when the sprint closes.

use leptos::prelude::*;
use std::sync::Arc;

use super::follow::follow;
use super::outcome_form::OutcomeDialog;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{Badge, Button, NothingHere, Section, Tone};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::reads::open_blockers::OpenBlockers;
use sprintloop::domain::reads::order;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::sprint::outcome::Outcome;

/// An unfinished item, the outcome chosen for it, and whether it is blocked.
type Unfinished = (Arc<BacklogItem>, Option<Outcome>, bool);

/// The section.
#[component]
pub fn UnfinishedWork(id: SprintId) -> impl IntoView {
    let store = Store::here();
    let sprint = follow(id);
    let ask = Ask::default();
    let unfinished = Memo::new(move |_| {
        let workspace = store.workspace();
        let blocked = OpenBlockers::of(&workspace);
        let mut items: Vec<Unfinished> = workspace
            .items
            .values()
            .filter(|item| {
                let settled = [Some(BoardStage::UnderReview), Some(BoardStage::Done)];
                item.position.sprint() == Some(id) && !settled.contains(&item.position.stage())
            })
            .map(|item| {
                let outcome = sprint
                    .with(|s| s.as_ref().and_then(|s| s.review.outcomes.get(&item.id).cloned()));
                (Arc::clone(item), outcome, blocked.has(item.id))
            })
            .collect();
        items.sort_by(|one, two| order::place(&one.0).cmp(&order::place(&two.0)));
        items
    });
    let note = Signal::derive(move || {
        let open =
            unfinished.with(|all| all.iter().filter(|(_, outcome, _)| outcome.is_none()).count());
        if open == 0 { String::new() } else { format!("{open} with no outcome") }
    });
    let rows = move || {
        let all = unfinished.get();
        if all.is_empty() {
            return view! { <NothingHere text="No unfinished work."/> }.into_any();
        }
        let rows = all.into_iter().map(|(item, outcome, blocked)| {
            view! { <UnfinishedItem item outcome blocked ask/> }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <Section title="Unfinished work" note>
            <div id="review-outcomes" tabindex="-1">{rows}</div>
            <OutcomeDialog sprint=id ask/>
        </Section>
    }
}

#[component]
fn UnfinishedItem(
    item: Arc<BacklogItem>,
    /// The outcome chosen for it.
    outcome: Option<Outcome>,
    /// Whether it is blocked.
    blocked: bool,
    ask: Ask<ItemId>,
) -> impl IntoView {
    let id = item.id;
    let stage =
        if blocked { "Blocked" } else { item.position.stage().map_or("", BoardStage::label) };
    let tone = if blocked { Tone::Stop } else { Tone::Neutral };
    let verb = if outcome.is_some() { "Change outcome" } else { "Choose an outcome" };
    let chosen = outcome.map(|outcome| {
        let title = outcome.reason.to_string();
        view! { <span title=title><Badge text=outcome.destination.label() tone=Tone::Good/></span> }
    });
    let title = item.title.to_string();
    let about = format!("{verb} for {}", item.key);
    view! {
        <li class="rows__row" data-row=id.to_string()>
            <span class="rows__key" translate="no">{item.key.to_string()}</span>
            <a class="rows__title" href=Route::Review.with_item(&item.key) title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end">
                <Badge text=stage tone/>
                {chosen}
                <Button label=verb small=true id=format!("outcome-{id}") title=about on_press=move || ask.ask(id)/>
            </span>
        </li>
    }
}
