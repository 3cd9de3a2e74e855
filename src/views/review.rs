//! What was done, held against its criteria.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Review", Vec::new(), Vec::new())}
        {empty_state("Nothing to review", "The review opens for a running sprint.", Vec::new())}
    }
    .into_any()
}
