//! The sprint.

pub mod load;
