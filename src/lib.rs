//! Sprintloop: one static page that runs a B2B marketing team's agile loop. Here is everything but the page: what a
//! record is and which rules it keeps, the files that come and go, where a workspace is kept, and how a team shares it.
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

pub mod domain;
pub mod exchange;
pub mod space;
pub mod storage;
