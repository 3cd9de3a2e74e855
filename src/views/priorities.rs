//! The objective of the quarter.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Priorities", Vec::new(), Vec::new())}
        {empty_state("No priority yet", "The team steers by one current priority.", Vec::new())}
    }
    .into_any()
}
