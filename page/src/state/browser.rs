//! What only some browsers have, and only on some hosts: asked for by name, so that its absence is no fault.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

use crate::state::preferences;

/// `navigator.part.method`, and what it is called on; none where this browser has no such thing.
pub(super) fn of_navigator(part: &str, method: &str) -> Option<(JsValue, Function)> {
    let part = Reflect::get(&window().navigator(), &JsValue::from_str(part)).ok()?;
    let method = Reflect::get(&part, &JsValue::from_str(method)).ok()?;
    Some((part, method.dyn_into().ok()?))
}

/// Asks the browser once to keep this page's storage when room gets short.
pub(crate) fn ask_to_persist() {
    static ASKED: AtomicBool = AtomicBool::new(false);
    if ASKED.swap(true, Ordering::Relaxed) || preferences::asked_to_persist() {
        return;
    }
    if let Some((storage, persist)) = of_navigator("storage", "persist")
        && persist.call0(&storage).is_ok()
    {
        preferences::set_asked_to_persist();
    }
}
