//! Launches, needs, reviews and sprints by day.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Calendar", Vec::new(), Vec::new())}
        {empty_state("Nothing dated yet", "Launches, needs and sprints stand here once they have a day.", Vec::new())}
    }
    .into_any()
}
