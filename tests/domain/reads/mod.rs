//! What is computed, each at the path of its file in `src/domain/reads`.

mod asks;
pub mod availability;
pub mod board;
pub mod challenges;
mod department_message;
pub mod due;
pub mod first_day;
pub mod guardrails;
pub mod handbook;
pub mod loop_state;
pub mod mentions;
pub mod metrics;
mod new_guardrail;
pub mod pasted_lines;
pub mod pasted_people;
pub mod proposed;
pub mod ready;
pub mod recall;
pub mod retro_due;
pub mod signals;
pub mod sprint;
pub mod themes;
pub mod to_refine;
pub mod together;
pub mod waiting;
pub mod wall;
