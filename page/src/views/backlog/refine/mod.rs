//! Refine mode: one item of the backlog after the other, showing only what is missing for Ready.

mod fields;
mod item;
mod keys;
mod kind;
mod refining;
mod values;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use super::filter::Filter;
use super::shown::Backlog;
use crate::state::Route;
use crate::views::components::{
    Badge, Button, ButtonKind, EmptyState, LinkButton, NothingHere, PageTitle, Section,
};
use item::RefineItem;
use keys::listen;
use refining::{Refining, STAGE};
use sprintloop::domain::base::text::{is_or_are, number_of};
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::tables::record::Tables;

/// How many items "Up next" names.
const NEXT: usize = 8;

/// The screen.
#[component]
pub fn RefineMode() -> impl IntoView {
    let refining = Refining::here(Backlog::here());
    listen(refining);
    let place = move || {
        let count = refining.left.with(|left| left.items.len());
        match refining.at() {
            Some(at) => format!("{} of {count}", at + 1),
            None => format!("{count} left"),
        }
    };
    let beside =
        move || view! { <span role="status">{move || view! { <Badge text=place()/> }}</span> };
    // Another work type asks for something else, also where it was undone or changed elsewhere.
    let now = Memo::new(move |_| {
        let id = refining.item.get();
        let ws = refining.backlog.store.workspace();
        let kind = id.and_then(|id| ws.items.get(id)).map(|item| item.work_type);
        (id, kind, refining.saved.get())
    });
    let stage = move || match now.get().0 {
        Some(id) => view! { <RefineItem refining id/> }.into_any(),
        None => view! { <NothingLeft refining/> }.into_any(),
    };
    view! {
        <PageTitle title="Refine" beside>
            <Button label="Previous" key="K" on_press=move || refining.step(-1)/>
            <Button label="Next" key="J" on_press=move || refining.step(1)/>
            <Button label="Go to backlog" kind=ButtonKind::Quiet key="Escape" on_press=move || refining.leave()/>
        </PageTitle>
        <div class="with-aside">
            <div id=STAGE>{stage}</div>
            <UpNext refining/>
        </div>
    }
}

/// The next items, and who else has work to do on some.
#[component]
fn UpNext(refining: Refining) -> impl IntoView {
    let store = refining.backlog.store;
    let rows = move || {
        let ws = store.workspace();
        let from = refining.at().map_or(0, |at| at + 1);
        let next = refining
            .left
            .with(|left| left.items.iter().skip(from).take(NEXT).cloned().collect::<Vec<_>>());
        let query = refining.backlog.filter.with(Filter::query);
        let row = |item: Arc<BacklogItem>| {
            let route = Route::Backlog { key: Some(item.key.to_string()), query: query.clone() };
            view! {
                <li class="rows__row">
                    <span class="rows__key" translate="no">{item.key.to_string()}</span>
                    <a class="rows__title" dir="auto" href=route.hash()>{item.title.to_string()}</a>
                    <span class="rows__end small soft">{short(&item, &ws)}</span>
                </li>
            }
        };
        next.into_iter().map(row).collect_view()
    };
    let more = move || {
        let waiting = refining.left.with(|left| left.with_analytics);
        (waiting > 0).then(|| {
            let items = number_of(waiting, "item");
            format!("{items} {} waiting for Analytics.", is_or_are(waiting))
        })
    };
    let last = Memo::new(move |_| {
        let from = refining.at().map_or(0, |at| at + 1);
        refining.left.with(|left| left.items.len() <= from)
    });
    let list = move || match last.get() {
        true => view! { <NothingHere text="This is the last item."/> }.into_any(),
        false => view! { <ul class="rows">{rows}</ul> }.into_any(),
    };
    view! {
        <Section title="Up next" note="Ctrl+Enter saves and opens the next item. Press Esc to leave a field, then J or K for the next or previous item.">
            {list}
            {move || more().map(|more| view! { <p class="small soft">{more}</p> })}
        </Section>
    }
}

/// Returns "3 missing".
fn short(item: &BacklogItem, tables: &Tables) -> String {
    format!("{} missing", ready::missing(item, tables).len())
}

/// Every item is Ready, or none matches the filter.
#[component]
fn NothingLeft(refining: Refining) -> impl IntoView {
    let filtered = refining.backlog.filter.with_untracked(Filter::is_set);
    let waiting = refining.left.with_untracked(|left| left.with_analytics);
    let text = match (waiting, filtered) {
        (0, true) => "Every item that matches the filters is Ready.".to_owned(),
        (0, false) => {
            "Every item in the backlog is Ready. Plan the next sprint with them.".to_owned()
        }
        (count, _) => format!(
            "Nothing is left for you. {} {} waiting for Analytics to validate the measurement plan.",
            number_of(count, "item"),
            is_or_are(count)
        ),
    };
    view! {
        <EmptyState title="Nothing left to refine" text>
            <LinkButton label="Go to plan" href=Route::Plan.hash()/>
            <Button label="Go to backlog" on_press=move || refining.leave()/>
        </EmptyState>
    }
}
