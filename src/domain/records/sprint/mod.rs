//! Sprints and review cycles: one goal, a commitment that fits, and how it ended.

pub mod capacity;
pub mod commitment;
pub mod figures;
pub mod goal;
pub mod outcome;
pub mod record;
