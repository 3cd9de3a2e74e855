//! Every way to move a card ends in one command here.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

use super::shape::{key_of, of_stage};
use crate::state::Route;
use crate::state::Store;
use crate::views::blocker::Ask;
use crate::views::components::{Toasts, dom, row_beside, row_id};
use crate::views::flow_words::moved;
use crate::views::undo_toast::undoable;
use sprintloop::domain::base::ids::{BlockerId, ItemId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::acceptance::owner_accepts;
use sprintloop::domain::reads::board::{ColumnKind, blocker_of};
use sprintloop::domain::records::backlog::position::BoardStage;

/// Moves cards, and keeps the last refused move.
#[derive(Clone, Copy)]
pub struct Moves {
    store: Store,
    toasts: Option<Toasts>,
    /// The last refused move, shown on the card.
    refused: RwSignal<Option<(ItemId, Arc<Refusal>)>>,
    /// The blocker form.
    pub block: Ask<ItemId>,
    /// The dialog that resolves a blocker.
    pub resolve: Ask<BlockerId>,
    /// Where the card goes once it is unblocked.
    then: StoredValue<Option<(ItemId, BoardStage)>>,
}

impl Moves {
    /// Creates the moves for this page's board.
    pub fn new() -> Self {
        Self {
            store: Store::here(),
            toasts: use_context(),
            refused: RwSignal::new(None),
            block: Ask::default(),
            resolve: Ask::default(),
            then: StoredValue::new(None),
        }
    }

    /// Puts a card into a column.
    pub fn put(self, item: ItemId, to: ColumnKind) {
        let workspace = self.store.workspace_now();
        let Some(stage) = workspace.items.get(item).and_then(|item| item.position.stage()) else {
            return;
        };
        let blocker = blocker_of(item, &workspace);
        match (blocker, to.stage()) {
            (Some(_), None) => {}
            (None, None) => self.block.ask(item),
            (Some(blocker), Some(to)) => {
                self.then.set_value((to != stage).then_some((item, to)));
                self.resolve.ask(blocker.id);
            }
            (None, Some(to)) if to != stage => self.go_to(item, to),
            (None, Some(_)) => {}
        }
    }

    /// Resolves a card's blocker and leaves the card in its stage.
    pub fn resolve_in_place(self, item: ItemId) {
        if let Some(blocker) = blocker_of(item, &self.store.workspace_now()) {
            self.then.set_value(None);
            self.resolve.ask(blocker.id);
        }
    }

    /// Moves a card to where it was dropped, once its blocker is resolved.
    pub fn freed(self, blocker: BlockerId) {
        let of = self.store.workspace_now().blockers.get(blocker).map(|blocker| blocker.item);
        if let Some((item, to)) = self.then.try_update_value(Option::take).flatten()
            && of == Some(item)
        {
            self.go_to(item, to);
        }
    }

    /// Moves a card one stage on or back; a blocked card first asks how it was resolved.
    pub fn step(self, item: ItemId, on: bool) {
        let workspace = self.store.workspace_now();
        let Some(stage) = workspace.items.get(item).and_then(|item| item.position.stage()) else {
            return;
        };
        if blocker_of(item, &workspace).is_some() {
            return self.put(item, of_stage(stage));
        }
        let at = BoardStage::ALL.iter().position(|other| *other == stage).unwrap_or_default();
        let next = if on { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(next) = next.and_then(|next| BoardStage::ALL.get(next)) {
            self.put(item, of_stage(*next));
        }
    }

    /// Moves the focused card on Shift with Left or Right.
    pub fn shift_key(self, ev: &KeyboardEvent) {
        let on = match ev.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        if !ev.shift_key() || ev.alt_key() || ev.ctrl_key() || ev.meta_key() {
            return;
        }
        if let Some(item) = dom::closest(ev.target(), "[data-row]").and_then(|row| row_id(&row)) {
            ev.prevent_default();
            ev.stop_propagation();
            self.step(item, on);
        }
    }

    /// Moves a card to the column that starts with this letter.
    pub fn letter(self, item: ItemId, key: &str) -> bool {
        let column =
            ColumnKind::ALL.into_iter().find(|column| key_of(*column).eq_ignore_ascii_case(key));
        match column {
            Some(ColumnKind::Done) => self.finish(item),
            Some(column) => self.put(item, column),
            None => {}
        }
        column.is_some()
    }

    /// Puts a card into Done by key. Focus goes on to the next card of its column: nothing is left to do here.
    fn finish(self, item: ItemId) {
        let card = dom::focused();
        let next = card.as_deref().and_then(row_beside);
        if let Some(next) = &next {
            dom::focus(next);
        }
        self.put(item, ColumnKind::Done);
        let workspace = self.store.workspace_now();
        let stage = workspace.items.get(item).and_then(|item| item.position.stage());
        // What was refused or asked is about the card itself.
        if let (Some(_), Some(card)) = (next, card)
            && stage != Some(BoardStage::Done)
        {
            dom::focus(&card);
        }
    }

    /// Opens the item.
    pub fn open(self, item: ItemId) {
        if let Some(item) = self.store.workspace_now().items.get(item).cloned() {
            self.store.go_to(&Route::Board.with_item(&item.key));
        }
    }

    /// Leads to the item in the review.
    pub fn review(self, item: ItemId) {
        self.store.go_to(&Route::Review.hash_at(format!("review-{item}")));
    }

    /// Returns the card whose last move was refused, and why.
    pub fn refused(self) -> Option<(ItemId, Arc<Refusal>)> {
        self.refused.get()
    }

    /// Done is a move where the owner accepts; elsewhere the rule says what is missing.
    fn command(self, item: ItemId, to: BoardStage) -> SprintCommand {
        let ws = self.store.workspace_now();
        let own = ws.items.get(item).is_some_and(|item| owner_accepts(item, &ws));
        match to {
            BoardStage::Done if own => {
                // It is in the sprint already, so capacity is not asked.
                SprintCommand::Finish { item, next: self.store.mint(), over_capacity: None }
            }
            to => SprintCommand::Move { item, to },
        }
    }

    fn go_to(self, item: ItemId, to: BoardStage) {
        match self.store.dispatch(Command::Sprint(self.command(item, to))) {
            Ok(_) => {
                if self.refused.with_untracked(Option::is_some) {
                    self.refused.set(None);
                }
                dom::let_go(item);
                let store = self.store;
                if let Some(toasts) = self.toasts {
                    undoable(toasts, store, &moved(item, to, &store.workspace_now()));
                }
            }
            Err(refusal) => self.refused.set(Some((item, Arc::new(refusal)))),
        }
    }
}
