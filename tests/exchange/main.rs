//! Files in and out, from the outside: what goes out comes in equal, and nothing a file holds stops the page.

mod files;
mod json;
mod merge;
mod retro_report;
mod sample;
mod small_team;
mod text;
mod trello;
