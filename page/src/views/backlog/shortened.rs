//! A text in short for the eye, and whole for who listens.

use leptos::either::Either;
use leptos::prelude::*;

/// The short text. A screen reader hears the whole one; the tooltip is the caller's.
#[component]
pub(super) fn Shortened(short: String, whole: String) -> impl IntoView {
    match short == whole {
        true => Either::Left(short),
        false => Either::Right(view! {
            <span aria-hidden="true">{short}</span> <span class="visually-hidden">{whole}</span>
        }),
    }
}
