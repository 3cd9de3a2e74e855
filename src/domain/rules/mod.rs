//! Hands each command to the area it belongs to.

pub mod backlog;
pub mod blocker;
pub mod check_in;
pub mod decision;
pub mod intake;
pub mod learning;
pub mod priority;
pub mod retrospective;
pub mod rights;
pub mod signals;
pub mod sprint;
pub mod team;
pub mod workflow;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::{Command, Import};
use crate::domain::reads::order::give_free_keys;
use crate::domain::reads::ready;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::integrity;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::{RecordKey, Tables};
use crate::domain::tables::touched;

/// Runs a command that is not undo, redo or import.
pub(in crate::domain) fn run(command: Command, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    match command {
        Command::Workspace(command) => team::workspace(command, draft),
        Command::Team(command) => team::team(command, draft),
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
        Command::Import(_) | Command::Undo(_) | Command::Redo(_) => Ok(()),
    }
}

/// Puts every record of a merged file in place; whole or not at all. Where there was no team, the
/// workspace becomes the file's, its log too, so that what is exported next is the same file.
pub(in crate::domain) fn import(import: Import, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let before = draft.tables().clone();
    let mut records = import.records.clone();
    give_free_keys(&before, &mut records.iter_mut().collect::<Vec<_>>());
    for record in records {
        draft.write(record.key(), Some(record));
    }
    settle(draft, &before);
    integrity::check(draft.tables())?;
    let now = draft.tables().clone();
    if before.profile.is_some() || now.profile.is_none() {
        let event = draft.log(Verb::Imported, RecordKey::Profile, import.source);
        // Where the page had to settle something, whoever brings this together again is told.
        let logged = import.records.iter().filter(|_| !import.log.is_empty());
        for brought in logged {
            if let Some(kept) = now.record(&brought.key()).filter(|kept| kept != brought) {
                touched::add(event, brought.key(), brought, &kept);
            }
        }
    }
    Ok(())
}

/// Two sides that went on by themselves may each be right and not fit together:
/// where an item is decides what its sprint lists and whether it is blocked.
///
/// And what is not ready is not brought into a plan by a file either. An empty page takes a file as it is.
fn settle(draft: &mut Draft<'_>, before: &Tables) {
    let tables = draft.tables().clone();
    for sprint in tables.sprints.values().filter(|one| one.is_planned() || one.is_open()) {
        let here = before.sprints.get(sprint.id);
        let gate = sprint.is_planned() && before.profile.is_some();
        let mut chosen = sprint.chosen.clone();
        chosen.retain(|id, _| {
            let Some(item) = tables.items.get(*id) else { return true };
            let known = here.is_some_and(|here| here.chosen.contains_key(id));
            integrity::may_be_chosen(sprint, item)
                && (!gate || known || ready::missing(item, &tables).is_empty())
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
            sprint::end_blocker(draft, blocker.item, "Its work is over");
        }
    }
}
