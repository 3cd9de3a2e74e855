//! What is computed about retrospectives.

pub mod facts;
pub mod summary;
pub mod topics;
