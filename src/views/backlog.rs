//! One ordered list of everything the team could do.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Backlog", Vec::new(), Vec::new())}
        {empty_state("No items yet", "Accept a request, or bring in a list from another tool.", Vec::new())}
    }
    .into_any()
}
