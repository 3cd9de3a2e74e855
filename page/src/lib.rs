//! The page of Sprintloop. The rules, files and storage below it are the crate `sprintloop`.
//!
//! Which module may use which is held by `tests/architecture`.

// What a person or a file supplied never stops the page: every failure is a value somebody handles.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

pub mod state;
pub mod views;
