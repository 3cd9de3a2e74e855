//! Brings what is done when something changes.

// The attribute declares each function as one that the loader brings in, which Rust calls unsafe.
#![allow(unsafe_code)]

use super::coming::Lost;
use super::in_module::in_module;
use crate::state::deeds::{self, Deeds};

in_module! { write:
    /// Makes it possible to do something.
    fn bring_deeds() -> () {
        deeds::bring(Deeds::all());
    }
}
