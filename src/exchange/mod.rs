//! Files in and out: what the team hands on and takes in, as text.
//!
//! Pure: it reads and writes text and knows the domain. It opens no file,
//! reads no clock and changes nothing; what it brings goes through
//! [`crate::domain::command::Command::Import`] like everything else.

pub mod bring;
pub mod csv;
pub mod document;
pub mod file;
pub mod ical;
pub mod json;
pub mod mapping;
pub mod merge;
pub mod outside;
pub mod part;
pub mod read;
pub mod retro_report;
mod sheet;
pub mod text;
pub mod trello;
