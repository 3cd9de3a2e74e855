//! The backlog.

pub mod edit;
pub mod launch;
pub mod measure;
pub mod shelve;
