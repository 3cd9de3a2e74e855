//! What a team keeps: plain data, where records refer to each other only by id.

pub mod absence;
pub mod backlog;
pub mod blocker;
pub mod calendar;
pub mod channel;
pub mod check_in;
pub mod decision;
pub mod intake;
pub mod learning;
pub mod metric;
pub mod people;
pub mod presets;
pub mod priority;
pub mod profile;
pub mod record_key;
pub mod retrospective;
pub mod signal;
pub mod sprint;
pub mod threshold;
pub mod work_type;
pub mod workflow;
