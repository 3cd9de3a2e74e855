//! Today: where the team stands in the loop, and what is next.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Today", Vec::new(), Vec::new())}
        {empty_state("No team yet", "Start one.", Vec::new())}
    }
    .into_any()
}
