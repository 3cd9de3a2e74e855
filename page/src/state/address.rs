//! The address of this page: what stands behind its `#`.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What stands behind the `#` of the address, with it; empty where nothing does.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts another address in place of the current one, without a step in the browser's history. Nobody is told: who listens may
/// call this, and those who listen after them read what stands here now.
pub fn replace(hash: &str) {
    // Throws in browsers that count how often they are asked.
    let _ = window()
        .history()
        .map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(hash)));
}

/// Runs each time the address has changed, until the owner goes.
///
/// Listens to `popstate`, which comes with the change itself. `hashchange` waits for its turn, and on a busy page a key
/// pressed meanwhile would act on the screen that was just left.
pub fn on_change(run: impl Fn() + 'static) {
    let listener = window_event_listener(leptos::ev::popstate, move |_| run());
    on_cleanup(move || listener.remove());
}
