//! Sprintloop: one static page that runs a B2B marketing team's agile loop.
//!
//! The modules stand in reading order; each may use only those above it.

pub mod domain;
pub mod views;
