//! The rows of the backlog: the item, what it misses, and ways to reorder it.

use std::sync::Arc;

use leptos::either::Either;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use super::filter::Filter;
use super::more::MoreRows;
use super::quick_add;
use super::shortened::Shortened;
use super::shown::Backlog;
use crate::state::{Route, Store};
use crate::views::components::dom::{self, focus_later};
use crate::views::components::{
    Avatar, Badge, Button, DragHandle, Dropped, Drops, EmptyState, Keyed, LinkButton, RowKeys,
    RowMenu, RowMenuButton, RowMenuHost, Step, drag_rows, row_id, row_keys, row_menu,
};
use crate::views::item::actions::{ItemActions, ItemDialogs};
use crate::views::names;
use crate::views::refusal::{RefusalSlot, attempt};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::open_blockers::OpenBlockers;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::tables::record::Tables;

/// A row as rendered; rendered again when any part of it changes.
#[derive(Clone, PartialEq)]
struct Row {
    item: Arc<BacklogItem>,
    /// What it misses, in short and in full.
    misses: (String, String),
    planned: bool,
    blocked: bool,
    open: bool,
    chosen: bool,
}

/// The list with its "Show more", or an empty state.
#[component]
pub(super) fn BacklogList(backlog: Backlog) -> impl IntoView {
    let store = backlog.store;
    let rows = Memo::new(move |_| {
        let ws = store.workspace();
        let shown = backlog.window.get();
        let open = OpenBlockers::of(&ws);
        let row = |item: &Arc<BacklogItem>| row_of(item, backlog, &ws, &open);
        backlog.items.with(|items| items.iter().take(shown).map(row).collect())
    });
    let none = Memo::new(move |_| backlog.items.with(Vec::is_empty));
    let refused = RwSignal::new(None);
    let actions = ItemActions::new(store, refused);
    let keys = RowKeys::new()
        .open(move |id| open(backlog, id))
        .choose(move |id| backlog.toggle(id))
        .step(move |id, step| step_row(backlog, rows, id, step))
        .letter(move |id, key| letter(backlog, actions, id, key))
        .back(move || backlog.show(None));
    let menu = RowMenu::new(move |id| actions.entries(id));
    let drops = Drops::new(move |dropped| put_down(backlog, &dropped));
    let names = names::revision(store);
    view! {
        <RefusalSlot refused again=actions.again()/>
        {move || none.get().then(|| view! { <NothingListed backlog/> })}
        <ul class="rows" id="backlog-list" aria-label="Backlog" data-drop="backlog"
            hidden=move || none.get() use:row_menu=menu use:row_keys=keys use:drag_rows=drops
            on:keydown=move |ev| backlog.select_by_key(&ev)
            on:click=move |ev| press(backlog, &ev) on:change=move |ev| tick(backlog, rows, &ev)>
            <Keyed each=move || rows.get() key=move |row| (names.get(), key_of(row)) let:row><BacklogRow store row/></Keyed>
        </ul>
        <MoreRows backlog/>
        <RowMenuHost menu/>
        <ItemDialogs actions/>
    }
}

fn key_of(row: &Row) -> (ItemId, usize, (String, String), [bool; 4]) {
    let flags = [row.planned, row.blocked, row.open, row.chosen];
    (row.item.id, Arc::as_ptr(&row.item) as usize, row.misses.clone(), flags)
}

fn row_of(
    item: &Arc<BacklogItem>,
    backlog: Backlog,
    tables: &Tables,
    open: &OpenBlockers<'_>,
) -> Row {
    let missing = ready::missing(item, tables);
    let planned = which::planned_with(tables, &[item.id]).is_some();
    let key = item.key.to_string();
    Row {
        item: Arc::clone(item),
        misses: (ready::in_short(&missing), ready::in_full(&missing)),
        planned,
        blocked: item.position.sprint().is_some() && open.has(item.id),
        open: backlog.open.with(|open| open.as_deref() == Some(key.as_str())),
        chosen: backlog.chosen.with(|chosen| chosen.contains(&item.id)),
    }
}

/// The empty state: nothing matches, or what to do first.
#[component]
fn NothingListed(backlog: Backlog) -> impl IntoView {
    if backlog.filter.with_untracked(Filter::is_set) {
        return Either::Left(view! {
            <EmptyState title="No matching items" text="No items match these filters. Change or clear them."/>
        });
    }
    let text = match is_just_me(&backlog.store.workspace_now()) {
        true => {
            "All potential work, in priority order. Add an item, paste a list, or import one from another tool."
        }
        false => {
            "All potential work, in priority order. Add an item, accept a request, or import a list from another tool."
        }
    };
    Either::Right(view! {
        <EmptyState title="No items yet" text>
            <Button label="Add your first item" on_press=|| focus_later(quick_add::FIELD)/>
            <LinkButton label="Import a list" href=Route::Data.hash()/>
        </EmptyState>
    })
}

