//! The backlog: one ordered list of items, and everything in an item.

pub mod campaign;
pub mod item;
pub mod key;
pub mod launch;
pub mod measurement;
pub mod need;
pub mod place;
pub mod position;
pub mod rank;
