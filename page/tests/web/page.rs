//! The page in a browser: it mounts, says that it can be used, and can keep what it is given.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use sprintloop_page::views::app::App;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::components::mount;

#[wasm_bindgen_test]
fn keeps_text_in_the_browsers_storage() {
    let kept = LocalStorage::set("sprintloop:test", "kept");
    assert!(kept.is_ok());
    assert_eq!(LocalStorage::get::<String>("sprintloop:test").ok().as_deref(), Some("kept"));
    LocalStorage::delete("sprintloop:test");
}

#[wasm_bindgen_test]
async fn says_that_it_can_be_used_once_it_is_mounted() {
    // Taken away at the end, so that it does not push other tests' pages out of view.
    let _page = mount(|| view! { <App wish=None/> }.into_any()).await;
    let ready = document().document_element().and_then(|html| html.get_attribute("data-ready"));
    assert_eq!(ready.as_deref(), Some("true"));
}
