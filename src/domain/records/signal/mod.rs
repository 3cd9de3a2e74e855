//! Warning signs and what was answered to them.

pub mod answer;
pub mod kind;
