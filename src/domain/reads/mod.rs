//! What is computed from the tables, and never kept.
//!
//! Nothing here changes anything or says no; the rules ask it before they do.

pub mod acceptance;
pub mod addressed;
pub mod agenda;
pub mod availability;
pub mod board;
pub mod check_in_days;
pub mod check_in_told;
pub mod due;
pub mod escalated;
pub mod first_day;
pub mod guardrails;
pub mod handbook;
pub mod item_keys;
pub mod learned;
pub mod loop_state;
pub mod measured_by;
pub mod mentions;
pub mod metrics;
pub mod open_blockers;
pub mod order;
pub mod outputs;
pub mod pasted_lines;
pub mod pasted_people;
pub mod proposed;
pub mod ready;
pub mod recall;
pub mod retrospective;
pub mod role_holders;
pub mod signals;
pub mod similar;
pub mod sprint;
pub mod to_refine;
pub mod waiting;
