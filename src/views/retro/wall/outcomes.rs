//! What came out, on the wall, and the dots that say how many are done.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::reads::retrospective::on_wall::OnRecord;
use crate::views::components::{Badge, Tone, dates};

/// The most outcomes that can be read from the back of a room in one column.
const MOST: usize = 9;

/// The outcomes, actions first, each with owner and date.
#[component]
pub(super) fn Outcomes(
    all: Vec<OnRecord>,
    today: NaiveDate,
    none: &'static str,
    /// The most that are shown; above nine they stand in two columns.
    #[prop(default = MOST)]
    most: usize,
) -> impl IntoView {
    if all.is_empty() {
        return (!none.is_empty()).then(|| view! { <p class="wall__line">{none}</p> }).into_any();
    }
    let left = all.len().saturating_sub(most);
    let class = format!("wall__list wall__list--{}", size(all.len().min(most), [3, 6, MOST]));
    let rows = all.into_iter().take(most).map(|it| {
        let tone = if it.kind == "Action" { Tone::Accent } else { Tone::Neutral };
        let due = it.due.map(|due| dates::near_day(due, today)).unwrap_or_default();
        let who = [it.owner, due].into_iter().filter(|text| !text.is_empty());
        let who = who.collect::<Vec<_>>().join(", ");
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
