//! What came out, on the wall, and the dots that say how many are done.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::fit::{self, Place};
use crate::domain::reads::retrospective::on_wall::OnRecord;
use crate::views::components::{Badge, Tone, dates};

/// The outcomes, actions first, each with owner and date: as many as can be read from the back of a room.
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
    let sizes: Vec<(usize, bool)> =
        all.iter().map(|it| (it.what.chars().count(), !who(it).is_empty())).collect();
    let (size, most) = fit::outcomes(&sizes, place);
    let left = all.len().saturating_sub(most);
    let below = if place.below { " wall__outcomes--below" } else { "" };
    let class = format!("wall__outcomes wall__outcomes--{size}{below}");
    let rows = all.into_iter().take(most).map(|it| {
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

/// Returns how large so many things can be written: up to the first limit they are few, up to the second some.
pub(super) fn size(count: usize, limits: [usize; 3]) -> &'static str {
    let above = limits.into_iter().filter(|limit| count > *limit).count();
    ["few", "some", "many", "crowd"].get(above).copied().unwrap_or("crowd")
}

/// A dot for each of all, filled for those who are done. Who they are stays open.
pub(super) fn dots(done: usize, of: usize) -> impl IntoView + use<> {
    let dots = (0..of).map(|at| {
        let class = if at < done { "wall__dot wall__dot--done" } else { "wall__dot" };
        view! { <span class=class></span> }
    });
    view! { <span class="wall__dots" aria-hidden="true">{dots.collect_view()}</span> }
}
