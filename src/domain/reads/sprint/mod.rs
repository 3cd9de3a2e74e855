//! What is computed about one sprint.

pub mod before_closing;
pub mod load;
pub mod proposal;
