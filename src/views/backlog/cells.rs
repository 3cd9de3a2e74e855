//! The cells of the table. A cell that can be changed saves when it is left, and says below what was refused.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Column;
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::reads::board::{ColumnKind, column_of};
use crate::domain::reads::ready;
use crate::domain::records::backlog::item::{BacklogItem, Purpose};
use crate::domain::records::backlog::position::Position;
use crate::domain::tables::record::Tables;
use crate::state::Store;
use crate::views::components::{Badge, Choice, Field};
use crate::views::item::inline::{InlineField, Kind, Save, read_estimate};
use crate::views::names;

/// The item of a row.
pub(super) type Item = Memo<Option<Arc<BacklogItem>>>;

/// The choices of the cells, made once for all rows.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    store: Store,
    owners: Signal<Vec<Choice>>,
    priorities: Signal<Vec<Choice>>,
    channels: Signal<Vec<Choice>>,
}

impl Shared {
    pub(super) fn new(store: Store) -> Self {
        let owners = Memo::new(move |_| names::owner_choices(&store.workspace(), "No owner"));
        let priorities =
            Memo::new(move |_| names::priority_choices(&store.workspace(), Some("No priority")));
        let channels =
            Memo::new(move |_| names::channel_choices(&store.workspace(), Some("No channel")));
        Self {
            store,
            owners: owners.into(),
            priorities: priorities.into(),
            channels: channels.into(),
        }
    }
}

/// One cell.
#[component]
pub(super) fn Cell(shared: Shared, item: Item, id: ItemId, column: Column) -> impl IntoView {
    let store = shared.store;
    let text = move || {
        let ws = store.workspace();
        item.get().map(|item| column.text(&item, &ws)).unwrap_or_default()
    };
    match column {
        Column::Kind => view! { <td>{move || view! { <Badge text=text()/> }}</td> }.into_any(),
        Column::Campaign => view! { <td class="small soft" dir="auto">{text}</td> }.into_any(),
        Column::State => {
            let missing = Memo::new(move |_| {
                item.get().map(|item| missing_of(&item, &store.workspace())).unwrap_or_default()
            });
            let whole = move || Some(missing.get().join(", ")).filter(|text| !text.is_empty());
            view! { <td class="small" title=whole>{move || state(store, item, missing)}</td> }
                .into_any()
        }
        Column::Owner | Column::Priority | Column::Channel | Column::Estimate => {
            view! { <EditedCell shared item id column/> }.into_any()
        }
    }
}

/// A cell with a field in it.
#[component]
fn EditedCell(shared: Shared, item: Item, id: ItemId, column: Column) -> impl IntoView {
    let store = shared.store;
    let value =
        Memo::new(move |_| item.get().map(|item| stored(column, &item)).unwrap_or_default());
    let save: Save = Callback::new(move |(text, reason): (String, _)| {
        let now = item.get_untracked().ok_or_else(|| Refusal::unknown("item"))?;
        let edit = match column {
            Column::Owner => ItemEdit::Owner(text.parse().ok()),
            Column::Channel => ItemEdit::Channel(text.parse().ok()),
            Column::Priority => {
                ItemEdit::Purpose(Purpose { priority: text.parse().ok(), ..now.purpose.clone() })
            }
            _ => ItemEdit::Estimate { estimate: read_estimate(store, &text)?, reason },
        };
        let edit = Box::new(edit);
        store.dispatch(Command::Item(ItemCommand::Edit { items: vec![id], edit })).map(drop)
    });
    let choose = |offered: Signal<Vec<Choice>>| {
        Kind::Choose(Signal::derive(move || {
            let stored = value.get();
            let name = item.get_untracked().map(|item| column.text(&item, &store.workspace_now()));
            names::with_stored(offered.get(), stored, name.unwrap_or_default())
        }))
    };
    let kind = match column {
        Column::Owner => choose(shared.owners),
        Column::Priority => choose(shared.priorities),
        Column::Channel => choose(shared.channels),
        _ => Kind::Amount,
    };
    let key = item.with_untracked(|item| item.as_ref().map(|item| item.key.to_string()));
    let label = format!("{} of {}", column.label(), key.unwrap_or_default());
    let field = Field::new(format!("cell-{}-{id}", column.key()), label).hidden_label().about(id);
    let field = match column {
        Column::Estimate => field.unit(store.workspace_now().workflow.unit.symbol()),
        _ => field,
    };
    let class = if column == Column::Estimate { "number" } else { "" };
    view! { <td class=class data-column=column.key()><InlineField kind field value save/></td> }
}

fn stored(column: Column, item: &BacklogItem) -> String {
    let text = |id: Option<String>| id.unwrap_or_default();
    match column {
        Column::Owner => text(item.owner.map(|id| id.to_string())),
        Column::Channel => text(item.channel.map(|id| id.to_string())),
        Column::Priority => text(item.purpose.priority.map(|id| id.to_string())),
        _ => text(item.estimate.map(|estimate| estimate.to_string())),
    }
}

/// What an item in the backlog misses until it is Ready.
fn missing_of(item: &BacklogItem, tables: &Tables) -> Vec<String> {
    match item.position {
        Position::Backlog => {
            ready::missing(item, tables).into_iter().map(|missing| missing.what).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns "Ready", or what is missing: "Missing: owner + 3".
fn state(store: Store, item: Item, missing: Memo<Vec<String>>) -> String {
    let Some(item) = item.get() else { return String::new() };
    match &item.position {
        Position::InSprint { .. } => {
            let column = column_of(&item, &store.workspace()).map_or("", ColumnKind::label);
            format!("In sprint: {column}")
        }
        Position::Archived => "Archived".to_owned(),
        Position::Dropped { .. } => "Dropped".to_owned(),
        Position::Backlog => missing.with(|missing| match missing.as_slice() {
            [] => "Ready".to_owned(),
            [one] => format!("Missing: {one}"),
            [first, more @ ..] => format!("Missing: {first} + {}", more.len()),
        }),
    }
}
