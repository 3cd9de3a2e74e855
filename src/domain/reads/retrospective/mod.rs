//! What is computed about retrospectives.

pub mod challenges;
pub mod facts;
pub mod new_guardrail;
pub mod on_wall;
pub mod open_session;
pub mod paper;
pub mod report;
pub mod subject;
pub mod suggestions;
pub mod summary;
pub mod together;
pub mod topic_time;
pub mod topics;
pub mod trend;
pub mod wall;
