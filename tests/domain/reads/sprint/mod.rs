//! The sprint.

pub mod capacity;
pub mod load;
pub mod proposal;
pub mod update;
pub mod which;
