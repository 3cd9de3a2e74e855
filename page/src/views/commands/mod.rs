//! What a person can do, as two tables: with one item, and anywhere on the page.
//!
//! Menus, the search box and the list of shortcuts read them, so each action has one name and one key.

pub mod item;
pub mod page;
