//! The running sprint by stage.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Board", Vec::new(), Vec::new())}
        {empty_state("No sprint is running", "The board shows the work of a running sprint. Plan one first.", Vec::new())}
    }
    .into_any()
}
