//! A team space: whatever happens to its files on the way, every browser holds the same, and nothing is lost.

mod both_versions;
mod browser;
mod faults;
mod folders;
mod line;
mod names;
mod order;
mod pace;
mod presence;
mod removal;
mod requests;
mod rounds;
mod scale;
mod sharing;
#[path = "../storage/tab.rs"]
#[expect(dead_code, reason = "the tests of the storage use the rest of it")]
mod tab;
mod team;
