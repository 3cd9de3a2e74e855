//! What must be true of any workspace, however it came about.
//!
//! Commands keep it by their rules. Undo, redo and import put whole records in
//! place, so they are held against it here; the property tests hold everything
//! against it.

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Rule};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::priority::PriorityState;
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::tables::record::Tables;
use crate::domain::tables::references;
use std::collections::BTreeSet;

/// A contradiction in a sentence, with the items it is about.
pub type Contradiction = (String, Vec<ItemId>);

/// Refuses tables that contradict themselves.
///
/// # Errors
/// [`Rule::Integrity`] with the first contradiction.
pub fn check(tables: &Tables) -> Result<(), Refusal> {
    match contradictions(tables).into_iter().next() {
        None => Ok(()),
        Some((why, items)) => Err(Refusal::new(Rule::Integrity, why).about(items)),
    }
}

/// Every contradiction as a sentence, with the items it is about.
pub fn contradictions(tables: &Tables) -> Vec<Contradiction> {
    let gone = references::dangling(tables).into_iter();
    let mut found: Vec<Contradiction> = gone.map(|why| (format!("{why}."), Vec::new())).collect();
    two_at_a_time(tables, &mut found);
    same_keys(tables, &mut found);
    for item in tables.items.values() {
        of_item(tables, item, &mut found);
    }
    for sprint in tables.sprints.values() {
        of_sprint(tables, sprint, &mut found);
    }
    of_blockers(tables, &mut found);
    of_check_ins(tables, &mut found);
    of_retrospectives(tables, &mut found);
    found
}

pub(super) fn two_at_a_time(tables: &Tables, found: &mut Vec<Contradiction>) {
    let open: Vec<_> = tables.sprints.values().filter(|sprint| sprint.is_open()).collect();
    if open.len() > 1 {
        let names: Vec<String> = open.iter().map(|sprint| sprint.name()).collect();
        found.push((
            format!("{} would run at the same time. Close one of them first.", names.join(" and ")),
            Vec::new(),
        ));
    }
    let planned: Vec<_> = tables.sprints.values().filter(|sprint| sprint.is_planned()).collect();
    if planned.len() > 1 {
        let names: Vec<String> = planned.iter().map(|sprint| sprint.name()).collect();
        found.push((
            format!("{} would be planned at the same time.", names.join(" and ")),
            Vec::new(),
        ));
    }
    let current: Vec<_> = tables
        .priorities
        .values()
        .filter(|priority| priority.state == PriorityState::Current)
        .map(|priority| priority.objective.as_str())
        .collect();
    if current.len() > 1 {
        let names = current.join(" and ");
        found.push((format!("{names} would both be the current priority."), Vec::new()));
    }
}

fn same_keys(tables: &Tables, found: &mut Vec<Contradiction>) {
    let mut by_key: Vec<(&ItemKey, ItemId)> =
        tables.items.values().map(|item| (&item.key, item.id)).collect();
    // Stable, so that items of one key stay in the order of their table.
    by_key.sort_by_key(|(key, _)| *key);
    for same in by_key.chunk_by(|one, next| one.0 == next.0).filter(|same| same.len() > 1) {
        let ids = same.iter().map(|(_, id)| *id).collect();
        let key = same.iter().map(|(key, _)| key.to_string()).next().unwrap_or_default();
        found.push((format!("Two items would have the key {key}."), ids));
    }
}

pub(super) fn of_item(tables: &Tables, item: &BacklogItem, found: &mut Vec<Contradiction>) {
    let Some(sprint) = item.position.sprint().and_then(|id| tables.sprints.get(id)) else { return };
    let done = item.position.stage() == Some(BoardStage::Done);
    if !sprint.is_open() && !done {
        let why =
            format!("{} would be unfinished in {}, which is not open.", item.key, sprint.name());
        found.push((why, vec![item.id]));
    }
    if sprint.is_open() && !sprint.chosen.contains_key(&item.id) {
        let why = format!(
            "{} would be in {}, but {} would not list it.",
            item.key,
            sprint.name(),
            sprint.name()
        );
        found.push((why, vec![item.id]));
    }
    // An older file may say otherwise about a sprint that is over; that stays as recorded.
    if done && sprint.is_open() && !item.is_accepted() {
        let why = format!("{} would be done without being accepted.", item.key);
        found.push((why, vec![item.id]));
    }
}

pub(super) fn of_sprint(tables: &Tables, sprint: &Sprint, found: &mut Vec<Contradiction>) {
    for item in sprint.chosen.keys().filter_map(|id| tables.items.get(*id)) {
        if !may_be_chosen(sprint, item) {
            let why =
                format!("{} would be chosen for {} but is not available.", item.key, sprint.name());
            found.push((why, vec![item.id]));
        }
    }
    if sprint.ends < sprint.starts {
        found.push((format!("{} would end before it starts.", sprint.name()), Vec::new()));
    }
}

/// Returns whether a sprint can list the item: a plan lists items of the backlog, an open sprint its own.
pub(in crate::domain) fn may_be_chosen(sprint: &Sprint, item: &BacklogItem) -> bool {
    match sprint.state {
        SprintState::Planned => item.position == Position::Backlog,
        _ => !sprint.is_open() || item.position.sprint() == Some(sprint.id),
    }
}

pub(super) fn of_blockers(tables: &Tables, found: &mut Vec<Contradiction>) {
    let mut blocked = BTreeSet::new();
    for blocker in tables.blockers.values().filter(|blocker| blocker.is_open()) {
        let Some(item) = tables.items.get(blocker.item) else { continue };
        if !blocked.insert(blocker.item) {
            let why = format!("{} would have two open blockers.", item.key);
            found.push((why, vec![item.id]));
        }
        if !item.is_open() {
            let why = format!("{} would be blocked although it is finished.", item.key);
            found.push((why, vec![item.id]));
        }
    }
}

pub(super) fn of_check_ins(tables: &Tables, found: &mut Vec<Contradiction>) {
    let open = tables.check_ins.values().filter(|check_in| check_in.ended.is_none()).count();
    if open > 1 {
        found.push(("Two check-ins would be open at the same time.".to_owned(), Vec::new()));
    }
}

pub(super) fn of_retrospectives(tables: &Tables, found: &mut Vec<Contradiction>) {
    if tables.retrospectives.values().filter(|retro| retro.is_open()).count() > 1 {
        found.push(("Two retrospectives would be open at the same time.".to_owned(), Vec::new()));
    }
}
