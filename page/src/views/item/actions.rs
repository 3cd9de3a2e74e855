//! Does what `views/commands/item.rs` lists, on one item.

use leptos::prelude::*;

use crate::state::route::REFINE;
use crate::state::{Route, Store};
use crate::views::blocker::{Ask, ReportBlockerDialog, ResolveBlockerDialog};
use crate::views::commands::item::{Acting, Group, ITEM, ItemAction, ItemActionLine, by_key};
use crate::views::components::{Entry, Problem, ReasonDialog, Toasts};
use crate::views::copy_menu;
use crate::views::flow_words::moved;
use crate::views::names;
use crate::views::refusal::{Again, attempt};
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::{BlockerId, ItemId};
use sprintloop::domain::base::refusal::{Refusal, Way};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::board::blocker_of;
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::exchange::sheet::Style;
use sprintloop::exchange::text::Subject;

/// The menu of an item, and the dialogs that some entries open.
#[derive(Clone, Copy)]
pub struct ItemActions {
    store: Store,
    refused: RwSignal<Option<Refusal>>,
    toasts: Option<Toasts>,
    /// The item that was to be done last.
    finishing: StoredValue<Option<ItemId>>,
    drop: Ask<ItemId>,
    block: Ask<ItemId>,
    resolve: Ask<BlockerId>,
}

impl ItemActions {
    /// Creates the actions; refusals go to the given slot.
    pub fn new(store: Store, refused: RwSignal<Option<Refusal>>) -> Self {
        let toasts = use_context();
        let (drop, block, resolve) = (Ask::default(), Ask::default(), Ask::default());
        let finishing = StoredValue::new(None);
        Self { store, refused, toasts, finishing, drop, block, resolve }
    }

    /// Returns the entries of an item's menu: what fits it now.
    pub fn entries(self, id: ItemId) -> Vec<Entry> {
        let ws = self.store.workspace_now();
        let Some(item) = ws.items.get(id) else { return Vec::new() };
        let now = Acting::of(&ws, untrack(|| self.store.actor()));
        let fits = |line: &&ItemActionLine| line.group != Group::BoxOnly && (line.fits)(item, &now);
        let (mut entries, mut group) = (Vec::new(), None);
        for line in ITEM.iter().filter(fits) {
            if group.is_some_and(|before| before != line.group) {
                entries.push(Entry::line());
            }
            group = Some(line.group);
            entries.push(line.entry(move || self.run(line.action, id)));
        }
        entries
    }

    /// Runs what was refused again, where it can be overridden.
    pub fn again(self) -> Again {
        done_anyway(self.store, move || self.finishing.get_value())
    }

    /// Does what a key stands for, if it fits the item; returns whether it did.
    pub fn letter(self, id: ItemId, key: &str) -> bool {
        let ws = self.store.workspace_now();
        let actor = untrack(|| self.store.actor());
        let action = ws.items.get(id).and_then(|item| by_key(key, item, &Acting::of(&ws, actor)));
        if let Some(action) = action {
            self.run(action, id);
        }
        action.is_some()
    }

    /// Does it, or opens the dialog that asks for the rest.
    pub fn run(self, action: ItemAction, id: ItemId) {
        let (store, refused) = (self.store, self.refused);
        let ws = store.workspace_now();
        let Some(item) = ws.items.get(id) else { return };
        let key = item.key.to_string();
        let list = |command: fn(Vec<ItemId>) -> ItemCommand, said: &str| {
            attempt(store, Command::Item(command(vec![id])), said, refused);
        };
        let to = |stage: BoardStage| {
            let step = SprintCommand::Move { item: id, to: stage };
            let said = moved(id, stage, &ws);
            attempt(store, Command::Sprint(step), &said, refused);
        };
        match action {
            ItemAction::Open | ItemAction::Assign => {
                store.go_to(&untrack(|| store.route()).with_item(&key));
            }
            ItemAction::Start => to(BoardStage::Active),
            ItemAction::SendForReview => to(BoardStage::UnderReview),
            ItemAction::Accept => accept(store, id, refused),
            ItemAction::Review => store.go_to(&Route::Review.hash_at(format!("review-{id}"))),
            ItemAction::MarkDone => {
                self.finishing.set_value(Some(id));
                mark_done(store, id, refused);
            }
            ItemAction::Block | ItemAction::EditBlocker => self.block.ask(id),
            ItemAction::Resolve => {
                if let Some(blocker) = blocker_of(id, &ws) {
                    self.resolve.ask(blocker.id);
                }
            }
            ItemAction::Refine => {
                store.go(Route::Backlog { key: Some(key), query: REFINE.to_owned() });
            }
            ItemAction::ToTop => list(
                |items| ItemCommand::Reorder { items, place: Place::First },
                "Moved to the top",
            ),
            ItemAction::ToBottom => list(
                |items| ItemCommand::Reorder { items, place: Place::Last },
                "Moved to the bottom",
            ),
            ItemAction::Duplicate => duplicate(store, id, refused),
            ItemAction::CopyForChat => {
                copy_menu::press(store, self.toasts, Subject::Item(id), Style::Plain)
            }
            ItemAction::CopyMarkdown => {
                copy_menu::press(store, self.toasts, Subject::Item(id), Style::Markdown);
            }
            ItemAction::Archive => list(|items| ItemCommand::Archive { items }, "Archived"),
            ItemAction::Restore => list(|items| ItemCommand::Restore { items }, "Restored"),
            ItemAction::Drop => self.drop.ask(id),
        }
    }
}

