//! A list of rows, each with something at its end.

use super::notice::NothingHere;
use leptos::either::Either;
use leptos::prelude::*;

/// A row: its content and its end.
#[component]
pub fn Row(
    /// Shown at its end: `end=move || view! { … }`.
    #[prop(optional, into)]
    end: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    view! { <li class="rows__row"><span class="rows__title" dir="auto">{children()}</span><span class="rows__end">{end.run()}</span></li> }
}

/// Rows, or a line that says there are none.
#[component]
pub fn Rows<R: IntoView + 'static>(
    /// Each of them a [`Row`], or a `<li>` of its own.
    rows: Vec<R>,
    /// Shown if there are none.
    none: &'static str,
) -> impl IntoView {
    match rows.is_empty() {
        true => Either::Left(view! { <NothingHere text=none/> }),
        false => Either::Right(view! { <ul class="rows">{rows}</ul> }),
    }
}
