//! Scope changes: what comes into a running sprint, and what goes out.

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::item_keys::keys;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::commitment::{ScopeChange, ScopeChangeKind};
use crate::domain::records::sprint::record::{Sprint, SprintKind, SprintState};
use crate::domain::rules::leaving::{end_blocker, unplan};
use crate::domain::rules::sprint::checks::{place, put_sprint, ready_items};
use crate::domain::rules::sprint::move_card::stage_limit;
use crate::domain::rules::sprint::start::{capacity_gate, committed, enter};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// What is added, and why.
pub(super) struct Addition {
    /// The items.
    pub items: Vec<ItemId>,
    /// Whether they serve the goal.
    pub serves_goal: bool,
    /// Why.
    pub reason: Option<Reason>,
    /// Over capacity all the same, because.
    pub over_capacity: Option<Reason>,
}

fn running(draft: &Draft<'_>, id: SprintId) -> Result<Sprint, Refusal> {
    let sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    match sprint.state {
        SprintState::Running => Ok(sprint),
        SprintState::Planned => {
            let why = format!("{} has not started. Choose its items in the plan.", sprint.name());
            Err(Refusal::state(why).way(Way::OpenPlan))
        }
        SprintState::InReview { .. } => {
            let why = format!("{} is in review. Reopen it to change its scope.", sprint.name());
            Err(Refusal::state(why).way(Way::OpenReview(id)))
        }
        _ => Err(crate::domain::rules::sprint::checks::already_over(&sprint)),
    }
}

pub(super) fn add(draft: &mut Draft<'_>, id: SprintId, addition: &Addition) -> Result<(), Refusal> {
    let mut sprint = running(draft, id)?;
    if addition.items.is_empty() {
        return Err(Refusal::input("Choose at least one item."));
    }
    let reason = match (&addition.reason, sprint.kind) {
        (Some(reason), _) => reason.clone(),
        (None, SprintKind::Cycle) => pulled(&sprint)?,
        (None, SprintKind::Sprint) => {
            let why = "The sprint is committed. Give a reason for adding work now.";
            return Err(Refusal::new(Rule::Reason, why).way(Way::GiveReason));
        }
    };
    let items = ready_items(draft, &addition.items)?;
    let mut warning = String::new();
    for item in &items {
        if let Some(warned) = stage_limit(draft.tables(), id, BoardStage::Committed, item)? {
            warning = format!(", {warned}");
        }
        sprint.chosen.insert(item.id, addition.serves_goal);
        let kind = ScopeChangeKind::Added { item: committed(item, &sprint, draft.tables()) };
        let stamp = draft.stamp();
        sprint.scope_changes.push(ScopeChange { stamp, reason: reason.clone(), kind });
        enter(item, id, draft);
    }
    unplan(draft, &addition.items)?;
    let set_aside = capacity_gate(&sprint, draft, &addition.items, addition.over_capacity.clone())?;
    sprint.scope_overrides.extend(set_aside.clone());
    let detail = format!("added {}{warning}", keys(&items));
    let event = put_sprint(draft, sprint, Verb::Edited, detail);
    event.overrode = set_aside.is_some();
    event.reason = set_aside.map(|set_aside| set_aside.reason).or_else(|| addition.reason.clone());
    Ok(())
}

/// In a cycle, adding is how work usually enters, but the record still needs a reason.
fn pulled(sprint: &Sprint) -> Result<Reason, Refusal> {
    Reason::parse(&format!("Pulled into {}", sprint.name()))
        .map_err(|error| Refusal::input(error.to_string()))
}

pub(super) fn remove(
    draft: &mut Draft<'_>,
    id: SprintId,
    ids: &[ItemId],
    reason: &Reason,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if !sprint.is_open() {
        sprint = running(draft, id)?;
    }
    if ids.is_empty() {
        return Err(Refusal::input("Choose at least one item."));
    }
    let mut items = Vec::new();
    for item_id in ids {
        let item = draft.get::<BacklogItem>(*item_id)?;
        if item.position.sprint() != Some(id) {
            let why = format!("{} is not in {}.", item.key, sprint.name());
            return Err(Refusal::state(why).about([item.id]));
        }
        if item.position.stage() == Some(BoardStage::Done) {
            let why = format!(
                "{} is accepted and stays in {}. If it isn't done, return it first.",
                item.key,
                sprint.name()
            );
            return Err(Refusal::state(why).about([item.id]).way(Way::OpenReview(id)));
        }
        let mut back = BacklogItem::clone(&item);
        place(&mut back, Position::Backlog, draft);
        draft.put(back);
        end_blocker(draft, *item_id, &format!("Removed from {}", sprint.name()));
        sprint.chosen.remove(item_id);
        sprint.review.outcomes.remove(item_id);
        let kind = ScopeChangeKind::Removed { item: *item_id, estimate: item.estimate };
        let stamp = draft.stamp();
        sprint.scope_changes.push(ScopeChange { stamp, reason: reason.clone(), kind });
        items.push(item);
    }
    let detail = format!("removed {}", keys(&items));
    put_sprint(draft, sprint, Verb::Edited, detail).reason = Some(reason.clone());
    Ok(())
}
