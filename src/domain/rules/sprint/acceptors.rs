//! Who may accept or return an item: its requester or a Marketing lead, never its owner.

use crate::domain::base::refusal::Refusal;
use crate::domain::reads::acceptance::not_theirs;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::tables::draft::Draft;

/// Accepts and returns: the requester or a Marketing lead, not the owner; anyone who works alone.
pub(in crate::domain) fn may_judge(item: &BacklogItem, draft: &Draft<'_>) -> Result<(), Refusal> {
    not_theirs(draft.context().actor, item, draft.tables()).map_or(Ok(()), Err)
}
