//! The order of the list, and what is put away or given up.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::item_keys::first_keys;
use crate::domain::reads::order;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::backlog::position::{Position, Transition};
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::backlog::checks::{change, open_sprint, several};
use crate::domain::rules::leaving::{end_blocker, unplan};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn reorder(draft: &mut Draft<'_>, ids: &[ItemId], place: Place) -> Result<(), Refusal> {
    let moved = order::sorted(&several(draft, ids)?);
    let ids: BTreeSet<ItemId> = moved.iter().map(|item| item.id).collect();
    let ranks = order::ranks_at(draft.tables(), place, &ids, moved.len())?;
    let detail = where_to(draft, place);
    for (item, rank) in moved.iter().zip(ranks) {
        draft.edit::<BacklogItem>(item.id, |item| {
            item.rank = rank;
            Ok(())
        })?;
    }
    log_items(draft, Verb::Reordered, &moved, detail, None);
    Ok(())
}

fn where_to(draft: &Draft<'_>, place: Place) -> String {
    let key = |id: ItemId| {
        draft.tables().items.get(id).map(|item| item.key.to_string()).unwrap_or_default()
    };
    match place {
        Place::First => "to the top of the list".to_owned(),
        Place::Last => "to the end of the list".to_owned(),
        Place::Above(id) => format!("above {}", key(id)),
        Place::Below(id) => format!("below {}", key(id)),
    }
}

/// Archives items, or drops them where a reason is given.
pub(super) fn put_away(
    draft: &mut Draft<'_>,
    ids: &[ItemId],
    reason: Option<&Reason>,
) -> Result<(), Refusal> {
    let items = several(draft, ids)?;
    let (verb, to, why) = match reason {
        Some(reason) => (Verb::Dropped, Position::Dropped { reason: reason.clone() }, "Dropped"),
        None => (Verb::Archived, Position::Archived, "Archived"),
    };
    refuse_those_in_sprints(draft, &items)?;
    for item in &items {
        go(draft, item.id, to.clone())?;
        end_blocker(draft, item.id, why);
    }
    unplan(draft, ids)?;
    log_items(draft, verb, &items, String::new(), reason.cloned());
    Ok(())
}

fn refuse_those_in_sprints(draft: &Draft<'_>, items: &[Arc<BacklogItem>]) -> Result<(), Refusal> {
    for item in items {
        match (&item.position, open_sprint(draft.tables(), item)) {
            (_, Some(sprint)) => {
                let why = format!(
                    "{} is in {}. Remove it from the sprint first, which counts as a scope change.",
                    item.key,
                    sprint.name()
                );
                return Err(Refusal::state(why).about([item.id]).way(Way::TakeOut(item.id)));
            }
            (Position::InSprint { .. }, None) => {
                let why = format!("{} is done and stays with its sprint.", item.key);
                return Err(Refusal::state(why).about([item.id]));
            }
            (Position::Dropped { .. } | Position::Archived, None) => {
                let why = format!("{} is already archived or dropped.", item.key);
                return Err(Refusal::state(why).about([item.id]));
            }
            (Position::Backlog, None) => {}
        }
    }
    Ok(())
}

pub(super) fn restore(draft: &mut Draft<'_>, ids: &[ItemId]) -> Result<(), Refusal> {
    let items = several(draft, ids)?;
    for item in &items {
        if !matches!(item.position, Position::Dropped { .. } | Position::Archived) {
            let why = format!(
                "{} is in the backlog or a sprint, so there is nothing to restore.",
                item.key
            );
            return Err(Refusal::state(why).about([item.id]));
        }
        go(draft, item.id, Position::Backlog)?;
    }
    log_items(draft, Verb::Restored, &items, String::new(), None);
    Ok(())
}

fn go(draft: &mut Draft<'_>, item: ItemId, to: Position) -> Result<(), Refusal> {
    let at = draft.context().now;
    change(draft, item, |item| {
        item.history.push(Transition { at, to: to.clone() });
        item.position = to;
        Ok(())
    })
}

fn log_items(
    draft: &mut Draft<'_>,
    verb: Verb,
    items: &[Arc<BacklogItem>],
    detail: String,
    reason: Option<Reason>,
) {
    let Some(first) = items.first() else { return };
    let event = draft.log(verb, RecordKey::BacklogItem(first.id), first_keys(items));
    event.detail = detail;
    event.reason = reason;
}
