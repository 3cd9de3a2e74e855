//! Sprintloop: one static page that runs a B2B marketing team's agile loop.
//!
//! The modules stand in reading order; each may use only those above it.

// What a person or a file supplied never stops the page: every failure is a value somebody handles.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

pub mod domain;
pub mod exchange;
pub mod space;
pub mod state;
pub mod storage;
pub mod views;
