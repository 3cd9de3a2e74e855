//! The retrospective.

pub mod act_on;
pub mod anonymity;
pub mod correct;
pub mod count;
pub mod end;
pub mod group;
pub mod open;
pub mod rank;
pub mod refit;
pub mod repeat;
pub mod safety_poll;
pub mod session;
pub mod take_ballot;
pub mod take_in;
pub mod theme;
pub mod vote;
