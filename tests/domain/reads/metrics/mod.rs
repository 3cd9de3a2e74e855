//! The metrics.

pub mod figures;
pub mod forecast;
