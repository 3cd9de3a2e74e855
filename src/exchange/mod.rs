//! Files in and out: what the team hands on and takes in, as text.
//!
//! Pure: it reads and writes text and knows the domain. It opens no file,
//! reads no clock and changes nothing; what it brings goes through
//! [`crate::domain::commands::Command::Import`] like everything else.

pub mod answer_text;
pub mod ballot_file;
pub mod cards_file;
pub mod cards_link;
pub mod column;
pub mod csv;
pub mod delimited;
pub mod document;
pub mod file;
pub mod foreign_board;
pub mod found;
pub mod github;
pub mod heading;
pub mod ical;
pub mod import;
pub mod invitation;
pub mod json;
pub mod left_out;
pub mod lines;
pub mod link;
pub mod loose_json;
pub mod mapping;
pub mod merge;
pub mod named_day;
pub mod objects;
pub mod part;
pub mod read;
pub mod read_error;
pub mod read_table;
pub mod request_file;
pub mod retro_report;
pub mod rows;
pub mod sheet;
pub mod table;
pub mod text;
pub mod todoist;
pub mod tool;
pub mod trello;
pub mod when;
pub mod words;
pub mod zone;
