//! Who accepts an item: somebody in the review, or its owner alone.

use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::work_type::AcceptedBy;
use crate::domain::tables::draft::works_alone;
use crate::domain::tables::record::Tables;

/// Returns whether an item needs no review: its work type says so, or one person does all the work.
pub fn owner_accepts(item: &BacklogItem, tables: &Tables) -> bool {
    let kind = tables.work_types.get(item.work_type);
    kind.is_some_and(|kind| kind.accepted_by == AcceptedBy::Owner) || works_alone(tables)
}
