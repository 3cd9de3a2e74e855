//! One column: its name, how full it is, and twelve cards until someone scrolls near the end.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::card::BoardCard;
use super::moves::Moves;
use super::shape::{Drawn, Lane, over, revision};
use super::shown::Shown;
use crate::state::Store;
use crate::views::components::{Keyed, ShowMore, Tone};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::board::{Card, ColumnKind};

/// Cards shown at once: more than fit on a desktop screen.
const PAGE: usize = 12;
/// How many are added each time the end of a column is near.
const STEP: usize = 4;
/// How many a press adds.
const PRESSED: usize = 20;

/// A column of the board or of a lane.
#[component]
pub(super) fn BoardColumn(shown: Shown, moves: Moves, of: ColumnKind, lane: Lane) -> impl IntoView {
    let cards = Memo::new(move |_| shown.shape.with(|shape| shape.cards(of, lane)));
    let count = Memo::new(move |_| cards.with(Vec::len));
    let fill = Memo::new(move |_| {
        shown.shape.with(|shape| {
            shape.column(of).map(|column| (column.count, column.blocked, column.limit))
        })
    });
    let tone = move || match (of, lane) {
        (ColumnKind::Blocked, _) if count.get() > 0 => Tone::Stop,
        (_, Lane::Everyone) => {
            let over = fill.get().and_then(|(count, _, limit)| over(count, limit));
            over.map_or(Tone::Neutral, |(_, tone)| tone)
        }
        _ => Tone::Neutral,
    };
    let class = move || match (of, tone()) {
        (_, Tone::Neutral) => "board__column".to_owned(),
        (ColumnKind::Blocked, _) => "board__column board__column--blocked".to_owned(),
        (_, tone) => format!("board__column board__column--{}", tone.word()),
    };
    let said = move || match (lane, fill.get()) {
        (Lane::Everyone, Some((all, 0, Some(limit)))) => format!("{all} of {}", limit.most),
        (Lane::Everyone, Some((all, blocked, Some(limit)))) => {
            format!("{} + {blocked} of {}", all.saturating_sub(blocked), limit.most)
        }
        _ => count.get().to_string(),
    };
    let id = (lane == Lane::Everyone).then(|| format!("board-{}", of.name()));
    let heading = match lane {
        Lane::Everyone => Either::Left(view! { <h2>{of.label()}</h2> }),
        Lane::Of(_) => Either::Right(view! { <h3>{of.label()}</h3> }),
    };
    view! {
        <section class=class id=id data-column=of.name() data-drop=of.name() data-drop-mode="into" aria-label=of.label()>
            <div class="board__head">
                {heading}
                <span class="board__count" title=limit_title(of)>{said}</span>
            </div>
            <div class="board__cards"><ColumnCards shown moves of cards count/></div>
        </section>
    }
}

/// The first cards of a column and a way to show more, or an empty state.
#[component]
fn ColumnCards(
    shown: Shown,
    moves: Moves,
    of: ColumnKind,
    cards: Memo<Vec<Card>>,
    count: Memo<usize>,
) -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let store = Store::here();
    // The card that the address names is shown, wherever it is in the column.
    let most_now = Memo::new(move |_| {
        let named = store.pointed_id::<ItemId>();
        let at = cards.with(|cards| cards.iter().position(|card| Some(card.item.id) == named));
        most.get().max(at.map_or(0, |at| at + 1))
    });
    let first = move || {
        let refused = moves.refused();
        let drawn = |card: &Card| {
            let refusal = refused.as_ref().filter(|(item, _)| *item == card.item.id);
            Drawn { card: card.clone(), refusal: refusal.map(|(_, why)| Arc::clone(why)) }
        };
        cards.with(|cards| cards.iter().take(most_now.get()).map(drawn).collect::<Vec<_>>())
    };
    // Redrawn only when its text changes, not for every hidden card that goes.
    let rest = Memo::new(move |_| {
        let most = most_now.get();
        (most, count.get().saturating_sub(most).min(PRESSED))
    });
    let more = move || {
        let (most_now, rest) = rest.get();
        let press = Callback::new(move |()| most.set(most_now + PRESSED));
        view! { <ShowMore hidden=rest step=PRESSED grow=move || most.set(most_now + STEP) press/> }
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    let usual_age = Memo::new(move |_| shown.shape.with(|shape| shape.usual_age));
    let key = move |drawn: &Drawn| (revision(drawn), usual_age.get(), shown.names.get());
    view! {
        <Keyed each=first key let:one><BoardCard drawn=one column=of usual_age=usual_age.get_untracked()/></Keyed>
        {move || is_empty.get().then(|| view! { <p class="board__empty">{move || empty(of, shown.mine.get())}</p> })}
        {more}
    }
}

const fn limit_title(of: ColumnKind) -> Option<&'static str> {
    match of {
        ColumnKind::Blocked => None,
        _ => Some(
            "Here + blocked, of the WIP limit. Blocked items count toward the stage they were blocked in.",
        ),
    }
}

const fn empty(of: ColumnKind, mine: bool) -> &'static str {
    match of {
        _ if mine => "None are yours",
        ColumnKind::Ready => "Nothing to start",
        ColumnKind::Active => "No active items",
        ColumnKind::Blocked => "No blockers",
        ColumnKind::UnderReview => "Nothing to review",
        ColumnKind::Done => "Nothing accepted yet",
    }
}
