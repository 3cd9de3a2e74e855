//! Requests and triage.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Intake", Vec::new(), Vec::new())}
        {empty_state("No requests yet", "Requests wait here for triage.", Vec::new())}
    }
    .into_any()
}
