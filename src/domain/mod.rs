//! The team's world: what it keeps, what it may do, and the rules that say no.
//!
//! Pure Rust. Nothing here reads a clock, mints an id or knows a browser: the
//! moment and the person come in a [`base::context::Context`], new ids come in the
//! [`commands::Command`], and [`workspace::Workspace::apply`] is the only door.
//!
//! The modules are storeys, from the ground up: base, records, tables, reads, commands, rules,
//! workspace. Each uses only those below it, and `tests/architecture/storeys.rs` holds them to it.

pub mod base;
pub mod commands;
pub mod reads;
pub mod records;
pub mod rules;
pub mod tables;
pub mod workspace;

pub mod salvage;
pub mod sample;
