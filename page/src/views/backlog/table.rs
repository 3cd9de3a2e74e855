//! The backlog as a table: estimate, owner, priority and channel are edited in their cells.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

use super::cells::{Cells, Shared};
use super::columns::{Column, Sort};
use super::filter::Filter;
use super::more::MoreRows;
use super::shown::Backlog;
use crate::state::Route;
use crate::views::components::{EmptyState, Icon, IconName, Keyed, dom};
use sprintloop::domain::base::ids::ItemId;

/// A line of the table; rendered again only when another takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Line {
    Group(String),
    Item(ItemId),
}

/// What stands beside the columns, in rem: the box, and the least that a title needs.
const BOX: f32 = 2.0;
const TITLE: f32 = 12.0;

/// The table with its "Show more".
#[component]
pub(super) fn BacklogTable(backlog: Backlog) -> impl IntoView {
    let columns = backlog.columns;
    let shared = Shared::new(backlog.store);
    let lines = lines(backlog);
    let line = move |line: Line| match line {
        Line::Group(name) => {
            let span = (columns.with_untracked(Vec::len) + 2).to_string();
            view! { <tr class="backlog-table__group"><th scope="rowgroup" colspan=span dir="auto">{name}</th></tr> }.into_any()
        }
        Line::Item(id) => view! { <ItemRow backlog shared id/> }.into_any(),
    };
    let body = move || {
        // Every row is rendered again with other columns.
        columns.track();
        view! { <Keyed each=move || lines.get() key=Line::clone let:one>{line(one)}</Keyed> }
    };
    let none = Memo::new(move |_| backlog.items.with(Vec::is_empty));
    let empty = move || {
        none.get().then(|| view! {
            <EmptyState title="No matching items" text="No items match these filters. Change or clear them."/>
        })
    };
    let least = move || format!("{}rem", columns.with(|columns| width(columns)));
    view! {
        {empty}
        <div class="table-scroll" hidden=move || none.get()>
            <table class="table backlog-table" style:min-inline-size=least
                on:focusin=move |ev| shared.live.enter(ev.target())
                on:pointerover=move |ev| shared.live.point(ev.target())
                on:pointerleave=move |_| shared.live.point(None)
                on:keydown=move |ev| { backlog.select_by_key(&ev); next_row(&ev) }>
                <caption class="visually-hidden">"Backlog"</caption>
                <Heads backlog/>
                <tbody>{body}</tbody>
            </table>
        </div>
        <MoreRows backlog/>
    }
}

/// The lines that are shown.
fn lines(backlog: Backlog) -> Memo<Vec<Line>> {
    Memo::new(move |_| {
        let ws = backlog.store.workspace();
        let group = backlog.filter.with(|filter| Column::named(&filter.group));
        let mut lines = Vec::new();
        let mut last = None;
        backlog.items.with(|items| {
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
    })
}

/// The least width of the table, in rem.
fn width(columns: &[Column]) -> f32 {
    BOX + TITLE + columns.iter().map(|column| column.width()).sum::<f32>()
}

/// The headings, which set the widths: each takes its part of what room there is.
#[component]
fn Heads(backlog: Backlog) -> impl IntoView {
    let heads = move || {
        let columns = backlog.columns.get();
        let whole = width(&columns);
        let head = |column: Column| {
            let width = format!("{}%", column.width() / whole * 100.0);
            view! { <Head backlog column width/> }
        };
        columns.into_iter().map(head).collect_view()
    };
    view! {
        <thead><tr>
            <th scope="col" style:inline-size=format!("{BOX}rem")><span class="visually-hidden">"Selected"</span></th>
            <th scope="col">"Item"</th>
            {heads}
        </tr></thead>
    }
}

/// A heading; a press sorts by it.
#[component]
fn Head(
    backlog: Backlog,
    column: Column,
    /// Its part of the table's width.
    width: String,
) -> impl IntoView {
    let class = if column == Column::Estimate { "number" } else { "" };
    if !Column::SORTS.contains(&column) {
        return view! { <th scope="col" class=class style:inline-size=width>{column.label()}</th> }
            .into_any();
    }
    let sort = Memo::new(move |_| backlog.filter.with(|filter| Sort::read(&filter.sort)));
    let here = move || sort.get().filter(|sort| sort.column == column);
    let aria =
        move || here().map(|sort| if sort.is_ascending() { "ascending" } else { "descending" });
    let mark = move || {
        let sort = here()?;
        let name = if sort.is_ascending() { IconName::ChevronUp } else { IconName::ChevronDown };
        Some(view! { <Icon name/> })
    };
    let press = move |_| {
        let next = Sort::pressed(sort.get_untracked(), column);
        let filter = backlog.filter.get_untracked();
        backlog.ask(&Filter { sort: next.map(Sort::word).unwrap_or_default(), ..filter });
    };
    let title = move || match Sort::pressed(sort.get(), column) {
        Some(next) => next.label(),
        None => "Back to priority order".to_owned(),
    };
    view! {
        <th scope="col" class=class style:inline-size=width aria-sort=aria>
            <button type="button" class="backlog-table__sort" title=title on:click=press>{column.label()}{mark}</button>
        </th>
    }
    .into_any()
}

/// One item: its box, key and title, and a cell for each column.
#[component]
fn ItemRow(backlog: Backlog, shared: Shared, id: ItemId) -> impl IntoView {
    let store = backlog.store;
    let item = Memo::new(move |_| store.workspace().items.get(id).map(Arc::clone));
    let first = item.get_untracked()?;
    let key = first.key.to_string();
    let chosen = move || backlog.chosen.with(|chosen| chosen.contains(&id));
    let title = move || item.get().map(|item| item.title.to_string());
    let route = {
        let key = key.clone();
        move || {
            let query = backlog.filter.with(Filter::query);
            Route::Backlog { key: Some(key.clone()), query }.hash()
        }
    };
    let columns = backlog.columns.get_untracked();
    Some(view! {
        <tr data-row=id.to_string()>
            <td><input type="checkbox" class="check__box" aria-label=format!("Select {key}") prop:checked=chosen on:change=move |_| backlog.toggle(id)/></td>
            <th scope="row">
                <span class="rows__key" translate="no">{key}</span>
                <a class="backlog-table__title" dir="auto" href=route>{title}</a>
            </th>
            <Cells shared item id columns/>
        </tr>
    })
}

/// Enter in a text cell saves it and moves on to the same cell of the next row; what was refused keeps the focus.
fn next_row(ev: &KeyboardEvent) {
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
    dom::after_render(move || {
        if let Some(refused) = dom::all(&cell, "[aria-invalid=true]").into_iter().next() {
            dom::focus(&refused);
        }
    });
}
