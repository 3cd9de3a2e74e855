//! The ground.

pub mod amount;
pub mod dates;
pub mod figures;
pub mod links;
pub mod plain;
pub mod text;
