//! The ground.

pub mod amount;
pub mod dates;
pub mod figures;
pub mod text;
