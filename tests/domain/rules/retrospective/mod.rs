//! The retrospective.

pub mod anonymity;
pub mod end;
pub mod group;
pub mod open;
pub mod refit;
pub mod safety_poll;
pub mod session;
pub mod take_ballot;
pub mod take_in;
pub mod vote;
