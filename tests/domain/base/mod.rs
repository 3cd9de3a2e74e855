//! The ground.

pub mod figures;
