//! The entry point of the first module: it mounts the page.

// The attribute declares each function as one that the loader brings in, which Rust calls unsafe.
#![allow(unsafe_code)]

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::app::App;
use super::modules::coming::Lost;
use super::modules::in_module::in_module;
use super::wish::Wish;
use crate::state::opening;

in_module! { workspace, load_workspace:
    /// Mounts the page with the workspace.
    fn open_page(wish: Option<Wish>) -> () {
        leptos::mount::mount_to_body(move || view! { <App wish/> });
    }
}

in_module! { workspace:
    /// Reads back what a killed browser has lost, before the page opens.
    fn read_back() -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(opening::read_back())
    }
}
