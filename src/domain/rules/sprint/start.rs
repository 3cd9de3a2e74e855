//! Starting a sprint: the goal, the ready gate once more, the capacity gate, and the frozen commitment.

use std::sync::Arc;

use crate::domain::base::context::Override;
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ItemId, MemberId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::{Reason, number_of};
use crate::domain::reads::order;
use crate::domain::reads::ready::any_ready;
use crate::domain::reads::ready::rules_of;
use crate::domain::reads::sprint::capacity::capacity_of;
use crate::domain::reads::sprint::load::{Load, OwnerLoad, load};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::priority::Priority;
use crate::domain::records::sprint::commitment::{Commitment, CommittedItem};
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::rules::sprint::checks::{
    already_over, only_one, place, put_sprint, ready_items,
};
use crate::domain::rules::sprint::plan::needs_priority;
use crate::domain::tables::draft::{Draft, is_just_me};
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(super) fn start(
    draft: &mut Draft<'_>,
    id: SprintId,
    over_capacity: Option<Reason>,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if sprint.is_open() {
        return Err(
            Refusal::state(format!("{} is already running.", sprint.name())).way(Way::OpenBoard)
        );
    }
    if !sprint.is_planned() {
        return Err(already_over(&sprint));
    }
    only_one(draft.tables(), id)?;
    check_goal(&sprint, draft)?;
    // An item whose adding was taken back is not there to be promised.
    sprint.chosen.retain(|item, _| draft.tables().items.contains(*item));
    let chosen: Vec<ItemId> = sprint.chosen.keys().copied().collect();
    if chosen.is_empty() {
        return Err(empty_plan(draft.tables()));
    }
    let items = order::sorted(&ready_items(draft, &chosen)?);
    let set_aside = capacity_gate(&sprint, draft, &chosen, over_capacity)?;
    sprint.capacity = capacity_of(&sprint, draft.tables());
    sprint.state = SprintState::Running;
    sprint.commitment = Some(Commitment {
        approved: draft.stamp(),
        items: items.iter().map(|item| committed(item, &sprint, draft.tables())).collect(),
        capacity: sprint.capacity.clone(),
        over_capacity: set_aside.clone(),
        without_approval: draft.without_approval,
    });
    for item in &items {
        enter(item, id, draft);
    }
    let detail = format!("{} committed", number_of(items.len(), "item"));
    let event = put_sprint(draft, sprint, Verb::Started, detail);
    event.overrode = set_aside.is_some();
    event.reason = set_aside.map(|set_aside| set_aside.reason);
    Ok(())
}

fn check_goal(sprint: &Sprint, draft: &Draft<'_>) -> Result<(), Refusal> {
    let Some(goal) = &sprint.goal else {
        let write = match is_just_me(draft.tables()) {
            true => "Write one.",
            false => "Write one and link it to the current priority.",
        };
        let why = format!("{} has no goal yet. {write}", sprint.name());
        return Err(Refusal::new(Rule::Goal, why).way(Way::OpenPlan));
    };
    match goal.priority {
        Some(priority) => draft.get::<Priority>(priority).map(|_| ()),
        None if is_just_me(draft.tables()) => Ok(()),
        None => Err(needs_priority(draft.tables())),
    }
}

/// Puts a ready item in the sprint, in the board's Ready column.
pub(super) fn enter(item: &BacklogItem, sprint: SprintId, draft: &mut Draft<'_>) {
    let mut item = item.clone();
    place(&mut item, Position::InSprint { sprint, stage: BoardStage::Committed }, draft);
    draft.put(item);
}

/// Returns the item as it is committed, with the rules it met.
pub(super) fn committed(item: &BacklogItem, sprint: &Sprint, tables: &Tables) -> CommittedItem {
    let mut committed =
        CommittedItem::new(item.id, item.key.clone(), item.title.clone(), item.work_type);
    committed.channel = item.channel;
    committed.owner = item.owner;
    committed.contributors = item.contributors.clone();
    committed.estimate = item.estimate;
    committed.serves_goal = sprint.chosen.get(&item.id).copied().unwrap_or_default();
    committed.carried_over = item.carried_from.is_some();
    if let Some(work_type) = tables.work_types.get(item.work_type) {
        committed.rules_met = rules_of(work_type).collect();
    }
    committed
}

