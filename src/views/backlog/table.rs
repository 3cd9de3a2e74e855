//! The backlog as a table: estimate, owner, priority and channel are edited in their cells.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

use super::cells::{Cell, Shared};
use super::columns::Column;
use super::filter::Filter;
use super::shown::{BY_THEMSELVES, Backlog, STEP};
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::number_of;
use crate::state::Route;
use crate::views::components::dom::{self, after_paint};
use crate::views::components::{EmptyState, ShowMore};

/// A line of the table; rendered again only when another takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Line {
    Group(String),
    Item(ItemId),
}

/// The table with its "Show more".
#[component]
pub(super) fn BacklogTable(backlog: Backlog) -> impl IntoView {
    let store = backlog.store;
    let items = Memo::new(move |_| {
        let ws = store.workspace();
        backlog.filter.with(|filter| {
            let mut items = filter.items(&ws, store.actor());
            filter.arrange(&mut items, &ws);
            items
        })
    });
    let lines = Memo::new(move |_| {
        let ws = store.workspace();
        let group = backlog.filter.with(|filter| Column::named(&filter.group));
        let mut lines = Vec::new();
        let mut last = None;
        items.with(|items| {
            for item in items.iter().take(backlog.window.get()) {
                if let Some(column) = group {
                    let name = column.group(&column.text(item, &ws));
                    if last.as_ref() != Some(&name) {
                        lines.push(Line::Group(name.clone()));
                        last = Some(name);
                    }
                }
                lines.push(Line::Item(item.id));
            }
        });
        lines
    });
    let count = Memo::new(move |_| items.with(Vec::len));
    let hidden = Signal::derive(move || count.get().saturating_sub(backlog.window.get()).min(STEP));
    Effect::new(move |_| {
        let shown = backlog.window.get();
        if shown < BY_THEMSELVES.min(count.get()) {
            after_paint(move || grow(backlog, shown));
        }
    });
    let columns = Memo::new(move |_| backlog.filter.with(Filter::shown));
    let shared = Shared::new(store);
    let heads = move || {
        let head = |column: Column| {
            let class = if column == Column::Estimate { "number" } else { "" };
            view! { <th scope="col" class=class>{column.label()}</th> }
        };
        columns.get().into_iter().map(head).collect_view()
    };
    let line = move |line: Line| match line {
        Line::Group(name) => {
            let span = (columns.with_untracked(Vec::len) + 2).to_string();
            view! { <tr class="backlog-table__group"><th scope="rowgroup" colspan=span dir="auto">{name}</th></tr> }.into_any()
        }
        Line::Item(id) => view! { <ItemRow backlog shared id columns/> }.into_any(),
    };
    let body = move || {
        // Every row is rendered again with other columns.
        columns.track();
        view! { <For each=move || lines.get() key=Line::clone let:one>{line(one)}</For> }
    };
    let none = Memo::new(move |_| count.get() == 0);
    let empty = move || {
        none.get().then(|| view! {
            <EmptyState title="No matching items" text="No items match these filters. Change or clear them."/>
        })
    };
    view! {
        {empty}
        <div class="table-scroll" hidden=move || none.get()>
            <table class="table backlog-table" on:keydown=next_row>
                <caption class="visually-hidden">"Backlog"</caption>
                <thead><tr><th scope="col"><span class="visually-hidden">"Selected"</span></th><th scope="col">"Item"</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <p class="small soft" role="status">{move || number_of(count.get(), "item")}</p>
        <ShowMore hidden step=STEP grow=move || backlog.window.update(|shown| *shown += STEP)/>
    }
}

/// Shows one more step, unless the table has changed or closed in the meantime.
fn grow(backlog: Backlog, from: usize) {
    if backlog.window.try_get_untracked() == Some(from) {
        backlog.window.set(from + STEP);
    }
}

/// One item: its box, key and title, and a cell for each column.
#[component]
fn ItemRow(
    backlog: Backlog,
    shared: Shared,
    id: ItemId,
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let store = backlog.store;
    let item = Memo::new(move |_| store.workspace().items.get(id).map(Arc::clone));
    let first = item.get_untracked()?;
    let key = first.key.to_string();
    let chosen = move || backlog.chosen.with(|chosen| chosen.contains(&id));
    let tick = move |_| {
        backlog.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let title = move || item.get().map(|item| item.title.to_string());
    let route = {
        let key = key.clone();
        move || {
            let query = backlog.filter.with(Filter::query);
            Route::Backlog { key: Some(key.clone()), query }.hash()
        }
    };
    let cells = columns.get_untracked().into_iter();
    let cells = cells.map(|column| view! { <Cell shared item id column/> }).collect_view();
    Some(view! {
        <tr>
            <td><input type="checkbox" class="check__box" aria-label=format!("Select {key}") prop:checked=chosen on:change=tick/></td>
            <th scope="row">
                <span class="rows__key" translate="no">{key}</span>
                <a class="backlog-table__title" dir="auto" href=route>{title}</a>
            </th>
            {cells}
        </tr>
    })
}

/// Enter in a text cell saves it and moves on to the same cell of the next row.
fn next_row(ev: KeyboardEvent) {
    if ev.key() != "Enter" || ev.is_composing() || ev.ctrl_key() || ev.meta_key() {
        return;
    }
    let Some(cell) = dom::closest(ev.target(), "td[data-column]") else { return };
    let target = ev.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if target.is_none_or(|target| target.tag_name() != "INPUT") {
        return;
    }
    ev.prevent_default();
    let column = cell.get_attribute("data-column").unwrap_or_default();
    let Ok(Some(body)) = cell.closest("tbody") else { return };
    let selector = format!("td[data-column='{column}'] input");
    let all = dom::all(&body, &selector);
    let here = dom::all(&cell, "input").into_iter().next();
    let at = all.iter().position(|one| here.as_ref() == Some(one));
    match at.and_then(|at| all.get(at + 1)) {
        Some(next) => dom::focus(next),
        None => dom::leave_field(),
    }
}
