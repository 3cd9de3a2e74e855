//! Every kind of record in one list, and what holds for all of them: log, change, draft, integrity.

pub mod change;
pub mod draft;
pub mod integrity;
pub mod log;
mod names;
pub mod record;
pub mod references;
pub mod touched;
pub mod unaffected;
