//! The board: committed work in columns, with or without owner lanes, and every way to move it.

mod card;
mod column;
mod head;
mod moves;
mod progress;
mod shape;
mod shown;

use leptos::either::Either;
use leptos::prelude::*;

use self::card::entries;
use self::column::BoardColumn;
use self::head::BoardHead;
use self::moves::Moves;
use self::progress::SprintProgress;
use self::shape::{Lane, over};
use self::shown::Shown;
use super::blocker::{ReportBlockerDialog, ResolveBlockerDialog};
use super::components::{
    Avatar, Badge, Button, ButtonKind, Dropped, Drops, EmptyState, Keyed, LinkButton, PageTitle,
    Person, RowKeys, RowMenu, RowMenuHost, Step, Tone, dom, drag_rows, row_keys, row_menu,
};
use super::{form_at, names};
use crate::state::Route;
use crate::state::Store;
use crate::state::preferences::board_by_owner;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::reads::board::ColumnKind;
use sprintloop::domain::reads::sprint::which;

/// The board of the running sprint, or how to get one.
#[component]
pub fn BoardScreen() -> impl IntoView {
    let store = Store::here();
    let mine = RwSignal::new(false);
    let shape = Memo::new(move |_| {
        let only = mine.get().then(|| store.actor()).flatten();
        shape::of(&store.workspace(), only)
    });
    let names = names::revision(store);
    let shown = Shown { shape, names, by_owner: RwSignal::new(board_by_owner()), mine };
    let has_sprint = Memo::new(move |_| shape.with(|shape| shape.sprint.is_some()));
    move || match has_sprint.get() {
        true => Either::Left(view! { <SprintBoard shown/> }),
        false => Either::Right(view! { <NoSprint/> }),
    }
}

/// Shown before a sprint runs.
#[component]
fn NoSprint() -> impl IntoView {
    let store = Store::here();
    let planned = Memo::new(move |_| which::planned(&store.workspace()).is_some());
    let state = move || {
        let (plan, text) = match planned.get() {
            true => (
                "Go to plan",
                "A sprint is planned. Once it starts, its items appear here and move from Ready to Done.",
            ),
            false => (
                "Plan a sprint",
                "Work appears here once a sprint starts. Refine items until they are Ready, then plan a sprint.",
            ),
        };
        let backlog = Route::Backlog { key: None, query: String::new() }.hash_at(form_at::IDEAS);
        view! {
            <EmptyState title="No sprint is running" text>
                <LinkButton label=plan kind=ButtonKind::Primary href=Route::Plan.hash()/>
                <LinkButton label="Go to backlog" href=backlog/>
            </EmptyState>
        }
    };
    view! {
        <PageTitle title="Board"/>
        {state}
    }
}

/// The columns of the running sprint, and the dialogs that a move may open.
#[component]
fn SprintBoard(shown: Shown) -> impl IntoView {
    let moves = Moves::new();
    let keys = RowKeys::new()
        .open(move |id| moves.open(id))
        .step(move |id, step| match step {
            Step::Back => moves.step(id, false),
            Step::Forward => moves.step(id, true),
            _ => {}
        })
        .letter(move |id, key| moves.letter(id, key));
    let menu =
        RowMenu::new(move |id| shown.shape.with_untracked(|shape| entries(shape, id, moves)));
    let drops = Drops::new(move |Dropped { id, target, .. }| moves.put(id, target));
    let columns = move || match shown.by_owner.get() {
        true => Either::Left(view! { <OwnerLanes shown moves/> }),
        false => Either::Right(view! {
            <div class="board"><Columns shown moves lane=Lane::Everyone/></div>
        }),
    };
    let on_freed = Callback::new(move |id| moves.freed(id));
    view! {
        <BoardHead shown/>
        <SprintProgress shown/>
        <NothingOfMine shown/>
        {move || (!shown.by_owner.get()).then(|| view! { <ColumnNames/> })}
        <div id="board" use:row_menu=menu use:row_keys=keys use:drag_rows=drops on:keydown=move |ev| moves.shift_key(&ev)>
            {columns}
        </div>
        <RowMenuHost menu/>
        <ReportBlockerDialog ask=moves.block/>
        <ResolveBlockerDialog ask=moves.resolve on_freed/>
    }
}

/// Says so if the board shows only your work and there is none.
#[component]
fn NothingOfMine(shown: Shown) -> impl IntoView {
    let store = Store::here();
    let none =
        Memo::new(move |_| shown.mine.get() && shown.shape.with(|shape| shape.owners.is_empty()));
    move || {
        none.get().then(|| {
            let who = names::member(&store.workspace(), store.actor());
            let text = format!("{who} owns no items in this sprint.");
            view! {
                <EmptyState title="You have no cards here" text>
                    <Button label="Show everyone's work" on_press=move || shown.mine.set(false)/>
                </EmptyState>
            }
        })
    }
}

/// Every column of a lane.
#[component]
fn Columns(shown: Shown, moves: Moves, lane: Lane) -> impl IntoView {
    ColumnKind::ALL.map(|of| view! { <BoardColumn shown moves of lane/> }).collect_view()
}

/// A lane for each owner with a card; items with no owner come last.
#[component]
fn OwnerLanes(shown: Shown, moves: Moves) -> impl IntoView {
    let owners = Memo::new(move |_| shown.shape.with(|shape| shape.owners.clone()));
    view! {
        <Keyed each=move || owners.get() key=|(owner, _)| *owner let((owner, known))>
            <OwnerLane shown moves owner name=known.map(|(name, _)| name)/>
        </Keyed>
    }
}

/// One owner's columns under the owner's name, or those of items with no owner.
#[component]
fn OwnerLane(
    shown: Shown,
    moves: Moves,
    owner: Option<MemberId>,
    name: Option<String>,
) -> impl IntoView {
    const NOBODY: &str = "No owner";
    let label = name.clone().unwrap_or_else(|| NOBODY.to_owned());
    let who = match name {
        Some(name) => Either::Left(view! { <Person name/> }),
        None => Either::Right(view! { <Avatar name={None::<String>}/> <span>{NOBODY}</span> }),
    };
    let limit = move || {
        let progress = shown.shape.with(|shape| {
            let known = shape.owners.iter().find(|(id, _)| *id == owner)?;
            known.1.as_ref().map(|(_, progress)| *progress)
        })?;
        let most = progress.limit?.most;
        let tone = over(progress.count, progress.limit).map_or(Tone::Neutral, |(_, tone)| tone);
        let text = format!("{} of {most} in progress", progress.count);
        Some(view! { <Badge text tone/> })
    };
    view! {
        <section class="board__lane" aria-label=label>
            <h2 class="board__lane-name">{who}{limit}</h2>
            <div class="board board--lanes"><Columns shown moves lane=Lane::Of(owner)/></div>
        </section>
    }
}

/// On a phone: column names that scroll to their column.
#[component]
fn ColumnNames() -> impl IntoView {
    let chips = ColumnKind::ALL
        .map(|column| {
            let go = move |_| {
                if let Some(element) = dom::by_id(&format!("board-{}", column.name())) {
                    element.scroll_into_view();
                }
            };
            view! { <button type="button" class="chip" on:click=go>{column.label()}</button> }
        })
        .collect_view();
    view! { <div class="board__names" role="group" aria-label="Columns">{chips}</div> }
}
