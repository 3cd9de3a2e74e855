//! The rules of the team's world, one file per area.

#[path = "../support/mod.rs"]
mod support;

#[path = "../storage/recorder.rs"]
mod recorder;

mod accept;
mod anything;
mod backlog;
mod blocker;
mod board;
mod check_in;
mod close;
mod committed;
mod cycle;
mod dice;
mod due;
mod figures;
mod forecast;
mod handbook;
mod integrity;
mod kept;
mod load;
mod loop_state;
mod memory;
mod metrics;
mod pack;
mod recall;
mod retrospective;
mod signals;
mod sprint;
mod team;
mod whole_loop;
