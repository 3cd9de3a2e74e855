//! Refine mode: one item of the backlog after the other, showing only what is missing for Ready.

mod fields;
mod item;
mod values;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlFormElement;
use wasm_bindgen::JsCast;

use super::filter::Filter;
use super::shown::Backlog;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::{is_or_are, number_of};
use crate::domain::reads::ready;
use crate::domain::reads::to_refine::{ToRefine, to_refine};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::tables::record::Tables;
use crate::state::Route;
use crate::views::components::dom;
use crate::views::components::{
    Badge, Button, ButtonKind, EmptyState, LinkButton, NothingHere, PageTitle, Section,
};
use item::RefineItem;

/// The id of the part that holds the item.
const STAGE: &str = "refine";
/// The id of the item's title, where focus rests while moving by keys.
pub(super) const TITLE: &str = "refine-title";
/// How many items "Up next" names.
const NEXT: usize = 8;

/// What the parts of refine mode share.
#[derive(Clone, Copy)]
pub(super) struct Refining {
    backlog: Backlog,
    /// What is left to refine, in the order of the list.
    left: Memo<ToRefine>,
    /// The item on screen.
    item: Memo<Option<ItemId>>,
    /// Whether the next item's first field takes the focus.
    writes: StoredValue<bool>,
    /// Counts what was saved: an item that stays on screen is asked about anew.
    saved: RwSignal<u32>,
}

impl Refining {
    fn here(backlog: Backlog) -> Self {
        let store = backlog.store;
        let left = Memo::new(move |_| {
            let (ws, me) = (store.workspace(), store.actor());
            let items = backlog.filter.with(|filter| filter.items(&ws, me));
            to_refine(&items, me, &ws)
        });
        let item = Memo::new(move |_| match backlog.open.get() {
            Some(key) => {
                let ws = store.workspace();
                let named = ws.items.values().find(|item| item.key.to_string() == key);
                named.map(|item| item.id)
            }
            None => left.with(|left| left.items.first().map(|item| item.id)),
        });
        let (writes, saved) = (StoredValue::new(true), RwSignal::new(0));
        Self { backlog, left, item, writes, saved }
    }

    /// Returns the place of the item on screen among those left.
    fn at(self) -> Option<usize> {
        let now = self.item.get();
        self.left.with(|left| left.items.iter().position(|item| Some(item.id) == now))
    }

    /// Returns the item so many places further, if there is one.
    fn beside(self, by: isize) -> Option<Arc<BacklogItem>> {
        let at = untrack(|| self.at())?.checked_add_signed(by)?;
        self.left.with_untracked(|left| left.items.get(at).cloned())
    }

    /// Shows another item; the step back in the browser's history leaves refine mode.
    fn show(self, item: Option<&BacklogItem>) {
        let query = self.backlog.filter.get_untracked().query();
        let key = item.map(|item| item.key.to_string());
        self.backlog.store.readdress(Route::Backlog { key, query });
    }

    fn step(self, by: isize) {
        let beside = self.beside(by);
        // From an item that is Ready, or the last one, on to the first.
        let to = beside.or_else(|| match untrack(|| self.at()) {
            None => self.left.with_untracked(|left| left.items.first().cloned()),
            Some(_) => None,
        });
        if let Some(to) = to {
            self.writes.set_value(false);
            self.show(Some(&to));
        }
    }

    /// Shows the item that came after this one before it was saved.
    pub(super) fn onward(self, next: Option<Arc<BacklogItem>>) {
        self.writes.set_value(true);
        let first = || self.left.with_untracked(|left| left.items.first().cloned());
        self.show(next.or_else(first).as_deref());
        self.saved.update(|saved| *saved = saved.wrapping_add(1));
    }

    /// Returns the item after the one on screen.
    pub(super) fn next(self) -> Option<Arc<BacklogItem>> {
        self.beside(1)
    }

    fn leave(self) {
        let mut filter = self.backlog.filter.get_untracked();
        filter.refine = false;
        self.backlog.store.go(Route::Backlog { key: None, query: filter.query() });
    }
}

/// The screen.
#[component]
pub(super) fn RefineMode(backlog: Backlog) -> impl IntoView {
    let refining = Refining::here(backlog);
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
    let now = Memo::new(move |_| (refining.item.get(), refining.saved.get()));
    let stage = move || match now.get().0 {
        Some(id) => view! { <RefineItem refining id/> }.into_any(),
        None => view! { <NothingLeft refining/> }.into_any(),
    };
    view! {
        <PageTitle title="Refine" beside>
            <Button label="Previous" key="K" on_press=move || refining.step(-1)/>
            <Button label="Next" key="J" on_press=move || refining.step(1)/>
            <Button label="Back to backlog" kind=ButtonKind::Quiet key="Escape" on_press=move || refining.leave()/>
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
        <Section title="Up next" note="J and K move, Ctrl Enter saves and goes on">
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
            <Button label="Back to backlog" on_press=move || refining.leave()/>
        </EmptyState>
    }
}

/// J and K move, Escape leaves a field and then the mode, Ctrl Enter saves from anywhere.
fn listen(refining: Refining) {
    let on_key = move |ev: KeyboardEvent| {
        let busy =
            || document().query_selector("dialog[open], .item-over").ok().flatten().is_some();
        if ev.default_prevented() || ev.is_composing() || ev.alt_key() || busy() {
            return;
        }
        let (typing, control) = (dom::is_typing(ev.target()), ev.ctrl_key() || ev.meta_key());
        match (dom::letter(&ev).to_lowercase().as_str(), typing, control) {
            ("j", false, false) => refining.step(1),
            ("k", false, false) => refining.step(-1),
            ("enter", _, true) => save(),
            ("escape", true, false) => dom::focus_later(TITLE),
            ("escape", false, false) => refining.leave(),
            _ => return,
        }
        ev.prevent_default();
    };
    let listener = window_event_listener(leptos::ev::keydown, on_key);
    on_cleanup(move || listener.remove());
}

fn save() {
    let Some(stage) = dom::by_id(STAGE) else { return };
    let form = stage.query_selector("form").ok().flatten();
    match form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        // Throws only if the form is not on the page.
        Some(form) => drop(form.request_submit()),
        None => dom::all(&stage, ".button--primary").iter().take(1).for_each(|one| one.click()),
    }
}

/// Focuses the first field of the item on screen, with its gap selected, or its title.
pub(super) fn focus_first(refining: Refining) {
    if !refining.writes.get_value() {
        dom::focus_later(TITLE);
        return;
    }
    dom::after_render(move || {
        let Some(stage) = dom::by_id(STAGE) else { return };
        let first = dom::all(&stage, "form :is(input, textarea, select), .button--primary");
        match first.into_iter().next() {
            Some(field) => {
                dom::focus(&field);
                dom::select_in(&field, crate::domain::reads::proposed::GAP);
            }
            None => dom::focus_later(TITLE),
        }
    });
}
