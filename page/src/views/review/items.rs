//! Items to accept, and accepted items.

use leptos::prelude::*;
use std::sync::Arc;

use super::dialogs::Dialogs;
use super::evidence::EvidenceDialog;
use super::item::ReviewItem;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{
    ButtonKind, Keyed, LinkButton, NothingHere, Problem, ReasonDialog, Section,
};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::order;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::tables::record::Tables;

/// The section.
#[component]
pub fn ReviewItems(sprint: SprintId) -> impl IntoView {
    let store = Store::here();
    let dialogs = Dialogs { give_back: Ask::default(), evidence: Ask::default() };
    let shown = Memo::new(move |_| of_stages(&store.workspace(), sprint));
    let note = Signal::derive(move || {
        let (done, all) =
            shown.with(|all| (all.iter().filter(|item| item.is_accepted()).count(), all.len()));
        format!("{done} of {all} accepted")
    });
    let board = move || {
        view! { <LinkButton label="Go to board" kind=ButtonKind::Quiet small=true href=Route::Board.hash()/> }
    };
    view! {
        <Section title="Items to review" note end=board>
            <div class="stack" id="review-items" tabindex="-1">
                <Keyed each=move || shown.get() key=|item| (item.id, Arc::as_ptr(item).addr()) let:item>
                    <ReviewItem item dialogs/>
                </Keyed>
                <Show when=move || shown.with(Vec::is_empty)>
                    <NothingHere text="Nothing to review. On the board, move finished work to Under review."/>
                </Show>
            </div>
            <ReturnDialog ask=dialogs.give_back/>
            <EvidenceDialog ask=dialogs.evidence/>
        </Section>
    }
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
        (one.position.stage(), order::place(one)).cmp(&(two.position.stage(), order::place(two)))
    });
    items
}

/// Asks what is missing before an item is returned.
#[component]
fn ReturnDialog(ask: Ask<ItemId>) -> impl IntoView {
    let store = Store::here();
    move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let give_back = move |text: String| -> Result<(), Problem> {
            let reason = Reason::parse(&text)?;
            store
                .dispatch(Command::Sprint(SprintCommand::Return { item, reason }))
                .map(|_| ())
                .map_err(Problem::from)
        };
        Some(view! {
            <ReasonDialog id=format!("return-{}", record.key) title="Return with a reason" verb="Return to Active"
                sentence=format!("{} {}", record.key, record.title) label="What is missing?"
                open=ask.open on_reason=give_back/>
        })
    }
}