/// The dialogs that the actions open.
#[component]
pub fn ItemDialogs(actions: ItemActions) -> impl IntoView {
    view! {
        <DropItemDialog actions/>
        <ReportBlockerDialog ask=actions.block/>
        <ResolveBlockerDialog ask=actions.resolve/>
    }
}

/// Asks why an item is dropped.
#[component]
fn DropItemDialog(actions: ItemActions) -> impl IntoView {
    let ItemActions { store, drop: ask, .. } = actions;
    move || {
        let id = ask.about.get()?;
        let title = format!("Drop {}", names::item(&store.workspace_now(), id));
        let drop = move |text: String| -> Result<(), Problem> {
            let reason = Reason::parse(&text)?;
            let drop = ItemCommand::Drop { items: vec![id], reason };
            store.dispatch(Command::Item(drop))?;
            say_undoable(store, "Dropped");
            Ok(())
        };
        Some(view! {
            <ReasonDialog id=format!("item-drop-{id}") title verb="Drop" danger=true
                sentence="Removes it from the backlog. The reason is kept."
                presets=["No longer needed", "Not worth the effort", "Done elsewhere"]
                open=ask.open on_reason=drop/>
        })
    }
}

/// Accepts an item of which everything is checked.
pub(super) fn accept(store: Store, item: ItemId, refused: RwSignal<Option<Refusal>>) {
    let next = store.mint();
    let accept = SprintCommand::Accept { item, evidence: String::new(), next };
    let name = names::item(&store.workspace_now(), item);
    attempt(store, Command::Sprint(accept), &format!("{name} is accepted"), refused);
}

/// Marks an item done that needs no review; from the backlog it enters the running sprint.
pub fn mark_done(store: Store, item: ItemId, refused: RwSignal<Option<Refusal>>) {
    let name = names::item(&store.workspace_now(), item);
    let command = SprintCommand::Finish { item, next: store.mint(), over_capacity: None };
    attempt(store, Command::Sprint(command), &format!("{name} is done"), refused);
}

/// Marks the item done over capacity, with the reason that the refusal asked for: nothing else that an item's
/// menu does can be overridden.
pub fn done_anyway(
    store: Store,
    item: impl Fn() -> Option<ItemId> + Send + Sync + 'static,
) -> Again {
    Callback::new(move |(way, reason): (Way, Reason)| {
        let (Way::Override, Some(item)) = (way, item()) else {
            return Err(Refusal::state("This needs its own form. Open the item."));
        };
        let (next, over_capacity) = (store.mint(), Some(reason));
        let command = SprintCommand::Finish { item, next, over_capacity };
        store.dispatch(Command::Sprint(command)).map(|_| ())
    })
}

fn duplicate(store: Store, id: ItemId, refused: RwSignal<Option<Refusal>>) {
    let ws = store.workspace_now();
    let Some(item) = ws.items.get(id) else { return };
    let count = item.criteria.len() + item.checklist.len();
    let copy: ItemId = store.mint();
    let lines = (0..count).map(|_| store.mint()).collect();
    let command = Command::Item(ItemCommand::Duplicate { item: id, copy, lines });
    if attempt(store, command, "", refused) {
        let name = names::item(&store.workspace_now(), copy);
        say_undoable(store, &format!("Duplicated as {name}"));
    }
}
