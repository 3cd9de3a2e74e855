//! What screens ask of other modules: to write a file, and to read one.

// The attribute declares each function as loaded on demand, which Rust calls unsafe.
#![allow(unsafe_code)]

use super::coming::Lost;
use super::in_module::in_module;
use crate::state::Store;
use crate::views::components::Toasts;
use crate::views::data::importing::{Importing, Incoming};
use crate::views::take_away::made;
use sprintloop::exchange::file::Export;

in_module! { write:
    /// Saves a file.
    fn save_file(store: Store, toasts: Option<Toasts>, export: Export) -> () {
        made::save_here(store, toasts, export);
    }
}

in_module! { import:
    /// Reads data from outside.
    fn take_in(importing: Importing, coming: Incoming) -> () {
        importing.take(coming)
    }
}
