//! The plan of the next sprint.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Plan", Vec::new(), Vec::new())}
        {empty_state("Nothing planned yet", "Choose what fits the team once the backlog holds ready items.", Vec::new())}
    }
    .into_any()
}
