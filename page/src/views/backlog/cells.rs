//! The cells of the table. A field in a cell saves when it is left, and says below what was refused.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::columns::Column;
use super::live::Live;
use super::shortened::Shortened;
use crate::state::Store;
use crate::views::components::{Badge, Choice, Field, dom};
use crate::views::item::inline::{InlineField, Kind, Save, read_estimate};
use crate::views::names;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::reads::board::{ColumnKind, column_of};
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::backlog::item::{BacklogItem, Purpose};
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::tables::record::Tables;

/// The item of a row.
pub(super) type Item = Memo<Option<Arc<BacklogItem>>>;

/// What the cells of all rows share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    store: Store,
    owners: Signal<Vec<Choice>>,
    priorities: Signal<Vec<Choice>>,
    channels: Signal<Vec<Choice>>,
    /// What [`names::in_rows`] gives.
    names: Signal<Vec<String>>,
    pub(super) live: Live,
}

impl Shared {
    pub(super) fn new(store: Store) -> Self {
        let owners = Memo::new(move |_| names::owner_choices(&store.workspace(), "No owner"));
        let priorities =
            Memo::new(move |_| names::priority_choices(&store.workspace(), Some("No priority")));
        let channels =
            Memo::new(move |_| names::channel_choices(&store.workspace(), Some("No channel")));
        let names = Memo::new(move |_| names::in_rows(&store.workspace()));
        Self {
            store,
            owners: owners.into(),
            priorities: priorities.into(),
            channels: channels.into(),
            names: names.into(),
            live: Live::new(),
        }
    }

    /// Returns the text of a cell; tracked, but not by what else changes in the workspace.
    fn text(self, item: Item, column: Column) -> String {
        self.names.track();
        item.with(|item| {
            let ws = self.store.workspace_now();
            item.as_ref().map(|item| column.text(item, &ws)).unwrap_or_default()
        })
    }
}

/// The cells of a row.
#[component]
pub(super) fn Cells(shared: Shared, item: Item, id: ItemId, columns: Vec<Column>) -> impl IntoView {
    let is_field = |column: &Column| {
        // What was refused before, or typed when the page was left, is shown again.
        let kept = column.is_edited() && field_of(*column, item, id).slot().kept().is_some();
        (*column, RwSignal::new(kept))
    };
    let fields: Vec<_> = columns.iter().map(is_field).collect();
    shared.live.add(id, fields.clone());
    let cell = |(column, live): (Column, RwSignal<bool>)| {
        if column.is_edited() {
            return view! { <EditedCell shared item id column live/> }.into_any();
        }
        view! { <Cell shared item column/> }.into_any()
    };
    fields.into_iter().map(cell).collect_view()
}

/// A cell that is only read.
#[component]
fn Cell(shared: Shared, item: Item, column: Column) -> impl IntoView {
    let store = shared.store;
    match column {
        Column::Kind => {
            view! { <td>{move || view! { <Badge text=shared.text(item, column)/> }}</td> }
                .into_any()
        }
        Column::State => {
            let state = Memo::new(move |_| {
                item.with(|item| item.as_ref().map(|item| state(item, &store.workspace())))
                    .unwrap_or_default()
            });
            let inner = move || {
                let (short, whole) = state.get();
                view! { <Shortened short whole/> }
            };
            let title = move || state.with(|(_, whole)| whole.clone());
            view! { <td class="small" title=title>{inner}</td> }.into_any()
        }
        _ => view! { <td class="small soft" dir="auto">{move || shared.text(item, column)}</td> }
            .into_any(),
    }
}

/// A cell that is a field once somebody is about to use it, and looks like it before.
#[component]
fn EditedCell(
    shared: Shared,
    item: Item,
    id: ItemId,
    column: Column,
    live: RwSignal<bool>,
) -> impl IntoView {
    let class = if column == Column::Estimate { "number" } else { "" };
    let inner = move || match live.get() {
        true => Either::Left(view! { <CellField shared item id column/> }),
        false => Either::Right(view! { <CellText shared item column/> }),
    };
    view! { <td class=class data-column=column.key()>{inner}</td> }
}

/// What a cell shows while nobody uses it: the control with what is chosen, and nothing behind it.
#[component]
fn CellText(shared: Shared, item: Item, column: Column) -> impl IntoView {
    let label = label_of(column, item);
    if column == Column::Estimate {
        let unit = shared.store.workspace_now().workflow.unit.symbol();
        let value = move || item.with(|item| item.as_deref().map(|item| stored(column, item)));
        return Either::Left(view! {
            <div class="field__control">
                <input class="input input--number" type="text" autocomplete="off" aria-label=label prop:value=value/>
                <span class="field__unit">{unit}</span>
            </div>
        });
    }
    let none = format!("No {}", column.label().to_lowercase());
    let text = move || match shared.text(item, column) {
        text if text.is_empty() => none.clone(),
        text => text,
    };
    Either::Right(view! { <select class="input" aria-label=label><option>{text}</option></select> })
}

fn label_of(column: Column, item: Item) -> String {
    let key = item.with_untracked(|item| item.as_ref().map(|item| item.key.to_string()));
    format!("{} of {}", column.label(), key.unwrap_or_default())
}

fn field_of(column: Column, item: Item, id: ItemId) -> Field {
    let field = Field::new(format!("cell-{}-{id}", column.key()), label_of(column, item));
    field.hidden_label().about(id)
}

/// The field of a cell.
#[component]
fn CellField(shared: Shared, item: Item, id: ItemId, column: Column) -> impl IntoView {
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
        // In a sorted or grouped table the row may move, and a moved field has lost the focus.
        let held = dom::focused().map(|field| field.id());
        let done = store.dispatch(Command::Item(ItemCommand::Edit { items: vec![id], edit }));
        dom::after_render(move || {
            let field = held.as_deref().and_then(dom::by_id);
            if let (None, Some(field)) = (dom::focused(), field) {
                dom::focus(&field);
            }
        });
        done.map(drop)
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
    let field = field_of(column, item, id);
    let field = match column {
        Column::Estimate => field.unit(store.workspace_now().workflow.unit.symbol()),
        _ => field,
    };
    view! { <InlineField kind field value save escapes=true/> }
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

/// Returns where an item is, or "Ready", or what is missing, in short and in full.
fn state(item: &BacklogItem, tables: &Tables) -> (String, String) {
    let said = match &item.position {
        Position::InSprint { .. } => {
            format!("In sprint: {}", column_of(item, tables).map_or("", ColumnKind::label))
        }
        Position::Archived => "Archived".to_owned(),
        Position::Dropped { .. } => "Dropped".to_owned(),
        Position::Backlog => {
            let missing = ready::missing(item, tables);
            if !missing.is_empty() {
                let [short, full] = [ready::in_short(&missing), ready::in_full(&missing)];
                return (format!("Missing: {short}"), format!("Missing: {full}"));
            }
            "Ready".to_owned()
        }
    };
    (said.clone(), said)
}
