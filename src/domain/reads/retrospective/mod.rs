//! What is computed about retrospectives.

pub mod facts;
pub mod new_guardrail;
pub mod open_session;
pub mod report;
pub mod summary;
pub mod topics;
pub mod trend;
