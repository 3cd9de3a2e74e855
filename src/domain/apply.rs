//! Hands each command to the area it belongs to.

use super::command::{Command, Import};
use super::draft::Draft;
use super::integrity;
use super::log::Verb;
use super::records::RecordKey;
use super::refusal::Refusal;
use super::sprint::record::Sprint;
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
    settle(draft);
    integrity::check(draft.tables())?;
    if !(was_empty && draft.tables().profile.is_some()) {
        draft.log(Verb::Imported, RecordKey::Profile, import.source);
    }
    Ok(())
}

/// Two sides that went on by themselves may each be right and not fit together:
/// where an item is decides what its sprint lists and whether it is blocked.
fn settle(draft: &mut Draft<'_>) {
    let tables = draft.tables().clone();
    for sprint in tables.sprints.values().filter(|one| one.is_planned() || one.is_open()) {
        let mut chosen = sprint.chosen.clone();
        chosen.retain(|id, _| {
            let item = tables.items.get(*id);
            item.is_none_or(|item| integrity::may_be_chosen(sprint, item))
        });
        let inside = tables.items.values().filter(|item| item.position.sprint() == Some(sprint.id));
        for item in inside.filter(|_| sprint.is_open()) {
            chosen.entry(item.id).or_default();
        }
        if chosen != sprint.chosen {
            draft.put(Sprint { chosen, ..Sprint::clone(sprint) });
        }
    }
    for blocker in tables.blockers.values().filter(|blocker| blocker.is_open()) {
        if tables.items.get(blocker.item).is_some_and(|item| !item.is_open()) {
            sprint::apply::end_blocker(draft, blocker.item, "Its work is over");
        }
    }
}
