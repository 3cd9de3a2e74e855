//! Who accepts an item: its requester or a Marketing lead, never its owner, unless it needs no review.

use crate::domain::base::ids::MemberId;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::reads::guardrails::unmet_guardrails;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::people::Role;
use crate::domain::tables::draft::works_alone;
use crate::domain::tables::record::Tables;

/// Returns whether an item needs no review: its work type says so, or one person does all the work.
pub fn owner_accepts(item: &BacklogItem, tables: &Tables) -> bool {
    let kind = tables.work_types.get(item.work_type);
    kind.is_some_and(|kind| kind.needs_no_review()) || works_alone(tables)
}

/// Returns whether a member marks an item done that needs no review: its owner does, or whoever takes it up.
pub fn may_mark_done(member: Option<MemberId>, item: &BacklogItem, tables: &Tables) -> bool {
    owner_accepts(item, tables) && item.owner.is_none_or(|owner| Some(owner) == member)
}

/// Returns whether a member may accept or return an item that is under review.
pub fn may_accept(member: MemberId, item: &BacklogItem, tables: &Tables) -> bool {
    works_alone(tables) || acceptors(item, tables).contains(&member)
}

/// Returns why a member may not accept or return an item, if so.
pub fn not_theirs(member: MemberId, item: &BacklogItem, tables: &Tables) -> Option<Refusal> {
    if may_accept(member, item, tables) {
        return None;
    }
    let entitled = acceptors(item, tables);
    let first = if item.owner == Some(member) {
        let is_lead = tables.members.get(member).is_some_and(|one| one.is(Role::MarketingLead));
        let lead = if is_lead { "another Marketing lead" } else { "a Marketing lead" };
        format!("You own {}, so its requester or {lead} must accept or return it.", item.key)
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
    Some(entitled.into_iter().map(Way::ActAs).chain(way).fold(refusal, Refusal::way))
}

/// Returns the others who may accept or return an item.
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

/// Returns what is not checked off yet: acceptance criteria, lines of the definition of done, guardrails.
pub fn open_checks<'a>(item: &'a BacklogItem, tables: &'a Tables) -> Vec<&'a str> {
    let criteria = item.criteria.iter().filter(|line| line.met.is_none());
    let done = tables.work_types.get(item.work_type).into_iter().flat_map(|kind| &kind.done);
    let undone = done.filter(|line| !item.done_lines.contains_key(&line.id));
    criteria
        .map(|line| line.text.as_str())
        .chain(undone.map(|line| line.text.as_str()))
        .chain(unmet_guardrails(item, tables, true))
        .collect()
}
