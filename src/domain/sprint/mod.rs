//! Sprints and review cycles: one goal, a commitment that fits, and how it ended.

pub(in crate::domain) mod apply;
pub mod capacity;
pub mod command;
pub mod commitment;
pub mod goal;
pub mod load;
pub mod outcome;
pub mod proposal;
pub mod record;
pub mod standing;
