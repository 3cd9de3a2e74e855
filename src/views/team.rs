//! People and channels.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Team", Vec::new(), Vec::new())}
        {empty_state("Nobody here yet", "Start a team on Today.", Vec::new())}
    }
    .into_any()
}
