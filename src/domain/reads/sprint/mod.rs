//! What is computed about one sprint.

pub mod load;
pub mod proposal;
pub mod standing;
