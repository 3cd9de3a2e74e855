//! Who does the work of a role: those who have it, or the Marketing lead where nobody has it.

use std::sync::Arc;

use crate::domain::base::ids::MemberId;
use crate::domain::records::people::{Member, Role};
use crate::domain::tables::draft::works_alone;
use crate::domain::tables::record::Tables;

/// Returns who does the work of a role, in the order of the team.
///
/// A role that nobody has falls to the Marketing leads; without one, to a person who works alone.
pub fn holders(role: Role, tables: &Tables) -> Vec<&Arc<Member>> {
    let team = || tables.members.values().filter(|member| !member.left);
    let having = |role: Role| team().filter(|member| member.is(role)).collect::<Vec<_>>();
    let mut holders = having(role);
    if holders.is_empty() {
        holders = having(Role::MarketingLead);
    }
    if holders.is_empty() && works_alone(tables) {
        holders = team().filter(|member| member.can_own_work()).collect();
    }
    holders
}

/// Returns whether the work of a role falls to a member.
pub fn holds(member: MemberId, role: Role, tables: &Tables) -> bool {
    holders(role, tables).iter().any(|holder| holder.id == member)
}

/// Returns whether a member of the team has a role, so that nobody stands in.
pub fn is_filled(role: Role, tables: &Tables) -> bool {
    tables.members.values().any(|member| !member.left && member.is(role))
}
