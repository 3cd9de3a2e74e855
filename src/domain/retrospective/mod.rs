//! The retrospective: the session, what came out of it, and what becomes of that.

pub mod command;
pub mod facts;
pub mod outcome;
pub mod pack;
pub mod record;
pub mod steps;
pub mod summary;
pub mod topics;

mod outcome_rules;
mod rules;
mod session_rules;

pub(in crate::domain) use outcome_rules::came_out;
pub(in crate::domain) use rules::apply;
