//! The search box: the field, its lines, and the steps of a command that asks for more.

use leptos::either::Either;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::desk::SearchBox;
use super::find::find;
use super::hit::{Act, Asked, Hit};
use crate::views::commands::item::{ItemAction, of};
use crate::views::components::{
    Button, ButtonKind, Field, Icon, IconName, NothingHere, SearchField, dom,
};
use crate::views::names;
use crate::views::refusal::RefusalSlot;

/// The contents of the dialog.
#[component]
pub fn Search(of: SearchBox) -> impl IntoView {
    let desk = of.begin();
    let (text, at, asked) = (desk.text, desk.at, desk.asked);
    let hits = Memo::new(move |_| {
        let asked = asked.get();
        text.with(|text| desk.look(|desk| find(desk, text, asked)))
    });
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
    let on_key = move |ev: KeyboardEvent| {
        let last = hits.with_untracked(|hits| hits.len().saturating_sub(1));
        match ev.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            "Enter" if !ev.is_composing() => {
                let hit = hits.with_untracked(|hits| hits.get(at.get_untracked()).cloned());
                if let Some(hit) = hit {
                    desk.run(&hit);
                }
            }
            "Escape" | "Backspace" if desk.may_go_back(&ev.key()) => desk.back(),
            _ => return,
        }
        ev.prevent_default();
    };
    let field = Field::new("search-text", "Search and commands")
        .autofocus()
        .listbox("search-hits", active)
        .placeholder("Search or type a command");
    let shown = move || {
        let hits = hits.get();
        // Only an empty result quotes the text, so only then is it tracked.
        let text = if hits.is_empty() { text.get() } else { String::new() };
        view! { <Hits hits text asked=asked.get_untracked() at on_run=move |hit| desk.run(&hit)/> }
    };
    view! {
        <Step desk/>
        <div on:keydown=on_key><SearchField field value=text/></div>
        <RefusalSlot refused=desk.refused again=desk.actions.again()/>
        {shown}
    }
}

/// What the box asks for, while a command needs more, and the way back.
#[component]
fn Step(desk: SearchBox) -> impl IntoView {
    let words = move || match desk.asked.get() {
        Asked::Anything => None,
        Asked::ItemFor(action) => Some(format!("{}: which item?", label(action))),
        Asked::OwnerOf(item) => {
            Some(format!("{}: who owns it?", names::item(&desk.store.workspace_now(), item)))
        }
        Asked::Title => Some("New item: what is its title?".to_owned()),
    };
    let line = move || {
        words().map(|words| {
            view! {
                <p class="search__step">{words}</p>
                <Button label="Back" kind=ButtonKind::Quiet small=true icon=IconName::ArrowLeft
                    on_press=move || desk.back()/>
            }
        })
    };
    view! { <div class="search__asked" role="status">{line}</div> }
}

fn label(action: ItemAction) -> &'static str {
    of(action).map(|line| line.label.trim_end_matches('…')).unwrap_or_default()
}

fn hit_id(place: usize) -> String {
    format!("search-hit-{place}")
}

/// Says why there is nothing to select.
fn nothing(text: &str, asked: Asked) -> String {
    match (asked, text.trim()) {
        (Asked::Title, _) => "Type a title and press Enter.".to_owned(),
        (Asked::ItemFor(action), "") => {
            format!("“{}” isn't available for any item right now.", label(action))
        }
        (_, text) => format!("No results for “{text}”"),
    }
}

/// The lines, each group under its heading; `at` is the selected one.
#[component]
fn Hits(
    hits: Vec<Hit>,
    /// What was searched for.
    text: String,
    asked: Asked,
    at: RwSignal<usize>,
    #[prop(into)] on_run: Callback<Hit>,
) -> impl IntoView {
    if hits.is_empty() {
        return Either::Left(view! { <NothingHere text=nothing(&text, asked)/> });
    }
    let only_adds = hits.iter().all(|hit| matches!(hit.act, Act::Add(_)));
    let none = (asked == Asked::Anything && only_adds)
        .then(|| view! { <p class="small soft" role="status">"No results. You can add it as a new item."</p> });
    let mut group = "";
    let rows = hits.into_iter().enumerate().map(|(place, hit)| {
        let heading = (hit.group != group)
            .then(|| view! { <p class="search__group" role="presentation">{hit.group}</p> });
        group = hit.group;
        let chosen = move || if at.get() == place { "true" } else { "false" };
        let key = hit.key.map(|key| view! { <kbd class="kbd" translate="no">{key}</kbd> });
        let (icon, title, end) = (hit.icon, hit.title.clone(), hit.place.clone());
        let press = move |_| on_run.run(hit.clone());
        view! {
            {heading}
            <div class="search__hit" role="option" id=hit_id(place) aria-selected=chosen on:click=press>
                <Icon name=icon/>
                <span class="search__title">{title}</span>
                <span class="search__where">{end}</span>
                {key}
            </div>
        }
    });
    let rows = rows.collect_view();
    Either::Right(
        view! { {none} <div class="search__hits" role="listbox" id="search-hits" aria-label="Results">{rows}</div> },
    )
}
