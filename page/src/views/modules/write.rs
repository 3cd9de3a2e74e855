//! Loads the code that makes changes.

// The attribute declares each function as loaded on demand, which Rust calls unsafe.
#![allow(unsafe_code)]

use super::coming::Lost;
use super::in_module::in_module;
use crate::state::write_module::{self, WriteModule};

in_module! { write:
    /// Makes changes possible.
    fn bring_write() -> () {
        write_module::bring(WriteModule::all());
    }
}
