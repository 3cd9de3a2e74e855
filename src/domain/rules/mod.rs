//! Hands each command to the area it belongs to.

mod analytics;
pub mod backlog;
pub mod blocker;
pub mod came_out;
pub mod check_in;
pub(in crate::domain) mod copy_brief;
pub mod deciders;
pub mod decision;
pub mod import;
pub mod intake;
pub mod learning;
pub mod leaving;
mod planned_capacity;
pub mod priority;
pub mod rebased;
pub mod retrospective;
pub mod rights;
pub mod signals;
pub mod sprint;
pub mod team;
pub mod undo;
pub mod workflow;
pub mod workspace;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::rules::retrospective::act_on::{note_change, reason_of, with_reason};
use crate::domain::tables::draft::Draft;

/// Runs a command that is not undo, redo or import.
pub(in crate::domain) fn run(command: Command, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    match command {
        Command::Workspace(command) => workspace::apply(command, draft),
        Command::Team(command) => team::apply(command, draft),
        Command::Priority(command) => priority::apply(command, draft),
        Command::Intake(command) => intake::apply(command, draft),
        Command::Item(command) => backlog::item(command, draft),
        Command::Campaign(command) => backlog::campaign(command, draft),
        Command::Sprint(command) => sprint::apply(command, draft),
        Command::Blocker(command) => blocker::apply(command, draft),
        Command::CheckIn(command) => check_in::apply(command, draft),
        Command::Learning(command) => learning::apply(command, draft),
        Command::Decision(command) => decision::apply(command, draft),
        Command::Retrospective(command) => retrospective::apply(command, draft),
        Command::Signal(command) => signals::apply(command, draft),
        Command::ForAction(asked) => {
            let reason = reason_of(draft, &asked)?;
            run(with_reason(asked.change, &reason), draft)?;
            note_change(draft, asked.action, reason)
        }
        // `Workspace::apply` does these itself, and no other command can hold one.
        Command::Import(_) | Command::Undo(_) | Command::Redo(_) => {
            Err(Refusal::input("This can only be done by itself, not as a part of something else."))
        }
    }
}
