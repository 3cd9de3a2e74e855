//! Which guardrails stand before an item, and which of them nobody has ticked.

use std::sync::Arc;

use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::tables::record::Tables;

/// Guardrails of an item that nobody has ticked, of its definition of ready or of done.
pub fn unmet_guardrails<'t>(
    item: &BacklogItem,
    tables: &'t Tables,
    at_done: bool,
) -> impl Iterator<Item = &'t str> {
    guardrails(tables, item)
        .filter(move |guardrail| guardrail.at_done == at_done)
        .filter(|guardrail| !item.guardrails.contains_key(&guardrail.id))
        .map(|guardrail| guardrail.guard.as_str())
}

/// Guardrails that stand in the way of an item.
pub fn guardrails<'t>(
    tables: &'t Tables,
    item: &BacklogItem,
) -> impl Iterator<Item = &'t Arc<Guardrail>> {
    let (work_type, channel) = (item.work_type, item.channel);
    tables.guardrails.values().filter(move |guardrail| guardrail.applies(work_type, channel))
}
