//! What several rules of the backlog check, and how they write to the log.

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

/// Changes an item and stores when a person last did.
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

/// Changes an item and logs the detail that the change returns.
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

/// Logs what happened to an item.
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

/// Returns the item unless it is dropped or archived.
pub(in crate::domain) fn alive(draft: &Draft<'_>, id: ItemId) -> Result<Arc<BacklogItem>, Refusal> {
    let item = draft.get::<BacklogItem>(id)?;
    let put_away = match item.position {
        Position::Dropped { .. } => "dropped",
        Position::Archived => "archived",
        Position::Backlog | Position::InSprint { .. } => return Ok(item),
    };
    let why = format!("{} is {put_away}. Restore it first.", item.key);
    Err(Refusal::state(why).about([id]).way(Way::OpenItem(id)))
}

/// Returns the item unless it is accepted, because accepted work no longer changes.
pub(in crate::domain) fn unaccepted(
    draft: &Draft<'_>,
    id: ItemId,
) -> Result<Arc<BacklogItem>, Refusal> {
    let item = alive(draft, id)?;
    if item.position.stage() != Some(BoardStage::Done) {
        return Ok(item);
    }
    let why = match open_sprint(draft.tables(), &item) {
        Some(_) => format!("{} is accepted. Return it before you change it.", item.key),
        None => {
            format!("{} is done and its sprint is closed, so it can no longer change.", item.key)
        }
    };
    Err(Refusal::state(why).about([id]))
}

/// Returns the open sprint that the item is in.
pub(in crate::domain) fn open_sprint<'t>(
    tables: &'t Tables,
    item: &BacklogItem,
) -> Option<&'t Arc<Sprint>> {
    tables.sprints.get(item.position.sprint()?).filter(|sprint| sprint.is_open())
}

/// Returns the chosen items, each once, in the order given; refuses an empty choice.
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
