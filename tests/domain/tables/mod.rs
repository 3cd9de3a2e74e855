//! What holds for all records.

pub mod integrity;
