//! A merged file, put in place whole or not at all.

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Import;
use crate::domain::reads::order::give_free_keys;
use crate::domain::reads::ready;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::rules::leaving::end_blocker;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;
use crate::domain::tables::{integrity, touched};

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
pub(in crate::domain) fn settle(draft: &mut Draft<'_>, before: &Tables) {
    let tables = draft.tables().clone();
    for sprint in tables.sprints.values().filter(|one| one.is_planned() || one.is_open()) {
        let here = before.sprints.get(sprint.id);
        let gate = sprint.is_planned() && before.profile.is_some();
        let mut chosen = sprint.chosen.clone();
        chosen.retain(|id, _| {
            let Some(item) = tables.items.get(*id) else { return true };
            let known = here.is_some_and(|here| here.chosen.contains_key(id));
            integrity::may_be_chosen(sprint, item)
                && (!gate || known || ready::is_ready(item, &tables))
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
            end_blocker(draft, blocker.item, "The work is finished");
        }
    }
}
