//! What Analytics does: the Analytics owners, or the Marketing lead where nobody has that role.

use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::reads::role_holders::{holders, is_filled};
use crate::domain::records::people::Role;
use crate::domain::tables::draft::Draft;

/// Asks that the actor does the work of Analytics; `does` is what only they can do.
///
/// # Errors
/// [`Rule::Right`] with "act as" for those who do it.
pub(in crate::domain) fn require_analytics(draft: &Draft<'_>, does: &str) -> Result<(), Refusal> {
    let tables = draft.tables();
    let actor = draft.context().actor;
    let holders = holders(Role::AnalyticsOwner, tables);
    if holders.iter().any(|holder| holder.id == actor) {
        return Ok(());
    }
    let why = match is_filled(Role::AnalyticsOwner, tables) {
        true => format!("Only an Analytics owner can {does}. Ask them, or act as one."),
        false => format!(
            "Nobody is an Analytics owner, so only the Marketing lead can {does}. Ask them, or act as them."
        ),
    };
    let refusal = Refusal::new(Rule::Right, why);
    let refusal = if holders.is_empty() { refusal.way(Way::OpenTeam) } else { refusal };
    Err(holders.iter().fold(refusal, |refusal, holder| refusal.way(Way::ActAs(holder.id))))
}
