//! The address of this page: what stands behind its `#`.

use leptos::prelude::*;

/// What stands behind the `#` of the address, with it; empty where nothing does.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Runs each time the address has changed, until the owner goes.
///
/// Listens to `popstate`, which comes with the change itself. `hashchange` waits for its turn, and on a busy page a key
/// pressed meanwhile would act on the screen that was just left.
pub fn on_change(run: impl Fn() + 'static) {
    let listener = window_event_listener(leptos::ev::popstate, move |_| run());
    on_cleanup(move || listener.remove());
}
