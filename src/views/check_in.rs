//! A short meeting about blockers and next actions.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Check-in", Vec::new(), Vec::new())}
        {empty_state("Nothing to check in about", "Check-ins walk the blockers of a running sprint, oldest first.", Vec::new())}
    }
    .into_any()
}
