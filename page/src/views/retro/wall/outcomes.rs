//! What came out, on the wall, and the dots that say how many are done.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::views::components::{Badge, Tone, dates};
use sprintloop::domain::reads::retrospective::on_wall::OnRecord;

/// Where outcomes stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Below a question.
    Whole,
    /// Beside the last poll, where it is narrow: who and when stand below the text.
    Half,
    /// Below a summary.
    Below,
    /// Below a topic and its cards, as they are made: the newest are seen.
    Topic,
}

impl Place {
    /// Returns how many can be read from the back of a room.
    const fn most(self) -> usize {
        match self {
            Self::Whole => 12,
            Self::Half | Self::Below => 7,
            Self::Topic => 4,
        }
    }
}

/// The outcomes in their order, each with owner and date: as many as can be read from the back of a room.
#[component]
pub(super) fn Outcomes(
    all: Vec<OnRecord>,
    today: NaiveDate,
    none: &'static str,
    /// Where they stand.
    place: Place,
) -> impl IntoView {
    if all.is_empty() {
        return (!none.is_empty()).then(|| view! { <p class="wall__line">{none}</p> }).into_any();
    }
    let who = |it: &OnRecord| {
        let due = it.due.map(|due| dates::near_day(due, today)).unwrap_or_default();
        let parts = [it.owner.clone(), due].into_iter().filter(|text| !text.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    };
    let class = match place {
        Place::Half => "wall__outcomes wall__outcomes--below",
        _ => "wall__outcomes",
    };
    let left = all.len().saturating_sub(place.most());
    let skipped = if place == Place::Topic { left } else { 0 };
    let rows = all.into_iter().skip(skipped).take(place.most()).map(|it| {
        let tone = if it.kind == "Action" { Tone::Accent } else { Tone::Neutral };
        let who = who(&it);
        view! {
            <li><Badge text=it.kind tone/><span class="wall__text" dir="auto">{it.what}</span><span class="soft">{who}</span></li>
        }
    });
    let rows = rows.collect_view();
    let left = (left > 0).then(|| view! { <p class="wall__line">{format!("and {left} more")}</p> });
    view! { <ul class=class aria-label="Outcomes">{rows}</ul>{left} }.into_any()
}

/// A dot for each of all, filled for those who are done. Who they are stays open.
pub(super) fn dots(done: usize, of: usize) -> impl IntoView + use<> {
    let dots = (0..of).map(|at| {
        let class = if at < done { "wall__dot wall__dot--done" } else { "wall__dot" };
        view! { <span class=class></span> }
    });
    view! { <span class="wall__dots" aria-hidden="true">{dots.collect_view()}</span> }
}
