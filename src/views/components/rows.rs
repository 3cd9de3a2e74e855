//! Rows below each other: each says something and has something at its end.

use super::notice::NothingHere;
use leptos::either::Either;
use leptos::prelude::*;

/// A row: what it says, and what stands at its end.
#[component]
pub fn Row(
    /// What stands at its end: `end=move || view! { … }`.
    #[prop(optional, into)]
    end: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    view! { <li class="rows__row"><span class="rows__title" dir="auto">{children()}</span><span class="rows__end">{end.run()}</span></li> }
}

/// Rows, or the line that says there are none.
#[component]
pub fn Rows<R: IntoView + 'static>(
    /// Each of them a [`Row`], or a `<li>` of its own.
    rows: Vec<R>,
    /// Said where there are none.
    none: &'static str,
) -> impl IntoView {
    match rows.is_empty() {
        true => Either::Left(view! { <NothingHere text=none/> }),
        false => Either::Right(view! { <ul class="rows">{rows}</ul> }),
    }
}
