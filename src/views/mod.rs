//! The screens: they read the workspace, show it, and dispatch commands.

pub mod app;
pub mod backlog;
pub mod blocker;
pub mod board;
pub mod calendar;
pub mod check_in;
pub mod components;
pub mod copy_for_chat;
pub mod data;
pub mod flow_words;
pub mod header;
pub mod intake;
pub mod item;
pub mod keyboard;
pub mod learnings;
pub mod names;
pub mod plan;
pub mod priorities;
pub mod refusal;
pub mod request_form;
pub mod review;
pub mod search;
pub mod take_away;
pub mod team;
pub mod today;
pub mod workflow;

pub use app::App;
