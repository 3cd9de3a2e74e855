//! What is computed about one sprint.

pub mod before_closing;
pub mod capacity;
pub mod load;
pub mod proposal;
pub mod update;
pub mod which;
