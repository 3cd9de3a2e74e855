//! Actions on an item as a whole: duplicate, move, archive, restore, drop.

use leptos::prelude::*;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::acceptance::owner_accepts;
use crate::domain::reads::ready;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::backlog::position::Position;
use crate::exchange::text::Subject;
use crate::state::{Route, Store};
use crate::views::components::{Entry, IconName, Problem, ReasonDialog};
use crate::views::copy_for_chat;
use crate::views::names;
use crate::views::refusal::attempt;
use crate::views::undo_toast::say_undoable;

/// The part of an address that opens refine mode.
pub(super) const REFINE: &str = "refine=1";

/// The menu of an item, and the dialog that one entry opens.
#[derive(Clone, Copy)]
pub struct ItemActions {
    store: Store,
    refused: RwSignal<Option<Refusal>>,
    /// The item to drop, and whether its dialog is open.
    dropping: RwSignal<Option<ItemId>>,
    asking: RwSignal<bool>,
}

impl ItemActions {
    /// Creates the actions; refusals go to the given slot.
    pub fn new(store: Store, refused: RwSignal<Option<Refusal>>) -> Self {
        Self { store, refused, dropping: RwSignal::new(None), asking: RwSignal::new(false) }
    }

    /// Returns the entries of an item's menu.
    pub fn entries(self, id: ItemId) -> Vec<Entry> {
        let ask = move || {
            self.dropping.set(Some(id));
            self.asking.set(true);
        };
        entries(self.store, id, self.refused, ask)
    }
}

/// Asks why an item is dropped.
#[component]
pub fn DropItemDialog(actions: ItemActions) -> impl IntoView {
    let ItemActions { store, dropping, asking, .. } = actions;
    move || {
        let id = dropping.get()?;
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
                open=asking on_reason=drop/>
        })
    }
}

fn entries(
    store: Store,
    id: ItemId,
    refused: RwSignal<Option<Refusal>>,
    ask: impl Fn() + Copy + Send + Sync + 'static,
) -> Vec<Entry> {
    let ws = store.workspace_now();
    let Some(item) = ws.items.get(id) else { return Vec::new() };
    let run = move |command: ItemCommand, said: &str| {
        attempt(store, Command::Item(command), said, refused);
    };
    let items = move || vec![id];
    let mut entries = Vec::new();
    if owner_accepts(item, &ws) && item.position == Position::Backlog {
        entries.push(
            Entry::press("Mark done", move || mark_done(store, id, refused))
                .key("D")
                .icon(IconName::Check),
        );
        entries.push(Entry::line());
    }
    if item.position == Position::Backlog && !ready::missing(item, &ws).is_empty() {
        let route = Route::Backlog { key: Some(item.key.to_string()), query: REFINE.to_owned() };
        let refine = move || store.go(route.clone());
        entries.push(Entry::press("Refine", refine).key("R").icon(IconName::Edit));
        entries.push(Entry::line());
    }
    entries.extend([
        Entry::press("Move to top", move || {
            run(ItemCommand::Reorder { items: items(), place: Place::First }, "Moved to the top");
        }),
        Entry::press("Move to bottom", move || {
            run(ItemCommand::Reorder { items: items(), place: Place::Last }, "Moved to the bottom");
        }),
        Entry::line(),
        Entry::press("Duplicate", move || duplicate(store, id, refused)).icon(IconName::Copy),
    ]);
    entries.extend(copy_for_chat::entries(store, Subject::Item(id)));
    match item.position {
        Position::Archived | Position::Dropped { .. } => {
            entries.push(Entry::press("Restore", move || {
                run(ItemCommand::Restore { items: items() }, "Restored");
            }));
        }
        _ => {
            entries.push(
                Entry::press("Archive", move || {
                    run(ItemCommand::Archive { items: items() }, "Archived");
                })
                .icon(IconName::Archive),
            );
            entries.push(Entry::press("Drop…", ask).danger());
        }
    }
    entries
}

/// Marks an item done that needs no review; from the backlog it enters the running sprint.
pub fn mark_done(store: Store, item: ItemId, refused: RwSignal<Option<Refusal>>) {
    let name = names::item(&store.workspace_now(), item);
    let command = SprintCommand::Finish { item, next: store.mint() };
    attempt(store, Command::Sprint(command), &format!("{name} is done"), refused);
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
