//! What becomes of unfinished work when the sprint closes.

use crate::views::prelude::*;
use std::sync::Arc;

use super::follow;
use super::outcome_form::outcome_dialog;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::reads::board::blocker_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::outcome::Outcome;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{Button, Tone, badge, nothing_here, section};

/// An unfinished item and the outcome chosen for it.
type Unfinished = (Arc<BacklogItem>, Option<Outcome>, bool);

/// The section.
pub fn outcomes(id: SprintId) -> AnyView {
    let store = Store::here();
    let sprint = follow(id);
    let ask = Ask::default();
    let unfinished = Memo::new(move |_| {
        let workspace = store.workspace();
        let mut items: Vec<Unfinished> = workspace
            .items
            .values()
            .filter(|item| {
                item.position.sprint() == Some(id)
                    && item.position.stage() != Some(BoardStage::Done)
            })
            .map(|item| {
                let outcome = sprint
                    .with(|s| s.as_ref().and_then(|s| s.review.outcomes.get(&item.id).cloned()));
                (Arc::clone(item), outcome, blocker_of(item.id, &workspace).is_some())
            })
            .collect();
        items.sort_by(|one, two| one.0.rank.cmp(&two.0.rank));
        items
    });
    let note = move || {
        let open =
            unfinished.with(|all| all.iter().filter(|(_, outcome, _)| outcome.is_none()).count());
        if open == 0 { String::new() } else { format!("{open} without an outcome") }
    };
    let rows = move || {
        let all = unfinished.get();
        if all.is_empty() {
            return nothing_here("Everything is accepted.");
        }
        let rows = all.into_iter().map(|one| row(one, ask)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let content = view! {
        <div id="review-outcomes" tabindex="-1">{rows}</div>
        {outcome_dialog(id, ask)}
    };
    section("Unfinished work", note.into_any(), (), content.into_any())
}

fn row((item, outcome, blocked): Unfinished, ask: Ask<ItemId>) -> AnyView {
    let id = item.id;
    let stage =
        if blocked { "Blocked" } else { item.position.stage().map_or("", BoardStage::label) };
    let tone = if blocked { Tone::Stop } else { Tone::Neutral };
    let verb = if outcome.is_some() { "Change" } else { "Choose an outcome" };
    let chosen = outcome.map(|outcome| {
        let title = outcome.reason.to_string();
        view! { <span title=title>{badge(outcome.destination.label(), Tone::Good)}</span> }
    });
    let title = item.title.to_string();
    view! {
        <li class="rows__row" data-row=id.to_string()>
            <span class="rows__key">{item.key.to_string()}</span>
            <a class="rows__title" href=Route::item(&item.key).hash() title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end">
                {badge(stage, tone)}
                {chosen}
                {Button::new(verb).small().id(format!("outcome-{id}")).title(format!("{verb} for {}", item.key)).on(move || ask.ask(id))}
            </span>
        </li>
    }
    .into_any()
}
