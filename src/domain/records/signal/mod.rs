//! Warning signs and the answers to them.

pub mod answer;
pub mod kind;
