//! What holds for all records.

pub mod integrity;
pub mod log;
pub mod references;
pub mod unaffected;