/// Refuses a sprint over capacity, for the team or any owner, unless the lead overrides it.
/// `movable` are the items that can still be removed or reassigned.
pub(super) fn capacity_gate(
    sprint: &Sprint,
    draft: &Draft<'_>,
    movable: &[ItemId],
    over_capacity: Option<Reason>,
) -> Result<Option<Override>, Refusal> {
    let load = load(sprint, draft.tables());
    if load.fits() {
        return Ok(None);
    }
    match over_capacity {
        Some(reason) => draft.override_by_lead(reason).map(Some),
        None => Err(too_much(&load, draft.tables(), movable)),
    }
}

fn too_much(load: &Load, tables: &Tables, movable: &[ItemId]) -> Refusal {
    let unit = tables.workflow.unit;
    let name = |id| tables.members.get(id).map_or("Someone", |member| member.name.as_str());
    let mut lines: Vec<String> = load
        .owners_over()
        .map(|owner| {
            format!(
                "{} is {} over ({} of {}).",
                name(owner.member),
                unit.show(owner.over()),
                unit.show(owner.load),
                unit.show(owner.capacity)
            )
        })
        .collect();
    if load.over() > Effort::ZERO {
        lines.push(format!(
            "The team is {} over ({} of {}).",
            unit.show(load.over()),
            unit.show(load.load),
            unit.show(load.capacity)
        ));
    }
    let items: Vec<Arc<BacklogItem>> =
        movable.iter().filter_map(|id| tables.items.get(*id).cloned()).collect();
    // The last in the list is removed first.
    let mut items = order::sorted(&items);
    items.reverse();
    let mut refusal = Refusal::new(Rule::Capacity, lines.join(" "));
    for owner in load.owners_over() {
        refusal = relieve(refusal, owner, load, &items);
    }
    if refusal.ways.is_empty() {
        let last = items.first().map(|item| Way::TakeOut(item.id));
        refusal = last.into_iter().fold(refusal, Refusal::way);
    }
    let concerned: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    refusal.about(concerned).way(Way::Override)
}

/// Nothing is chosen: there is something to choose, or first something to refine.
fn empty_plan(tables: &Tables) -> Refusal {
    match any_ready(tables) {
        false => {
            Refusal::state("The plan is empty, and no item is Ready yet. Refine the backlog first.")
                .way(Way::Refine)
        }
        true => {
            Refusal::state("The plan is empty. Choose at least one Ready item.").way(Way::OpenPlan)
        }
    }
}

/// Adds two ways out for one owner: remove an item that frees enough, or reassign one to someone with capacity left.
fn relieve(
    refusal: Refusal,
    owner: &OwnerLoad,
    load: &Load,
    items: &[Arc<BacklogItem>],
) -> Refusal {
    let part = |item: &BacklogItem, of: MemberId| -> Effort {
        item.load().into_iter().filter(|(member, _)| *member == of).map(|(_, part)| part).sum()
    };
    let theirs = || items.iter().filter(|item| part(item, owner.member) > Effort::ZERO);
    let enough = theirs().find(|item| part(item, owner.member) >= owner.over());
    let Some(item) = enough.or_else(|| theirs().next()) else { return refusal };
    let refusal = refusal.way(Way::TakeOut(item.id));
    let owned = || theirs().filter(|item| item.owner == Some(owner.member));
    let fitting = owned().filter_map(|item| {
        let needed = part(item, owner.member);
        let roomy = load.owners.iter().filter(|other| {
            other.member != owner.member && needed > Effort::ZERO && other.room() >= needed
        });
        let most = roomy.max_by_key(|other| other.room())?;
        Some((needed, Way::GiveTo(item.id, most.member)))
    });
    // The smallest that is enough; where none is, the one that helps most.
    let fitting: Vec<(Effort, Way)> = fitting.collect();
    let enough = fitting.iter().filter(|(needed, _)| *needed >= owner.over());
    let best = enough.min_by_key(|(needed, _)| *needed);
    let given = best.or_else(|| fitting.iter().max_by_key(|(needed, _)| *needed));
    given.map(|(_, way)| *way).into_iter().fold(refusal, Refusal::way)
}
