//! What only some browsers have, and only on some hosts: asked for by name, so that its absence is no fault.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// `navigator.part.method`, and what it is called on; none where this browser has no such thing.
pub(super) fn of_navigator(part: &str, method: &str) -> Option<(JsValue, Function)> {
    let part = Reflect::get(&window().navigator(), &JsValue::from_str(part)).ok()?;
    let method = Reflect::get(&part, &JsValue::from_str(method)).ok()?;
    Some((part, method.dyn_into().ok()?))
}
