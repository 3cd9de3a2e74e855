//! What the records say about how the team works: team figures, each with the action it leads to.
//!
//! Nothing here ranks or compares people, and no figure can be filtered by person: a number that
//! is held against somebody stops being true. Every figure is a pure function of the records and
//! a moment; what happened after the moment does not count, so the figure of a day stays what it
//! was on that day. Time is working time by the workspace's calendar, in whole minutes.

pub mod behind;
pub mod blocked_time;
pub mod forecast;
pub mod history;
pub mod learned;
pub mod percentiles;
pub mod reading;
pub mod series;
pub mod sprint_figures;
pub mod sprints;
pub mod working_time;
