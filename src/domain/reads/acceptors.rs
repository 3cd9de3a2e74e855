//! Who may accept or return an item: its requester and the Marketing leads, never its owner.

use crate::domain::base::ids::MemberId;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::people::Role;
use crate::domain::tables::record::Tables;

/// Returns who may accept or return an item.
pub fn acceptors(item: &BacklogItem, tables: &Tables) -> Vec<MemberId> {
    let requester = item.requester.as_ref().and_then(|requester| requester.member);
    tables
        .members
        .values()
        .filter(|member| !member.left && item.owner != Some(member.id))
        .filter(|member| requester == Some(member.id) || member.is(Role::MarketingLead))
        .map(|member| member.id)
        .collect()
}
