//! The sprint.

pub mod accept;
pub mod cancel;
pub mod carry_over;
pub mod close;
pub mod cycle;
pub mod finish;
pub mod give_back;
pub mod move_card;
pub mod plan;
pub mod recur;
pub mod scope;
pub mod start;
