//! The backlog.

pub mod add;
pub mod edit;
pub mod launch;
pub mod measure;
pub mod refine;
pub mod shelve;
pub mod work_type;
