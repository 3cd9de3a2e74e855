//! The rules the team works by.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Workflow", Vec::new(), Vec::new())}
        {empty_state("No rules yet", "Start a team on Today.", Vec::new())}
    }
    .into_any()
}
