//! The items that wait to be accepted, and those that were.

use crate::views::prelude::*;
use std::sync::Arc;

use super::evidence::{Line, evidence_dialog};
use super::item::{Deeds, item_view};
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{Button, Problem, Reason as ReasonDialog, nothing_here, section};

/// The section.
pub fn items(sprint: SprintId) -> AnyView {
    let store = Store::here();
    let deeds = Deeds { give_back: Ask::default(), evidence: Ask::default() };
    let shown = Memo::new(move |_| of_stages(&store.workspace(), sprint));
    let note = move || {
        let (done, all) =
            shown.with(|all| (all.iter().filter(|item| item.is_accepted()).count(), all.len()));
        format!("{done} of {all} accepted")
    };
    let board = Button::new("Open the board").quiet().small().href(Route::Board.hash());
    let list = view! {
        <div class="stack" id="review-items" tabindex="-1">
            <For each=move || shown.get() key=|item| (item.id, Arc::as_ptr(item).addr()) let:item>
                {item_view(&item, deeds)}
            </For>
            {move || shown.with(Vec::is_empty).then(|| nothing_here("Nothing waits to be accepted. Move finished work to Under review on the board."))}
        </div>
        {return_dialog(deeds.give_back)}
        {evidence_dialog(deeds.evidence)}
    };
    section("Held against its criteria", note.into_any(), board, list.into_any())
}

fn of_stages(tables: &Tables, sprint: SprintId) -> Vec<Arc<BacklogItem>> {
    let mut items: Vec<_> = tables
        .items
        .values()
        .filter(|item| item.position.sprint() == Some(sprint))
        .filter(|item| {
            matches!(item.position.stage(), Some(BoardStage::UnderReview | BoardStage::Done))
        })
        .cloned()
        .collect();
    items.sort_by(|one, two| {
        (one.position.stage(), &one.rank).cmp(&(two.position.stage(), &two.rank))
    });
    items
}

fn return_dialog(ask: Ask<ItemId>) -> AnyView {
    let store = Store::here();
    (move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let words = ReasonDialog::new(
            format!("return-{}", record.key),
            "Return to Active",
            "Return with a reason",
        )
        .sentence(format!("{} {}", record.key, record.title))
        .label("What is missing?");
        Some(words.show(ask.open, move |text| {
            let reason = Reason::parse(&text)?;
            store
                .dispatch(Command::Sprint(SprintCommand::Return { item, reason }))
                .map(|_| ())
                .map_err(Problem::from)
        }))
    })
    .into_any()
}

/// What a line belongs to, for the evidence dialog.
pub type EvidenceAsk = Ask<Line>;
