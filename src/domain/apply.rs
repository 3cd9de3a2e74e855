//! Hands each command to the area it belongs to.

use super::command::{Command, Import};
use super::draft::Draft;
use super::integrity;
use super::log::Verb;
use super::records::RecordKey;
use super::refusal::Refusal;
use super::{
    backlog, blocker_rules, check_in_rules, decision_rules, intake_rules, learning_rules,
    priority_rules, retrospective, signals, sprint, team_rules,
};

/// Runs a command that is not undo, redo or import.
pub(in crate::domain) fn run(command: Command, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    match command {
        Command::Workspace(command) => team_rules::workspace(command, draft),
        Command::Team(command) => team_rules::team(command, draft),
        Command::Priority(command) => priority_rules::apply(command, draft),
        Command::Intake(command) => intake_rules::apply(command, draft),
        Command::Item(command) => backlog::apply::item(command, draft),
        Command::Campaign(command) => backlog::apply::campaign(command, draft),
        Command::Sprint(command) => sprint::apply::apply(command, draft),
        Command::Blocker(command) => blocker_rules::apply(command, draft),
        Command::CheckIn(command) => check_in_rules::apply(command, draft),
        Command::Learning(command) => learning_rules::apply(command, draft),
        Command::Decision(command) => decision_rules::apply(command, draft),
        Command::Retrospective(command) => retrospective::apply(command, draft),
        Command::Signal(command) => signals::apply(command, draft),
        Command::Import(_) | Command::Undo(_) | Command::Redo(_) => Ok(()),
    }
}

/// Puts every record of a merged file in place; whole or not at all. Where there was no team, the
/// workspace becomes the file's, its log too, so that what is exported next is the same file.
pub(in crate::domain) fn import(import: Import, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let was_empty = draft.tables().profile.is_none();
    for record in import.records {
        draft.write(record.key(), Some(record));
    }
    integrity::check(draft.tables())?;
    if !(was_empty && draft.tables().profile.is_some()) {
        draft.log(Verb::Imported, RecordKey::Profile, import.source);
    }
    Ok(())
}
