//! Who may accept or return an item: its requester or a Marketing lead, never its owner.

use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::reads::acceptance::{acceptors, may_accept};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::people::Role;
use crate::domain::tables::draft::Draft;

/// Accepts and returns: the requester or a Marketing lead, not the owner; anyone who works alone.
pub(in crate::domain) fn may_judge(item: &BacklogItem, draft: &Draft<'_>) -> Result<(), Refusal> {
    let tables = draft.tables();
    let actor = draft.context().actor;
    if may_accept(actor, item, tables) {
        return Ok(());
    }
    let entitled = acceptors(item, tables);
    let first = if item.owner == Some(actor) {
        let is_lead = tables.members.get(actor).is_some_and(|one| one.is(Role::MarketingLead));
        let lead = if is_lead { "another Marketing lead" } else { "a Marketing lead" };
        format!("You own {}, so its requester or {lead} must accept it.", item.key)
    } else {
        format!("Only the requester or a Marketing lead can accept or return {}.", item.key)
    };
    let why = if entitled.is_empty() {
        format!(
            "{first} No one else on the team can, so choose a team member under “Requested by” in its more fields."
        )
    } else {
        first
    };
    let refusal = Refusal::new(Rule::Acceptance, why).about([item.id]);
    let way = entitled.is_empty().then_some(Way::OpenItem(item.id));
    Err(entitled.into_iter().map(Way::ActAs).chain(way).fold(refusal, Refusal::way))
}
