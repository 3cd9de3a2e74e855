//! The backlog: one ordered list of items, and everything an item carries.

pub mod apply;
pub mod campaign;
pub mod command;
pub mod item;
pub mod key;
pub mod launch;
pub mod measurement;
pub mod need;
pub mod order;
pub mod position;
pub mod rank;
