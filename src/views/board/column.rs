//! One column: its name, how full it is, and at most forty cards until one asks for more.

use leptos::prelude::*;

use super::Shown;
use super::card::card;
use super::moves::Moves;
use super::shape::{Card, Column, Lane};
use crate::views::components::{Button, Tone};

/// Cards shown at once; further ones wait behind "Show more".
const PAGE: usize = 40;

/// A column of the board or of a lane.
pub fn column(shown: Shown, moves: Moves, of: Column, lane: Lane) -> AnyView {
    let most = RwSignal::new(PAGE);
    let cards = Memo::new(move |_| shown.shape.with(|shape| shape.cards(of, lane)));
    let count = Memo::new(move |_| cards.with(Vec::len));
    let fill = Memo::new(move |_| shown.shape.with(|shape| shape.fill(of)));
    let tone = move || match (of, lane) {
        (Column::Blocked, _) if count.get() > 0 => Tone::Stop,
        (_, Lane::Everyone) => fill.get().map_or(Tone::Neutral, |fill| fill.tone()),
        _ => Tone::Neutral,
    };
    let class = move || match (of, tone()) {
        (Column::Blocked, _) | (_, Tone::Neutral) => "board__column".to_owned(),
        (_, tone) => format!("board__column board__column--{}", tone.word()),
    };
    let said =
        move || match (lane, fill.get().and_then(|fill| fill.limit.map(|limit| (fill, limit)))) {
            (Lane::Everyone, Some((fill, limit))) => format!("{} of {}", fill.count, limit.most),
            _ => count.get().to_string(),
        };
    let first =
        move || cards.with(|cards| cards.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let rest = move || count.get().saturating_sub(most.get());
    let id = (lane == Lane::Everyone).then(|| format!("board-{}", of.word()));
    view! {
        <section class=class id=id data-column=of.word() data-drop=of.word() data-drop-mode="into" aria-label=of.label()>
            <div class="board__head">
                {heading(of, lane)}
                <span class="board__count" title=limit_title(of)>{said}</span>
            </div>
            <div class="board__cards">
                <For each=first key=Card::revision let:one>{card(one, of, moves)}</For>
                {move || (count.get() == 0).then(|| view! { <p class="board__empty">{empty(of)}</p> })}
                {move || (rest() > 0).then(|| {
                    Button::new(format!("Show {} more", rest().min(PAGE))).quiet().small()
                        .on(move || most.update(|most| *most += PAGE))
                })}
            </div>
        </section>
    }
    .into_any()
}

fn heading(of: Column, lane: Lane) -> AnyView {
    match lane {
        Lane::Everyone => view! { <h2>{of.label()}</h2> }.into_any(),
        Lane::Of(_) => view! { <h3>{of.label()}</h3> }.into_any(),
    }
}

const fn limit_title(of: Column) -> Option<&'static str> {
    match of {
        Column::Blocked => None,
        _ => Some("Blocked items count in the stage in which they were blocked"),
    }
}

const fn empty(of: Column) -> &'static str {
    match of {
        Column::Ready => "Nothing waits to begin.",
        Column::Active => "Nobody works on anything yet.",
        Column::Blocked => "Nothing stands still.",
        Column::UnderReview => "Nothing waits to be accepted.",
        Column::Done => "Nothing is accepted yet.",
    }
}
