//! Parts of a screen that live in a module of their own. The page says how each is loaded (`app.rs`), so that a
//! screen does not need to know the modules.

use leptos::prelude::*;

use super::sending::Sending;

/// The parts.
#[derive(Clone, Copy)]
pub struct Parts {
    /// An item's panel, by the item's key, with what closes it.
    pub item_panel: fn(String, Callback<()>) -> AnyView,
    /// The backlog's items one by one.
    pub refine: fn() -> AnyView,
    /// Sends a request to the team.
    pub send_request: fn(Sending) -> AnyView,
}

impl Parts {
    /// The parts of the page.
    ///
    /// # Panics
    /// Outside of the page, which provides them.
    pub fn here() -> Self {
        expect_context()
    }
}
