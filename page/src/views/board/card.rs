//! A card: what decides the next step, and what needs attention now.

use std::sync::Arc;

use leptos::prelude::*;

use super::moves::Moves;
use super::shape::{Drawn, Shape, key_of};
use crate::state::Route;
use crate::state::Store;
use crate::views::blocker::stands_in_short;
use crate::views::commands::item::{ITEM, ItemAction};
use crate::views::components::{Avatar, Badge, DragHandle, Entry, Press, RowMenuButton, Tone};
use crate::views::flow_words::{age_note, criteria_met};
use crate::views::refusal::RefusalNotice;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::board::{Card, ColumnKind};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::tables::record::Tables;

/// One card. Redrawn when its item, blocker or refusal changes.
#[component]
pub(super) fn BoardCard(
    drawn: Drawn,
    column: ColumnKind,
    /// Age in working days from which a card is marked as old.
    usual_age: u32,
) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let today = store.now().date_naive();
    let Drawn { card: Card { item, blocker, .. }, refusal } = drawn;
    let id = item.id;
    let key = item.key.to_string();
    let owner =
        item.owner.and_then(|id| workspace.members.get(id)).map(|member| member.name.to_string());
    let why = blocker.as_ref().map(|blocker| stands_in_short(blocker, &workspace, today));
    let age = (column == ColumnKind::Active)
        .then(|| age_note(&item, &workspace, today, usual_age))
        .flatten();
    let class = if why.is_some() { "board-card board-card--blocked" } else { "board-card" };
    let label = format!("{key} {}", item.title);
    let menu = format!("Move or open {key}");
    let href = Route::Board.with_item(&key);
    view! {
        <article class=class data-row=id.to_string() data-drag tabindex="-1" aria-label=label>
            <div class="board-card__head">
                <DragHandle/>
                <span class="board-card__key" translate="no">{key}</span>
                <Avatar name=owner/>
                <RowMenuButton label=menu/>
            </div>
            <a class="board-card__title" href=href dir="auto" draggable="false">{item.title.to_string()}</a>
            <div class="board-card__foot">
                {kind(&item, column, &workspace).map(|(text, tone)| view! { <Badge text tone/> })}
                {age.map(|text| view! { <Badge text tone=Tone::Watch/> })}
                <span class="board-card__end">{end(&item, column, &workspace)}</span>
            </div>
            {why.map(|why| view! { <p class="board-card__why" dir="auto">{why}</p> })}
            {refusal.map(|refusal| view! { <RefusalNotice refusal=(*refusal).clone()/> })}
        </article>
    }
}

/// "Accepted", or the work type.
fn kind(item: &BacklogItem, column: ColumnKind, tables: &Tables) -> Option<(String, Tone)> {
    if column == ColumnKind::Done && item.is_accepted() {
        return Some(("Accepted".to_owned(), Tone::Good));
    }
    tables.work_types.get(item.work_type).map(|kind| (kind.name.to_string(), Tone::Neutral))
}

/// The end of a card: criteria that are met, or the estimate.
fn end(item: &BacklogItem, column: ColumnKind, tables: &Tables) -> String {
    if column == ColumnKind::UnderReview {
        let (met, of) = criteria_met(item, tables);
        return format!("{met}/{of} met");
    }
    item.estimate
        .map_or_else(|| "no estimate".to_owned(), |estimate| tables.workflow.unit.show(estimate))
}

/// Returns the entries of a card's menu.
pub fn entries(shape: &Shape, id: ItemId, moves: Moves) -> Vec<Entry> {
    let Some((column, card)) = shape.find(id) else { return Vec::new() };
    let mut entries = vec![Entry::heading("Move to…")];
    for to in ColumnKind::ALL.into_iter().filter(|to| *to != column) {
        entries.push(Entry::press(to.label(), move || moves.put(id, to)).key(key_of(to)));
    }
    entries.push(Entry::line());
    let mut of_the_table = |action, press: Press| {
        let line = ITEM.iter().find(|line| line.action == action);
        entries.extend(line.map(|line| line.entry(move || press())));
    };
    if card.blocker.is_some() {
        of_the_table(ItemAction::EditBlocker, Arc::new(move || moves.block.ask(id)));
        of_the_table(ItemAction::Resolve, Arc::new(move || moves.resolve_in_place(id)));
    }
    if matches!(column, ColumnKind::UnderReview | ColumnKind::Done) {
        of_the_table(ItemAction::Review, Arc::new(move || moves.review(id)));
    }
    of_the_table(ItemAction::Open, Arc::new(move || moves.open(id)));
    entries
}
