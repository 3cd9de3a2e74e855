//! Puts a view on the page and keeps it alive.

use leptos::prelude::{Owner, document};
use leptos::web_sys::HtmlElement;

use super::build::build;
use super::part::AnyView;
use super::state::State;

/// A view on the page; it stops when this is dropped.
pub struct Mounted {
    _state: State,
    _owner: Owner,
}

/// Builds a view into an element.
pub fn mount_to(parent: &HtmlElement, view: impl FnOnce() -> AnyView) -> Mounted {
    // Fails only where it runs already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| build(view().0));
    state.place(parent, None);
    Mounted { _state: state, _owner: owner }
}

/// Builds a view into the page, for as long as the page is open.
pub fn mount_to_body(view: impl FnOnce() -> AnyView) {
    if let Some(body) = document().body() {
        std::mem::forget(mount_to(&body, view));
    }
}
