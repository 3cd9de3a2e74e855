//! Rows of the session and of what is kept of it: each says something and has something at its end.

use leptos::either::Either;
use leptos::prelude::*;

use crate::views::components::NothingHere;

/// A row: what it says, and what stands at its end.
#[component]
pub fn Row(
    /// What stands at its end.
    #[prop(optional, into)]
    end: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    view! { <li class="rows__row"><span class="rows__title" dir="auto">{children()}</span><span class="rows__end">{end.run()}</span></li> }
}

/// Rows, or the line that says there are none.
#[component]
pub fn Rows<R: IntoView + 'static>(
    /// Each of them a [`Row`].
    rows: Vec<R>,
    /// Said where there are none.
    none: &'static str,
) -> impl IntoView {
    match rows.is_empty() {
        true => Either::Left(view! { <NothingHere text=none/> }),
        false => Either::Right(view! { <ul class="rows">{rows}</ul> }),
    }
}

/// A row.
// until callers use the tag
pub fn row(title: AnyView, end: Vec<AnyView>) -> AnyView {
    view! { <Row end=move || end>{title}</Row> }.into_any()
}
