//! What the team learned and decided.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Learnings", Vec::new(), Vec::new())}
        {empty_state("No learnings yet", "A learning says what was expected, what happened and what is decided.", Vec::new())}
    }
    .into_any()
}