/// A row. The list listens to events for all rows.
#[component]
fn BacklogRow(store: Store, row: Row) -> impl IntoView {
    let Row { item, misses, planned, blocked, open, chosen } = row;
    let ws = store.workspace_now();
    let (id, key) = (item.id, item.key.to_string());
    let away = matches!(item.position, Position::Archived | Position::Dropped { .. });
    let class = if away {
        "rows__row backlog-item backlog-item--archived"
    } else {
        "rows__row backlog-item"
    };
    let owner = item.owner.map(|owner| names::member(&ws, Some(owner)));
    let estimate = item.estimate.map_or_else(|| "–".to_owned(), |e| ws.workflow.unit.show(e));
    let (address, select) = (Route::item(&key).hash(), format!("Select {key}"));
    let menu = format!("More for {key}");
    let (state_class, state) = state_of(&item, &misses.0, planned, blocked);
    let whole = state_of(&item, &misses.1, planned, blocked).1;
    let title = whole.clone();
    view! {
        <li class=class data-row=id.to_string() data-drag tabindex="-1"
            aria-current=open.then_some("true")>
            <DragHandle/>
            <input type="checkbox" class="check__box" aria-label=select prop:checked=chosen />
            <span class="rows__key" translate="no">{key}</span>
            <a class="rows__title" dir="auto" href=address>{item.title.to_string()}</a>
            <span class=state_class title=title><Shortened short=state whole/></span>
            <span class="rows__end">
                <Badge text=names::work_type(&ws, item.work_type)/>
                <Avatar name=owner/>
                <span class="rows__number number">{estimate}</span>
                <RowMenuButton label=menu/>
            </span>
        </li>
    }
}

/// Returns the class and the text for where an item is and what it misses.
fn state_of(
    item: &BacklogItem,
    misses: &str,
    planned: bool,
    blocked: bool,
) -> (&'static str, String) {
    let (ready, missing) =
        ("backlog-item__missing backlog-item__missing--ready", "backlog-item__missing");
    match &item.position {
        Position::InSprint { .. } if blocked => (missing, "In sprint: Blocked".to_owned()),
        Position::InSprint { stage, .. } => (ready, format!("In sprint: {}", stage.label())),
        Position::Archived => (ready, "Archived".to_owned()),
        Position::Dropped { reason } => (missing, format!("Dropped: {reason}")),
        Position::Backlog if !misses.is_empty() => (missing, format!("Missing: {misses}")),
        Position::Backlog if planned => (ready, "In next sprint".to_owned()),
        Position::Backlog => (ready, "Ready".to_owned()),
    }
}

fn open(backlog: Backlog, id: ItemId) {
    if let Some(item) = backlog.store.workspace_now().items.get(id) {
        backlog.show(Some(item.key.to_string()));
    }
}

/// Opens the item beside the list on a click on its title, unless a new tab is asked for.
fn press(backlog: Backlog, ev: &MouseEvent) {
    let shift = ev.shift_key();
    backlog.anchor.update_value(|anchor| anchor.1 = shift);
    if ev.ctrl_key() || ev.meta_key() || shift {
        return;
    }
    if let Some(id) = dom::closest(ev.target(), ".rows__title").and_then(|title| row_id(&title)) {
        ev.prevent_default();
        open(backlog, id);
    }
}

/// Handles a row's check box; with Shift it sets every row since the one before.
fn tick(backlog: Backlog, rows: Memo<Vec<Row>>, ev: &Event) {
    let row = dom::closest(ev.target(), ".check__box").and_then(|tick| row_id::<ItemId>(&tick));
    let Some(id) = row else { return };
    let (before, shift) = backlog.anchor.get_value();
    backlog.anchor.set_value((Some(id), false));
    let Some(before) = before.filter(|_| shift) else { return backlog.toggle(id) };
    let between = rows.with_untracked(|rows| {
        let at = |id: ItemId| rows.iter().position(|row| row.item.id == id);
        let (from, to) = (at(before)?, at(id)?);
        let range = rows.get(from.min(to)..=from.max(to))?;
        Some(range.iter().map(|row| row.item.id).collect::<Vec<_>>())
    });
    let on = event_target_checked(ev);
    backlog.chosen.update(|chosen| {
        for id in between.unwrap_or_else(|| vec![id]) {
            if on {
                chosen.insert(id)
            } else {
                chosen.remove(&id)
            };
        }
    });
}

fn letter(backlog: Backlog, actions: ItemActions, id: ItemId, key: &str) -> bool {
    match key {
        "x" => backlog.toggle(id),
        "n" => focus_later(quick_add::FIELD),
        _ => return actions.letter(id, key),
    }
    true
}

fn step_row(backlog: Backlog, rows: Memo<Vec<Row>>, id: ItemId, step: Step) {
    let neighbour = |by: isize| {
        rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| row.item.id == id)?;
            rows.get(at.checked_add_signed(by)?).map(|row| row.item.id)
        })
    };
    let place = match step {
        Step::Up => neighbour(-1).map(Place::Above),
        Step::Down => neighbour(1).map(Place::Below),
        Step::First => Some(Place::First),
        Step::Last => Some(Place::Last),
        Step::Back | Step::Forward => None,
    };
    if let Some(place) = place {
        reorder(backlog, vec![id], place, "");
    }
}

fn put_down(backlog: Backlog, dropped: &Dropped<ItemId>) {
    let id = dropped.id;
    let chosen = backlog.chosen.get_untracked();
    let items: Vec<ItemId> =
        if chosen.contains(&id) { chosen.into_iter().collect() } else { vec![id] };
    let place =
        dropped.before.map(Place::Above).or(dropped.after.map(Place::Below)).unwrap_or(Place::Last);
    if matches!(place, Place::Above(beside) | Place::Below(beside) if items.contains(&beside)) {
        return;
    }
    reorder(backlog, items, place, "Reordered");
}

fn reorder(backlog: Backlog, items: Vec<ItemId>, place: Place, said: &str) {
    let command = Command::Item(ItemCommand::Reorder { items, place });
    attempt(backlog.store, command, said, backlog.refused);
}
