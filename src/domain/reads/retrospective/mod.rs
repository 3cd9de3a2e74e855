//! What is computed about retrospectives.

pub mod agreed;
pub mod asks;
pub mod before_reveal;
pub mod challenges;
pub mod department_message;
pub mod due;
pub mod facts;
pub mod found;
pub mod left_open;
pub mod new_guardrail;
pub mod on_wall;
pub mod open_session;
pub mod paper;
pub mod report;
pub mod report_tables;
pub mod snapshot;
pub mod subject;
pub mod suggestions;
pub mod summary;
pub mod themes;
pub mod together;
pub mod topic_time;
pub mod topics;
pub mod trend;
pub mod wall;
pub mod worked;
