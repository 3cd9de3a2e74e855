//! The retrospective: the session, what came out of it, and what becomes of that.

pub mod outcome;
pub mod pack;
pub mod poll;
pub mod record;
pub mod sent;
pub mod steps;
