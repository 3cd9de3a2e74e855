//! The rules of the team's world, one file per area.

#[path = "../support/mod.rs"]
mod support;

mod backlog;
mod memory;
mod team;
