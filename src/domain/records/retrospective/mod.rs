//! The retrospective: the session, its outcomes, and their verdicts.

pub mod discussion;
pub mod icebreaker;
pub mod look_back;
pub mod outcome;
pub mod pack;
pub mod paper;
pub mod plan;
pub mod poll;
pub mod reaction;
pub mod record;
pub mod report;
pub mod sent;
pub mod steps;
pub mod templates;
pub mod theme;
