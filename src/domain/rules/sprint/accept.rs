//! Done means accepted: every criterion and line met, and someone else has said so.

use chrono::{Months, NaiveDate};

use crate::domain::base::ids::{ItemId, MemberId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::order::next_key;
use crate::domain::reads::ready::unmet_guardrails;
use crate::domain::records::backlog::item::{BacklogItem, Recurrence, Verdict};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::people::Role;
use crate::domain::rules::sprint::{log_item, not_blocked, on_board, place};
use crate::domain::tables::draft::{Draft, works_alone};
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(super) fn accept(
    draft: &mut Draft<'_>,
    id: ItemId,
    evidence: String,
    next: ItemId,
) -> Result<(), Refusal> {
    let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    let (sprint, stage) = on_board(&item, draft)?;
    if stage != BoardStage::UnderReview {
        let why = match stage {
            BoardStage::Done => format!("{} is accepted already.", item.key),
            _ => format!("{} is not under review yet. Move it there first.", item.key),
        };
        return Err(Refusal::state(why).about([id]).way(Way::OpenBoard));
    }
    not_blocked(&item, draft.tables())?;
    done_gate(&item, draft.tables())?;
    may_judge(&item, draft)?;
    let stamp = draft.stamp();
    // What was returned and is accepted once more has left its copy the first time.
    let first = !item.verdicts.iter().any(|one| matches!(one, Verdict::Accepted { .. }));
    item.verdicts.push(Verdict::Accepted { stamp, evidence: evidence.trim().to_owned() });
    place(&mut item, Position::InSprint { sprint: sprint.id, stage: BoardStage::Done }, draft);
    draft.put(item.clone());
    if let Some(recurrence) = item.recurrence.filter(|_| first) {
        let copy = again(&item, recurrence, next, draft);
        draft.add(copy)?;
    }
    log_item(draft, Verb::Accepted, &item).detail = evidence.trim().to_owned();
    Ok(())
}

/// Every acceptance criterion and every line of the definition of done; nobody overrides it.
fn done_gate(item: &BacklogItem, tables: &Tables) -> Result<(), Refusal> {
    let criteria = item.criteria.iter().filter(|line| line.met.is_none());
    let unmet: Vec<&str> = criteria.map(|line| line.text.as_str()).collect();
    let work_type = tables.work_types.get(item.work_type);
    let lines = work_type.iter().flat_map(|work_type| &work_type.done);
    let undone: Vec<&str> = lines
        .filter(|line| !item.done_lines.contains_key(&line.id))
        .map(|line| line.text.as_str())
        .chain(unmet_guardrails(item, tables, true))
        .collect();
    if unmet.is_empty() && undone.is_empty() {
        return Ok(());
    }
    let mut parts = Vec::new();
    if !unmet.is_empty() {
        parts.push(format!("acceptance criteria not met: {}", unmet.join("; ")));
    }
    if !undone.is_empty() {
        parts.push(format!("definition of done not met: {}", undone.join("; ")));
    }
    let why = format!("{}: {}. Meet them, or return the item.", item.key, parts.join(". "));
    Err(Refusal::new(Rule::Done, why).about([item.id]).way(Way::OpenItem(item.id)))
}

/// Accepts and returns: the requester or a Marketing lead, not the owner; anyone who works alone.
fn may_judge(item: &BacklogItem, draft: &Draft<'_>) -> Result<(), Refusal> {
    let tables = draft.tables();
    let actor = draft.context().actor;
    if works_alone(tables) {
        return Ok(());
    }
    let entitled = acceptors(item, tables);
    if entitled.contains(&actor) {
        return Ok(());
    }
    let first = if item.owner == Some(actor) {
        format!(
            "You own {}, so someone else accepts or returns it: the requester or a Marketing lead.",
            item.key
        )
    } else {
        format!("{} is accepted or returned by its requester or a Marketing lead.", item.key)
    };
    let why = if entitled.is_empty() {
        format!("{first} Nobody else can; name a member as its requester.")
    } else {
        first
    };
    let refusal = Refusal::new(Rule::Acceptance, why).about([item.id]);
    let way = entitled.is_empty().then_some(Way::OpenItem(item.id));
    Err(entitled.into_iter().map(Way::ActAs).chain(way).fold(refusal, Refusal::way))
}

/// Who may accept or return an item: its requester and the Marketing leads, without its owner.
pub(super) fn acceptors(item: &BacklogItem, tables: &Tables) -> Vec<MemberId> {
    let requester = item.requester.as_ref().and_then(|requester| requester.member);
    tables
        .members
        .values()
        .filter(|member| !member.left && item.owner != Some(member.id))
        .filter(|member| requester == Some(member.id) || member.is(Role::MarketingLead))
        .map(|member| member.id)
        .collect()
}

/// The copy of a recurring item: the same work, nothing ticked, its dates one turn later.
fn again(item: &BacklogItem, recurrence: Recurrence, id: ItemId, draft: &Draft<'_>) -> BacklogItem {
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
    carry_words(item, &mut copy);
    copy.estimate = item.estimate;
    copy.criteria = item.criteria.clone();
    copy.criteria.iter_mut().for_each(|line| line.met = None);
    copy.checklist = item.checklist.clone();
    copy.checklist.iter_mut().for_each(|line| line.done = false);
    copy.recurrence = Some(recurrence);
    copy.needed_by = item.needed_by.and_then(later);
    if let Some(plan) = copy.measurement.as_mut() {
        // The next turn is a hypothesis of its own: Analytics looks at it anew.
        (plan.validated, plan.voided) = (None, None);
        plan.review_on = plan.review_on.and_then(later);
    }
    copy
}

/// What a copy or the rest of a split item has in common with the first.
pub(super) fn carry_words(from: &BacklogItem, to: &mut BacklogItem) {
    to.purpose = from.purpose.clone();
    to.channel = from.channel;
    to.owner = from.owner;
    to.contributors = from.contributors.clone();
    to.requester = from.requester.clone();
    to.expected_value = from.expected_value.clone();
    to.description = from.description.clone();
    to.measurement = from.measurement.clone();
    to.links = from.links.clone();
    to.campaign = from.campaign;
}

pub(super) fn give_back(draft: &mut Draft<'_>, id: ItemId, reason: Reason) -> Result<(), Refusal> {
    let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    let (sprint, stage) = on_board(&item, draft)?;
    if !matches!(stage, BoardStage::UnderReview | BoardStage::Done) {
        let why = format!("{} is not under review, so there is nothing to return.", item.key);
        return Err(Refusal::state(why).about([id]).way(Way::OpenBoard));
    }
    may_judge(&item, draft)?;
    let stamp = draft.stamp();
    item.verdicts.push(Verdict::Returned { stamp, reason: reason.clone() });
    place(&mut item, Position::InSprint { sprint: sprint.id, stage: BoardStage::Active }, draft);
    draft.put(item.clone());
    log_item(draft, Verb::Returned, &item).reason = Some(reason);
    Ok(())
}
