//! The search dialog: the field and its results.

use leptos::either::Either;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::find::{Act, Hit, find};
use crate::state::{Route, Store};
use crate::views::components::{Field, Icon, NothingHere, SearchField, Toasts, dom};
use crate::views::header::told;

/// The contents of the dialog.
#[component]
pub fn Search(open: RwSignal<bool>, helping: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits = Memo::new(move |_| text.with(|text| find(&store.workspace(), text)));
    Effect::new(move |_| {
        text.track();
        at.set(0);
    });
    Effect::new(move |_| {
        if let Some(hit) = dom::by_id(&hit_id(at.get())) {
            dom::into_view(&hit);
        }
    });
    let active =
        Signal::derive(move || hits.with(|hits| !hits.is_empty()).then(|| hit_id(at.get())));
    let toasts = use_context::<Toasts>();
    let tell = move |done| {
        if let Some(toasts) = toasts {
            told(toasts, done);
        }
    };
    let run = Callback::new(move |act: Act| {
        open.set(false);
        match act {
            Act::Go(hash) => go(store, &hash),
            Act::Open(key) => go(store, &untrack(|| store.route()).with_item(key)),
            Act::Undo => tell(store.undo()),
            Act::Redo => tell(store.redo()),
            Act::Keys => helping.set(true),
        }
    });
    let on_key = move |ev: KeyboardEvent| {
        let last = hits.with_untracked(|hits| hits.len().saturating_sub(1));
        match ev.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            "Enter" if !ev.is_composing() => {
                let hit = hits.with_untracked(|hits| hits.get(at.get_untracked()).cloned());
                if let Some(hit) = hit {
                    run.run(hit.act);
                }
            }
            _ => return,
        }
        ev.prevent_default();
    };
    let field = Field::new("search-text", "Search")
        .autofocus()
        .listbox("search-hits", active)
        .placeholder("Items, sprints, people, learnings, screens");
    let shown = move || {
        let hits = hits.get();
        // Only an empty result quotes the text, so only then is it tracked.
        let text = if hits.is_empty() { text.get() } else { String::new() };
        view! { <Hits hits text at run/> }
    };
    view! {
        <div on:keydown=on_key><SearchField field value=text/></div>
        {shown}
    }
}

/// Opens a place and moves focus there.
fn go(store: Store, hash: &str) {
    store.go_to(hash);
    if Route::record_in(hash).is_none() && Route::item_in(hash).is_none() {
        let item = matches!(Route::parse(hash), Route::Backlog { key: Some(_), .. });
        dom::focus_later(if item { "item-panel" } else { "main" });
    }
}

fn hit_id(place: usize) -> String {
    format!("search-hit-{place}")
}

/// The results, each group under its heading; `at` is the selected one.
#[component]
fn Hits(
    hits: Vec<Hit>,
    /// What was searched for.
    text: String,
    at: RwSignal<usize>,
    run: Callback<Act>,
) -> impl IntoView {
    if hits.is_empty() {
        let none = format!("No results for “{}”", text.trim());
        return Either::Left(view! { <NothingHere text=none/> });
    }
    let mut group = "";
    let rows = hits.into_iter().enumerate().map(|(place, hit)| {
        let heading = (hit.group != group)
            .then(|| view! { <p class="search__group" role="presentation">{hit.group}</p> });
        group = hit.group;
        let chosen = move || if at.get() == place { "true" } else { "false" };
        let press = move |_| run.run(hit.act.clone());
        view! {
            {heading}
            <div class="search__hit" role="option" id=hit_id(place) aria-selected=chosen on:click=press>
                <Icon name=hit.icon/>
                <span class="search__title">{hit.title}</span>
                <span class="search__where">{hit.place}</span>
            </div>
        }
    });
    let rows = rows.collect_view();
    Either::Right(
        view! { <div class="search__hits" role="listbox" id="search-hits" aria-label="Results">{rows}</div> },
    )
}
