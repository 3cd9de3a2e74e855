//! The item a panel shows, shared by its parts.

use std::sync::Arc;

use leptos::prelude::*;

use super::inline::{InlineField, Kind, Save};
use crate::state::Store;
use crate::views::components::Field;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::records::backlog::item::BacklogItem;

/// The item the panel shows.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The store.
    pub store: Store,
    /// Which item.
    pub id: ItemId,
    /// The item as it is now.
    pub item: Memo<Option<Arc<BacklogItem>>>,
    /// The last refusal that has no field to stand beside.
    pub refused: RwSignal<Option<Refusal>>,
}

impl Shown {
    /// Returns one value of the item, tracked on its own.
    pub fn part(self, read: fn(&BacklogItem) -> String) -> Memo<String> {
        let item = self.item;
        Memo::new(move |_| item.with(|item| item.as_deref().map(read).unwrap_or_default()))
    }

    /// Returns a part of the item as it is now.
    pub fn now<T>(self, read: impl Fn(&BacklogItem) -> Option<T>) -> Option<T> {
        self.item.with_untracked(|item| item.as_deref().and_then(read))
    }

    /// Dispatches an edit of one field.
    pub fn edit(self, edit: ItemEdit) -> Result<(), Refusal> {
        let edit = Box::new(edit);
        self.run(ItemCommand::Edit { items: vec![self.id], edit })
    }

    /// Dispatches.
    pub fn run(self, command: ItemCommand) -> Result<(), Refusal> {
        self.store.dispatch(Command::Item(command)).map(|_| ())
    }

    /// Dispatches from a press; a refusal is shown at the top of the panel.
    pub fn press(self, command: ItemCommand) -> bool {
        let done = self.run(command);
        let ok = done.is_ok();
        self.refused.set(done.err());
        ok
    }

    /// Creates a field of this panel.
    pub fn field(self, name: &str, label: &str) -> Field {
        Field::new(format!("item-{name}"), label).about(self.id)
    }
}

/// A field of the item that reads one value and saves one edit.
#[component]
pub(super) fn ItemField(
    shown: Shown,
    kind: Kind,
    field: Field,
    read: fn(&BacklogItem) -> String,
    write: impl Fn(&str) -> Result<ItemEdit, Refusal> + Send + Sync + 'static,
) -> impl IntoView {
    let save: Save = Callback::new(move |(text, _): (String, _)| shown.edit(write(&text)?));
    view! { <InlineField kind field value=shown.part(read) save/> }
}
