//! The rules of the team's world, at the path of what they test.

#[path = "../support/mod.rs"]
mod support;

#[path = "../storage/recorder.rs"]
mod recorder;

mod anything;
mod base;
mod committed;
mod dice;
mod kept;
mod memory;
mod reads;
mod records;
mod rules;
mod tables;
mod whole_loop;
