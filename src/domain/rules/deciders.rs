//! Where rights are enforced, someone is left who could change them.

use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::records::people::Role;
use crate::domain::records::workflow::Rights;
use crate::domain::tables::record::Tables;

/// Where rights are enforced, someone must be left who could change them.
pub(in crate::domain) fn someone_decides(tables: &Tables) -> Result<(), Refusal> {
    if tables.workflow.rights != Rights::Enforce {
        return Ok(());
    }
    let missing = [Role::MarketingLead, Role::OperationsOwner]
        .into_iter()
        .find(|role| !tables.members.values().any(|member| !member.left && member.is(*role)));
    match missing {
        None => Ok(()),
        Some(role) => Err(Refusal::state(format!(
            "Decision rights are enforced, and the team would have no {}. Give someone else the role first.",
            role.label()
        ))
        .way(Way::OpenTeam)),
    }
}
