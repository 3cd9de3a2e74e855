//! What several rules of a sprint check, and how they write to the log.

use std::sync::Arc;

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::reads::board::blocker_of;
use crate::domain::reads::ready::{ReadyItem, in_full};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position, Transition};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::Tables;

/// Logs what happened to a sprint.
pub(in crate::domain) fn log_sprint<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    sprint: &Sprint,
) -> &'d mut Event {
    draft.log(verb, RecordKey::Sprint(sprint.id), sprint.name())
}

/// Stores a sprint and logs what happened to it.
pub(in crate::domain) fn put_sprint<'d>(
    draft: &'d mut Draft<'_>,
    sprint: Sprint,
    verb: Verb,
    detail: impl Into<String>,
) -> &'d mut Event {
    let (key, name) = (RecordKey::Sprint(sprint.id), sprint.name());
    draft.put(sprint);
    let event = draft.log(verb, key, name);
    event.detail = detail.into();
    event
}

/// Logs what happened to an item.
pub(in crate::domain) fn log_item<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    item: &BacklogItem,
) -> &'d mut Event {
    draft.log(verb, RecordKey::BacklogItem(item.id), item.key.to_string())
}

/// Moves an item to a position and records the step.
pub(in crate::domain) fn place(item: &mut BacklogItem, to: Position, draft: &Draft<'_>) {
    let at = draft.context().now;
    item.history.push(Transition { at, to: to.clone() });
    item.touched = Some(at);
    item.position = to;
}

/// Returns another sprint that is running or in review.
pub(in crate::domain) fn other_open(tables: &Tables, id: SprintId) -> Option<&Arc<Sprint>> {
    tables.sprints.values().find(|sprint| sprint.is_open() && sprint.id != id)
}

/// Refuses while another sprint is open.
pub(in crate::domain) fn only_one(tables: &Tables, id: SprintId) -> Result<(), Refusal> {
    let Some(other) = other_open(tables, id) else { return Ok(()) };
    let why = format!("{} is still open. Review and close it first.", other.name());
    Err(Refusal::new(Rule::OneSprint, why).way(Way::OpenReview(other.id)))
}

/// Returns the number of the next sprint or cycle.
pub(in crate::domain) fn next_number(tables: &Tables) -> u32 {
    tables.sprints.values().map(|sprint| sprint.number).max().unwrap_or(0).saturating_add(1)
}

/// Returns the open sprint of an item and its stage there.
pub(in crate::domain) fn on_board(
    item: &BacklogItem,
    draft: &Draft<'_>,
) -> Result<(Arc<Sprint>, BoardStage), Refusal> {
    let not_there = || {
        let why = format!("{} is not in an open sprint. Add it to a sprint first.", item.key);
        Refusal::state(why).about([item.id]).way(Way::OpenPlan)
    };
    let Position::InSprint { sprint, stage } = item.position else { return Err(not_there()) };
    let sprint = draft.get::<Sprint>(sprint)?;
    if sprint.is_open() { Ok((sprint, stage)) } else { Err(not_there()) }
}

/// Returns the items if each is in the backlog and ready; refuses with what each is missing.
pub(in crate::domain) fn ready_items(
    draft: &Draft<'_>,
    ids: &[ItemId],
) -> Result<Vec<Arc<BacklogItem>>, Refusal> {
    let items =
        ids.iter().map(|id| draft.get::<BacklogItem>(*id)).collect::<Result<Vec<_>, _>>()?;
    for item in &items {
        if item.position != Position::Backlog {
            let why = format!("{} is no longer in the backlog.", item.key);
            return Err(Refusal::state(why).about([item.id]).way(Way::OpenItem(item.id)));
        }
    }
    let mut lines = Vec::new();
    let mut unready = Vec::new();
    for item in &items {
        if let Err(missing) = ReadyItem::check(item, draft.tables()) {
            lines.push(format!("{} needs: {}.", item.key, in_full(&missing)));
            unready.push(item.id);
        }
    }
    if unready.is_empty() {
        return Ok(items);
    }
    let why = lines.join(" ");
    let refusal = Refusal::new(Rule::Ready, why).about(unready.clone());
    Err(unready.into_iter().fold(refusal, |refusal, id| refusal.way(Way::OpenItem(id))))
}

/// Refuses to move an item that is blocked.
pub(in crate::domain) fn not_blocked(item: &BacklogItem, tables: &Tables) -> Result<(), Refusal> {
    let Some(blocker) = blocker_of(item.id, tables) else { return Ok(()) };
    let why = format!("{} is blocked: {}. Resolve the blocker first.", item.key, blocker.reason);
    Err(Refusal::state(why).about([item.id]).way(Way::OpenBlocker(blocker.id)))
}

/// Makes the refusal of a change to a sprint that is over.
pub(in crate::domain) fn already_over(sprint: &Sprint) -> Refusal {
    Refusal::state(format!("{} is over, so it can no longer change.", sprint.name()))
}
