//! The rest of the page: what Today does not need comes after the first paint, as a second module.
//!
//! The build parts them (`scripts/split-page.mjs`). In the first module a function of the rest stands in
//! for itself by calling `need_rest` once, and then the true one. `public/start.js` fetches the rest.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::state::panic;

#[wasm_bindgen]
extern "C" {
    /// Puts the rest beside what is there, at once, and throws where it cannot be had unchanged.
    #[wasm_bindgen(catch, js_namespace = sprintloop, js_name = takeRest)]
    fn take_rest(first: &JsValue) -> Result<(), JsValue>;
}

/// Somebody went where the rest is needed, and it is not there yet.
#[wasm_bindgen(js_name = needRest)]
pub fn need_rest() {
    if take_rest(&wasm_bindgen::exports()).is_err() {
        panic::stop_without_the_rest();
    }
}
