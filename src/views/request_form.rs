//! The blank request form.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Request", Vec::new(), Vec::new())}
        {empty_state("Not yet", "The form stands here.", Vec::new())}
    }
    .into_any()
}
