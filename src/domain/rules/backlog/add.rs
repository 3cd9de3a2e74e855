//! New items and copies.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::ids::{ItemId, LineId, MemberId, WorkTypeId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::NewItem;
use crate::domain::reads::item_keys::first_keys;
use crate::domain::reads::order::{next_key, ranks_at};
use crate::domain::records::backlog::item::{BacklogItem, ChecklistLine, Criterion};
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::people::Member;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::backlog::checks::tell;
use crate::domain::rules::backlog::estimate::within_limit;
use crate::domain::rules::copy_brief::copy_brief;
use crate::domain::tables::draft::{Draft, works_alone};
use crate::domain::tables::log::Verb;

/// An item with its key, rank and the criteria of its work type; not yet in the tables.
///
/// # Errors
/// An unknown or archived work type, or a place that is not there.
pub(in crate::domain) fn new_item(
    draft: &Draft<'_>,
    id: ItemId,
    title: Title,
    work_type: WorkTypeId,
    place: Place,
    criteria: &[LineId],
) -> Result<BacklogItem, Refusal> {
    let tables = draft.tables();
    let rank = ranks_at(tables, place, &BTreeSet::new(), 1)?.pop().unwrap_or_default();
    placed(draft, id, title, work_type, (next_key(tables), rank), criteria)
}

/// A new item with this key and rank.
fn placed(
    draft: &Draft<'_>,
    id: ItemId,
    title: Title,
    work_type: WorkTypeId,
    (key, rank): (ItemKey, Rank),
    criteria: &[LineId],
) -> Result<BacklogItem, Refusal> {
    let work_type = offered(draft, work_type)?;
    let tables = draft.tables();
    let mut item = BacklogItem::new(id, key, title, work_type.id, rank, draft.stamp());
    let template = criteria.iter().zip(&work_type.criteria_template);
    item.criteria = template.map(|(id, text)| Criterion::new(*id, text.clone())).collect();
    item.description.clone_from(&work_type.brief_template);
    // Who works alone owns what they write down.
    let actor = draft.context().actor;
    let alone =
        works_alone(tables) && tables.members.get(actor).is_some_and(|me| me.can_own_work());
    item.owner = alone.then_some(actor);
    item.touched = Some(draft.context().now);
    Ok(item)
}

/// The work type, if new work may have it.
pub(super) fn offered(
    draft: &Draft<'_>,
    id: WorkTypeId,
) -> Result<std::sync::Arc<WorkType>, Refusal> {
    let work_type = draft.get::<WorkType>(id)?;
    if work_type.archived {
        let why = format!("The work type {} is archived. Choose another.", work_type.name);
        return Err(Refusal::input(why).way(Way::OpenWorkflow));
    }
    Ok(work_type)
}

/// The member, if work can be given to them.
pub(in crate::domain) fn worker(
    draft: &Draft<'_>,
    id: MemberId,
) -> Result<std::sync::Arc<Member>, Refusal> {
    let member = draft.get::<Member>(id)?;
    if member.can_own_work() {
        return Ok(member);
    }
    let why = if member.left {
        format!("{} has left the team. Choose someone else.", member.name)
    } else {
        format!(
            "{} has no role that can own work. Choose someone else, or give them a role.",
            member.name
        )
    };
    Err(Refusal::input(why).way(Way::OpenTeam))
}

pub(super) fn add(
    draft: &mut Draft<'_>,
    id: ItemId,
    title: Title,
    work_type: WorkTypeId,
    owner: Option<MemberId>,
    place: Place,
    criteria: &[LineId],
) -> Result<(), Refusal> {
    let mut item = new_item(draft, id, title, work_type, place, criteria)?;
    if let Some(owner) = owner {
        item.owner = Some(worker(draft, owner)?.id);
    }
    let detail = format!("“{}”", item.title);
    tell(draft, Verb::Added, &item, detail);
    draft.add(item)
}

/// Adds items at the end, in order; all or none.
pub(super) fn add_several(draft: &mut Draft<'_>, items: &[NewItem]) -> Result<(), Refusal> {
    let mut added = Vec::with_capacity(items.len());
    let ranks = ranks_at(draft.tables(), Place::Last, &BTreeSet::new(), items.len())?;
    let first = next_key(draft.tables());
    for (number, (new, rank)) in (0_u32..).zip(items.iter().zip(ranks)) {
        let at = (first.further(number), rank);
        let mut item = placed(draft, new.id, new.title.clone(), new.work_type, at, &new.criteria)?;
        within_limit(new.estimate, draft.tables())?;
        item.estimate = new.estimate;
        if let Some(owner) = new.owner {
            item.owner = Some(worker(draft, owner)?.id);
        }
        added.push(Arc::new(item.clone()));
        draft.add(item)?;
    }
    let Some(first) = added.first() else {
        return Err(Refusal::input("Choose at least one line to add."));
    };
    let key = RecordKey::BacklogItem(first.id);
    draft.log(Verb::Added, key, first_keys(&added));
    Ok(())
}

pub(super) fn duplicate(
    draft: &mut Draft<'_>,
    of: ItemId,
    copy: ItemId,
    lines: &[LineId],
) -> Result<(), Refusal> {
    let original = draft.get::<BacklogItem>(of)?;
    let rank =
        ranks_at(draft.tables(), Place::Below(of), &BTreeSet::new(), 1)?.pop().unwrap_or_default();
    let needed = original.criteria.len() + original.checklist.len();
    if lines.len() < needed {
        return Err(Refusal::state(format!(
            "{} has changed in the meantime. Try again.",
            original.key
        )));
    }
    let key = next_key(draft.tables());
    let mut item = BacklogItem::new(
        copy,
        key,
        original.title.clone(),
        offered(draft, original.work_type)?.id,
        rank,
        draft.stamp(),
    );
    copy_brief(&original, &mut item);
    item.estimate = original.estimate;
    item.measurement = original.measurement.as_ref().map(MeasurementPlan::anew);
    let mut ids = lines.iter().copied();
    item.criteria = ids
        .by_ref()
        .zip(&original.criteria)
        .map(|(id, line)| Criterion::new(id, line.text.clone()))
        .collect();
    let mut ids = lines.iter().copied().skip(original.criteria.len());
    item.checklist = ids
        .by_ref()
        .zip(&original.checklist)
        .map(|(id, line)| ChecklistLine::new(id, line.text.clone()))
        .collect();
    item.touched = Some(draft.context().now);
    let detail = format!("a copy of {}", original.key);
    tell(draft, Verb::Added, &item, detail);
    draft.add(item)
}
