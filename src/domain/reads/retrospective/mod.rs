//! What is computed about retrospectives.

pub mod facts;
pub mod open_session;
pub mod summary;
pub mod topics;
pub mod trend;
