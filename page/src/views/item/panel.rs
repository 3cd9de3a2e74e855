//! The panel: title row, what is missing, the first fields, and the rest behind "more".

use std::sync::Arc;

use leptos::either::Either;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::actions::{ItemActions, ItemDialogs, done_anyway};
use super::criteria::{Criteria, DefinitionOfDone};
use super::fields::{FirstFields, FurtherFields};
use super::measurement::{LaunchPlan, Measurement, PlanStep};
use super::memory::{Memory, Related, RelatedLine};
use super::needs::Needs;
use super::next::NextStep;
use super::shown::Shown;
use super::talk::{Activity, Comments};
use crate::state::route::REFINE;
use crate::state::{Route, Store};
use crate::views::blocker::stands;
use crate::views::components::{
    AfterPaint, Badge, Button, ButtonKind, EmptyState, IconName, LinkButton, Menu, MoreOnDemand,
    Notice, Tone,
};
use crate::views::refusal::RefusalSlot;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::board::{ColumnKind, blocker_of};
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::key::ItemKey;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::tables::record::Tables;

/// The panel for the item with this key.
#[component]
pub fn ItemPanel(
    key: String,
    /// Returns to the list.
    on_close: Callback<()>,
) -> impl IntoView {
    let store = Store::here();
    let parsed: Option<ItemKey> = key.parse().ok();
    let id = Memo::new(move |_| {
        let parsed = parsed.as_ref()?;
        store.workspace().items.values().find(|item| item.key == *parsed).map(|item| item.id)
    });
    let body = move || match id.get() {
        Some(id) => Either::Left(view! { <ItemContent store id on_close/> }),
        None => Either::Right(view! {
            <EmptyState title=format!("{key} not found")
                text="It may have been undone, or it belongs to another workspace.">
                <Button label="Back to list" on_press=on_close/>
            </EmptyState>
        }),
    };
    // From a field too: what is typed in it is saved, or kept as a draft.
    let close = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && !ev.default_prevented() && !ev.is_composing() {
            ev.prevent_default();
            on_close.run(());
        }
    };
    view! {
        <aside class="side-panel" id="item-panel" tabindex="-1" aria-label="Item" on:keydown=close>{body}</aside>
    }
}

/// Everything about one item.
#[component]
fn ItemContent(store: Store, id: ItemId, on_close: Callback<()>) -> impl IntoView {
    let item = Memo::new(move |_| store.workspace().items.get(id).map(Arc::clone));
    let shown = Shown { store, id, item, refused: RwSignal::new(None) };
    let related = Related::to(shown);
    view! {
        <PanelHead shown on_close/>
        <div class="stack">
            <RefusalSlot refused=shown.refused again=done_anyway(store, move || Some(id))/>
            <ItemState shown/>
            <NextStep shown/>
            <PlanStep shown/>
            <RelatedLine related/>
            <FirstFields shown/>
            <AfterPaint>
                <Memory shown related/>
                <Criteria shown/>
                <DefinitionOfDone shown/>
                <Needs shown/>
                <MoreOnDemand label="Measurement and launch" of=id.to_string()>
                    <Measurement shown/>
                    <LaunchPlan shown/>
                </MoreOnDemand>
                <MoreOnDemand label="More fields" of=id.to_string()><FurtherFields shown/></MoreOnDemand>
                <Comments shown/>
                <MoreOnDemand label="Activity" of=id.to_string()><Activity shown/></MoreOnDemand>
            </AfterPaint>
        </div>
    }
}

/// Shows only the key: the title is in its field below.
#[component]
fn PanelHead(shown: Shown, on_close: Callback<()>) -> impl IntoView {
    let key = shown.part(|item| item.key.to_string());
    let title = shown.part(|item| item.title.to_string());
    let (actions, id) = (ItemActions::new(shown.store, shown.refused), shown.id);
    view! {
        <div class="side-panel__head">
            <h2 class="side-panel__title" dir="auto"><span translate="no">{move || key.get()}</span>" "<span class="visually-hidden">{move || title.get()}</span></h2>
            <Menu label="More for this item" dots=true entries=move || actions.entries(id)/>
            <ItemDialogs actions/>
            <Button label="Close" kind=ButtonKind::Quiet small=true icon=IconName::Close icon_only=true on_press=on_close/>
        </div>
    }
}

/// Where the item is, whether it is blocked, and what it misses.
#[component]
fn ItemState(shown: Shown) -> impl IntoView {
    let store = shown.store;
    move || {
        let ws = store.workspace();
        let item = shown.item.get()?;
        let missing = ready::missing(&item, &ws);
        let blocker = blocker_of(item.id, &ws);
        let today = store.now().date_naive();
        let blocked = blocker.map(|blocker| {
            let text = stands(blocker, &ws, today);
            view! { <Notice title=format!("Blocked: {}", blocker.kind.label()) tone=Tone::Stop text/> }
        });
        let here = item.position == Position::Backlog;
        let flagged = (!here && !missing.is_empty()).then(|| {
            let text = format!("Missing: {}", ready::in_full(&missing));
            view! { <Badge text tone=Tone::Watch/> }
        });
        let word = word(&item, &ws, missing.is_empty(), blocker.is_some());
        let lacks = (here && !missing.is_empty()).then(|| {
            let lines: Vec<String> = missing.into_iter().map(|missing| missing.what).collect();
            let query = REFINE.to_owned();
            let href = Route::Backlog { key: Some(item.key.to_string()), query }.hash();
            view! {
                <Notice title="To make this Ready, add:" tone=Tone::Watch lines>
                    <LinkButton label="Refine" href small=true/>
                </Notice>
            }
        });
        Some(view! { <div class="item-state">{word}{flagged}</div> {blocked} {lacks} })
    }
}

/// A badge that says where the item is.
fn word(
    item: &BacklogItem,
    tables: &Tables,
    is_ready: bool,
    is_blocked: bool,
) -> impl IntoView + use<> {
    let (text, tone, icon) = match &item.position {
        Position::Backlog if is_ready => ("Ready".to_owned(), Tone::Good, Some(IconName::Check)),
        Position::Backlog => ("In refinement".to_owned(), Tone::Watch, None),
        Position::InSprint { stage, sprint } => {
            let name = tables.sprints.get(*sprint).map(|s| s.name()).unwrap_or_default();
            let (word, tone) = match is_blocked {
                true => (ColumnKind::Blocked.label(), Tone::Stop),
                false => (stage.label(), Tone::Accent),
            };
            (format!("{name}: {word}"), tone, None)
        }
        Position::Dropped { reason } => (format!("Dropped: {reason}"), Tone::Neutral, None),
        Position::Archived => ("Archived".to_owned(), Tone::Neutral, None),
    };
    match icon {
        Some(icon) => view! { <Badge text tone icon/> },
        None => view! { <Badge text tone/> },
    }
}
