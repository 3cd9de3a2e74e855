//! What the rules of the backlog ask again and again, and how they write to the log.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::Tables;

/// Changes an item and remembers when a person last did.
pub(in crate::domain) fn change(
    draft: &mut Draft<'_>,
    id: ItemId,
    change: impl FnOnce(&mut BacklogItem) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let now = draft.context().now;
    draft.edit::<BacklogItem>(id, |item| {
        change(item)?;
        item.touched = Some(now);
        Ok(())
    })
}

/// Changes an item and logs what the change says of itself.
pub(in crate::domain) fn change_and_tell(
    draft: &mut Draft<'_>,
    verb: Verb,
    item: &BacklogItem,
    change_it: impl FnOnce(&mut BacklogItem) -> Result<String, Refusal>,
) -> Result<(), Refusal> {
    let mut detail = String::new();
    change(draft, item.id, |item| {
        detail = change_it(item)?;
        Ok(())
    })?;
    tell(draft, verb, item, detail);
    Ok(())
}

/// Says what happened to an item.
pub(in crate::domain) fn tell<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    item: &BacklogItem,
    detail: impl Into<String>,
) -> &'d mut Event {
    let event = draft.log(verb, RecordKey::BacklogItem(item.id), item.key.to_string());
    event.detail = detail.into();
    event
}

/// The item, if it can still be worked on: not dropped, not archived.
pub(in crate::domain) fn alive(draft: &Draft<'_>, id: ItemId) -> Result<Arc<BacklogItem>, Refusal> {
    let item = draft.get::<BacklogItem>(id)?;
    let put_away = match item.position {
        Position::Dropped { .. } => "dropped",
        Position::Archived => "archived",
        Position::Backlog | Position::InSprint { .. } => return Ok(item),
    };
    let why = format!("{} is {put_away}. Bring it back first.", item.key);
    Err(Refusal::state(why).about([id]).way(Way::OpenItem(id)))
}

/// The item, if the review has not accepted it: what was accepted stays as it was.
pub(in crate::domain) fn unaccepted(
    draft: &Draft<'_>,
    id: ItemId,
) -> Result<Arc<BacklogItem>, Refusal> {
    let item = alive(draft, id)?;
    if item.position.stage() != Some(BoardStage::Done) {
        return Ok(item);
    }
    let why = match open_sprint(draft.tables(), &item) {
        Some(_) => format!("{} is accepted. Return it first, then change it.", item.key),
        None => format!("{} is done and its sprint is over, so it stays as recorded.", item.key),
    };
    Err(Refusal::state(why).about([id]))
}

/// The open sprint the item is in.
pub(in crate::domain) fn open_sprint<'t>(
    tables: &'t Tables,
    item: &BacklogItem,
) -> Option<&'t Arc<Sprint>> {
    tables.sprints.get(item.position.sprint()?).filter(|sprint| sprint.is_open())
}

/// Some items, each once, in the order named; refuses an empty choice.
pub(in crate::domain) fn several(
    draft: &Draft<'_>,
    ids: &[ItemId],
) -> Result<Vec<Arc<BacklogItem>>, Refusal> {
    if ids.is_empty() {
        return Err(Refusal::input("Choose at least one item."));
    }
    let mut seen = BTreeSet::new();
    ids.iter().filter(|id| seen.insert(**id)).map(|id| draft.get::<BacklogItem>(*id)).collect()
}
