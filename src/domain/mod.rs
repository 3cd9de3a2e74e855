//! The team's world: what it keeps, what it may do, and the rules that say no.
//!
//! Pure Rust. Nothing here reads a clock, mints an id or knows a browser: the
//! moment and the person come in a [`context::Context`], new ids come in the
//! [`command::Command`], and [`workspace::Workspace::apply`] is the only door.

pub mod context;
pub mod figures;
pub mod ids;
pub mod json;
pub mod table;
pub mod text;

pub mod channel;
pub mod intake;
pub mod people;
pub mod priority;
pub mod work_type;
pub mod workflow;

pub mod agenda;
pub mod backlog;
pub mod blocker;
pub mod board;
pub mod check_in;
pub mod decision;
pub mod deflate;
pub mod due;
pub mod learning;
pub mod loop_state;
pub mod metrics;
pub mod retrospective;
pub mod sprint;

mod apply;
mod blocker_rules;
mod check_in_rules;
pub mod command;
mod decision_rules;
pub mod draft;
pub mod handbook;
mod intake_rules;
pub mod integrity;
mod learning_rules;
pub mod log;
pub mod presets;
mod priority_rules;
pub mod ready;
pub mod recall;
pub mod records;
pub mod references;
pub mod refusal;
pub mod request_file;
pub mod rights;
mod rule_changes;
pub mod salvage;
pub mod sample;
pub mod signals;
pub mod similar;
mod team_rules;
pub mod touched;
pub mod workspace;
