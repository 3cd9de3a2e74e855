//! Where the first module begins: it puts the page on the window.

// The attribute declares each function as one that the loader brings in, which Rust calls unsafe.
#![allow(unsafe_code)]

use leptos::prelude::*;

use super::app::App;
use super::modules::coming::Lost;
use super::modules::in_module::in_module;
use super::wish::Wish;

in_module! { workspace, load_workspace:
    /// Puts the page with the workspace on the window.
    fn open_page(wish: Option<Wish>) -> () {
        leptos::mount::mount_to_body(move || view! { <App wish/> });
    }
}
