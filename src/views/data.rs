//! Files in and out.

use leptos::prelude::*;

use super::components::{empty_state, page_title};

/// The screen.
pub fn screen() -> AnyView {
    view! {
        {page_title("Data", Vec::new(), Vec::new())}
        {empty_state("Nothing to bring out yet", "Files in and out are handled here.", Vec::new())}
    }
    .into_any()
}
