//! The rules, each at the path of its file in `src/domain/rules`.

pub mod backlog;
pub mod blocker;
pub mod check_in;
pub mod planned_capacity;
pub mod rebased;
pub mod retrospective;
pub mod sprint;
pub mod team;
