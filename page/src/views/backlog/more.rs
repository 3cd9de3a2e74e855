//! How many items match, and ways to show more of them.

use leptos::prelude::*;

use super::filter::Filter;
use super::shown::{BY_THEMSELVES, Backlog, STEP};
use crate::views::components::ShowMore;
use crate::views::components::dom::after_paint;
use sprintloop::domain::base::text::number_of;

/// How many rows a press adds.
const PRESSED: usize = 100;

/// Adds rows: a few right away, a few more while scrolling, many at a press.
#[component]
pub(super) fn MoreRows(backlog: Backlog) -> impl IntoView {
    let count = Memo::new(move |_| backlog.items.with(Vec::len));
    // Changes only with the numbers, not with the rows before it.
    let rest = Memo::new(move |_| {
        let shown = backlog.window.get();
        (shown, count.get().saturating_sub(shown).min(PRESSED))
    });
    Effect::new(move |_| {
        let shown = backlog.window.get();
        if shown < BY_THEMSELVES.min(count.get()) && !backlog.filter.with(Filter::is_set) {
            after_paint(move || grow(backlog, shown));
        }
    });
    let more = move || {
        let (shown, rest) = rest.get();
        let near = move || grow(backlog, shown);
        let press = Callback::new(move |()| backlog.window.update(|shown| *shown += PRESSED));
        view! { <ShowMore hidden=rest step=PRESSED grow=near press/> }
    };
    let said = move || match count.get() {
        0 => String::new(),
        count => number_of(count, "item"),
    };
    view! {
        <p class="small soft" role="status">{said}</p>
        {more}
    }
}

/// Shows one more step, unless the list has changed or closed in the meantime.
fn grow(backlog: Backlog, from: usize) {
    if backlog.window.try_get_untracked() == Some(from) {
        backlog.window.set(from + STEP);
    }
}
