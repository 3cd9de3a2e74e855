//! Tests that need a browser: they run as WebAssembly in headless Chromium.

#![cfg(target_arch = "wasm32")]

mod addresses;
mod components;
mod page;
mod storage;
mod tracking;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
