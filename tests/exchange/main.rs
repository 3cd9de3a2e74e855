//! Files in and out, from the outside: what goes out comes in equal, and nothing a file holds stops the page.

mod answers;
mod any_bytes;
mod cases;
mod damaged_place;
mod files;
mod follow;
mod fuzz;
mod json;
mod link;
mod mapped_names;
mod merge;
mod named_day;
mod oddities;
mod pasted_list;
mod retro_report;
mod retro_steps;
mod sample;
mod schema;
mod small_team;
mod stays_out;
mod tables;
mod text;
mod trello;
