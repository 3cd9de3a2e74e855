//! The board: committed work in its columns, by owner or plain, and every way to move it.

mod card;
mod column;
mod head;
mod moves;
mod shape;

use crate::views::prelude::*;

use self::moves::Moves;
use self::shape::{Lane, Owner, Shape, from_word, over, words};
use super::blocker::{report_dialog, resolve_dialog};
use super::components::{
    Button, Dropped, RowKeys, RowMenu, Step, Tone, avatar, badge, dom, drag_rows, empty_state,
    page_title, person, row_keys, row_menu,
};
use crate::domain::reads::board::ColumnKind;
use crate::state::Route;
use crate::state::Store;
use crate::state::preferences::board_by_owner;

/// What of the board is shown.
#[derive(Clone, Copy)]
struct Shown {
    shape: Memo<Shape>,
    by_owner: RwSignal<bool>,
    mine: RwSignal<bool>,
}

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let mine = RwSignal::new(false);
    let shape = Memo::new(move |_| {
        let only = mine.get().then(|| store.actor()).flatten();
        shape::of(&store.workspace(), only)
    });
    let shown = Shown { shape, by_owner: RwSignal::new(board_by_owner()), mine };
    let has_sprint = Memo::new(move |_| shape.with(|shape| shape.sprint.is_some()));
    let content = move || if has_sprint.get() { running(shown) } else { without_sprint() };
    view! { {content} }.into_any()
}

fn without_sprint() -> AnyView {
    let store = Store::here();
    let planned = store.workspace().sprints.values().any(|sprint| sprint.is_planned());
    let text = if planned {
        "A sprint is planned. Once it starts, its items stand here and move from Ready to Done."
    } else {
        "Work stands here once a sprint has started: first refine items until they are ready, then plan."
    };
    let plan = Button::new(if planned { "Go to the plan" } else { "Plan a sprint" })
        .primary()
        .href(Route::Plan.hash());
    let backlog = Button::new("Open the backlog")
        .href(Route::Backlog { key: None, query: String::new() }.hash());
    view! {
        {page_title("Board", vec![], vec![])}
        {empty_state("No sprint is running", text, vec![plan, backlog])}
    }
    .into_any()
}

fn running(shown: Shown) -> AnyView {
    let moves = Moves::new();
    let keys = RowKeys::new()
        .open(move |id| moves.open(&id))
        .step(move |id, step| match step {
            Step::Back => moves.step(&id, false),
            Step::Forward => moves.step(&id, true),
            _ => {}
        })
        .letter(move |id, key| moves.letter(&id, key));
    let menu = RowMenu::new(move |id| {
        let entries = |id| shown.shape.with_untracked(|shape| card::entries(shape, id, moves));
        id.parse().map(entries).unwrap_or_default()
    });
    let on_drop = Callback::new(move |dropped: Dropped| {
        if let Some(column) = from_word(&dropped.target) {
            moves.put_by_id(&dropped.id, column);
        }
    });
    let body = move || if shown.by_owner.get() { lanes(shown, moves) } else { plain(shown, moves) };
    view! {
        {head::head(shown)}
        {move || (!shown.by_owner.get()).then(names)}
        <div id="board" use:row_menu=menu use:row_keys=keys use:drag_rows=on_drop on:keydown=move |ev| moves.shift_key(&ev)>
            {body}
        </div>
        {menu.show()}
        {report_dialog(moves.block)}
        {resolve_dialog(moves.resolve, Signal::stored(None), Callback::new(move |id| moves.freed(id)))}
    }
    .into_any()
}

fn plain(shown: Shown, moves: Moves) -> AnyView {
    let columns =
        ColumnKind::ALL.map(|of| column::column(shown, moves, of, Lane::Everyone)).collect_view();
    view! { <div class="board">{columns}</div> }.into_any()
}

fn lanes(shown: Shown, moves: Moves) -> AnyView {
    let owners = Memo::new(move |_| shown.shape.with(|shape| shape.owners.clone()));
    view! {
        <For each=move || owners.get() key=|(owner, _)| *owner let:lane>
            {lane_view(shown, moves, lane)}
        </For>
    }
    .into_any()
}

fn lane_view(shown: Shown, moves: Moves, (owner, known): Owner) -> AnyView {
    let columns =
        ColumnKind::ALL.map(|of| column::column(shown, moves, of, Lane::Of(owner))).collect_view();
    let name = known.map(|(name, _)| name);
    let label = name.clone().unwrap_or_else(|| "Nobody yet".to_owned());
    let who = match &name {
        Some(name) => person(name),
        None => view! { {avatar(None)} <span>{label.clone()}</span> }.into_any(),
    };
    let limit = move || {
        let progress = shown.shape.with(|shape| {
            let known = shape.owners.iter().find(|(id, _)| *id == owner)?;
            known.1.as_ref().map(|(_, progress)| *progress)
        })?;
        let most = progress.limit?.most;
        let tone = over(progress.count, progress.limit).map_or(Tone::Neutral, |(_, tone)| tone);
        Some(badge(format!("{} of {most} in progress", progress.count), tone))
    };
    view! {
        <section class="board__lane" aria-label=label>
            <h2 class="board__lane-name">{who}{limit}</h2>
            <div class="board board--lanes">{columns}</div>
        </section>
    }
    .into_any()
}

/// On a phone: the names of the columns, which bring a column into view.
fn names() -> AnyView {
    let chips = ColumnKind::ALL
        .map(|column| {
            let go = move |_| {
                if let Some(element) = dom::by_id(&format!("board-{}", words(column).0)) {
                    element.scroll_into_view();
                }
            };
            view! { <button type="button" class="chip" on:click=go>{column.label()}</button> }
        })
        .collect_view();
    view! { <div class="board__names" role="group" aria-label="Columns">{chips}</div> }.into_any()
}
