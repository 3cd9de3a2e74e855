//! The backlog.

pub mod add;
pub mod edit;
mod estimate;
pub mod launch;
pub mod measure;
pub mod refine;
pub mod shelve;
pub mod work_type;
