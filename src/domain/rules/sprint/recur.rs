//! A recurring item that is accepted leaves a copy for its next turn.

use chrono::{Months, NaiveDate};

use crate::domain::base::ids::ItemId;
use crate::domain::reads::order::next_key;
use crate::domain::records::backlog::item::{BacklogItem, Recurrence};
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::rank::Rank;
use crate::domain::rules::copy_brief::copy_brief;
use crate::domain::tables::draft::Draft;

/// The copy of a recurring item: the same work, nothing ticked, its dates one turn later.
pub(in crate::domain) fn recur(
    item: &BacklogItem,
    recurrence: Recurrence,
    id: ItemId,
    draft: &Draft<'_>,
) -> BacklogItem {
    let tables = draft.tables();
    let last = tables.items.values().map(|item| &item.rank).max();
    let later = |day: NaiveDate| match recurrence {
        Recurrence::EverySprint => None,
        Recurrence::Monthly => day.checked_add_months(Months::new(1)),
        Recurrence::Quarterly => day.checked_add_months(Months::new(3)),
    };
    let mut copy = BacklogItem::new(
        id,
        next_key(tables),
        item.title.clone(),
        item.work_type,
        Rank::between(last, None),
        draft.stamp(),
    );
    copy_brief(item, &mut copy);
    copy.estimate = item.estimate;
    copy.criteria = item.criteria.clone();
    copy.criteria.iter_mut().for_each(|line| line.met = None);
    copy.checklist = item.checklist.clone();
    copy.checklist.iter_mut().for_each(|line| line.done = false);
    copy.recurrence = Some(recurrence);
    copy.needed_by = item.needed_by.and_then(later);
    copy.measurement = item
        .measurement
        .as_ref()
        .map(|plan| MeasurementPlan { review_on: plan.review_on.and_then(later), ..plan.anew() });
    copy
}
