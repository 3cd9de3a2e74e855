//! The rules of planning, running, reviewing and closing, one file a part of the loop.

pub mod accept;
pub mod close;
pub mod cycle;
pub mod move_card;
pub mod plan;
pub mod review;
pub mod scope;
pub mod start;

use std::sync::Arc;

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::board::blocker_of;
use crate::domain::reads::ready::ReadyItem;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position, Transition};
use crate::domain::records::blocker::{Blocker, Resolution};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::{RecordKey, Tables};

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: SprintCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    use SprintCommand as C;
    match command {
        C::Plan { id, starts, ends } => {
            crate::domain::rules::sprint::plan::plan(draft, id, starts, ends)
        }
        C::SetDates { id, starts, ends } => {
            crate::domain::rules::sprint::plan::set_dates(draft, id, starts, ends)
        }
        C::SetCapacity { id, capacity } => {
            crate::domain::rules::sprint::plan::set_capacity(draft, id, capacity)
        }
        C::SetGoal { id, goal, reason } => {
            crate::domain::rules::sprint::plan::set_goal(draft, id, goal, reason)
        }
        C::Choose { id, items, serves_goal } => {
            crate::domain::rules::sprint::plan::choose(draft, id, &items, serves_goal)
        }
        C::Unchoose { id, items } => {
            crate::domain::rules::sprint::plan::unchoose(draft, id, &items)
        }
        C::MarkServesGoal { id, item, serves_goal } => {
            crate::domain::rules::sprint::plan::mark_serves_goal(draft, id, item, serves_goal)
        }
        C::Start { id, over_capacity } => {
            crate::domain::rules::sprint::start::start(draft, id, over_capacity)
        }
        C::AddToScope { id, items, serves_goal, reason, over_capacity } => {
            crate::domain::rules::sprint::scope::add(
                draft,
                id,
                &crate::domain::rules::sprint::scope::Addition {
                    items,
                    serves_goal,
                    reason,
                    over_capacity,
                },
            )
        }
        C::RemoveFromScope { id, items, reason } => {
            crate::domain::rules::sprint::scope::remove(draft, id, &items, &reason)
        }
        C::Move { item, to } => crate::domain::rules::sprint::move_card::move_to(draft, item, to),
        C::Accept { item, evidence, next } => {
            crate::domain::rules::sprint::accept::accept(draft, item, evidence, next)
        }
        C::Return { item, reason } => {
            crate::domain::rules::sprint::accept::give_back(draft, item, reason)
        }
        C::BeginReview { id } => crate::domain::rules::sprint::review::begin(draft, id),
        C::Resume { id } => crate::domain::rules::sprint::review::resume(draft, id),
        C::NoteReview { id, notes, next } => {
            crate::domain::rules::sprint::review::note(draft, id, notes, next)
        }
        C::JudgeGoal { id, verdict, why } => {
            crate::domain::rules::sprint::review::judge(draft, id, verdict, why)
        }
        C::SetOutcome { id, item, outcome } => {
            crate::domain::rules::sprint::review::set_outcome(draft, id, item, outcome)
        }
        C::PlanRetrospective { id, plan } => {
            crate::domain::rules::sprint::review::plan_retrospective(draft, id, plan)
        }
        C::Close { id, over_missing, next_cycle } => {
            crate::domain::rules::sprint::close::close(draft, id, over_missing, next_cycle)
        }
        C::Cancel { id, reason } => crate::domain::rules::sprint::close::cancel(draft, id, reason),
        C::BeginCycle { id, starts } => {
            crate::domain::rules::sprint::cycle::begin(draft, id, starts)
        }
    }
}

/// Says in the log what happened to a sprint.
fn log<'d>(draft: &'d mut Draft<'_>, verb: Verb, sprint: &Sprint) -> &'d mut Event {
    draft.log(verb, RecordKey::Sprint(sprint.id), sprint.name())
}

/// Says in the log what happened to an item.
fn log_item<'d>(draft: &'d mut Draft<'_>, verb: Verb, item: &BacklogItem) -> &'d mut Event {
    draft.log(verb, RecordKey::BacklogItem(item.id), item.key.to_string())
}

/// Brings an item to a position, on record.
fn place(item: &mut BacklogItem, to: Position, draft: &Draft<'_>) {
    let at = draft.context().now;
    item.history.push(Transition { at, to: to.clone() });
    item.touched = Some(at);
    item.position = to;
}

/// The sprint that is running or in review, with its number on the way if it is another.
fn other_open(tables: &Tables, id: SprintId) -> Option<&Arc<Sprint>> {
    tables.sprints.values().find(|sprint| sprint.is_open() && sprint.id != id)
}

/// Refuses while another sprint is open.
fn only_one(tables: &Tables, id: SprintId) -> Result<(), Refusal> {
    let Some(other) = other_open(tables, id) else { return Ok(()) };
    let why = format!("{} is still open. Review and close it first.", other.name());
    Err(Refusal::new(Rule::OneSprint, why).way(Way::OpenReview(other.id)))
}

/// The number of the next sprint or cycle.
fn next_number(tables: &Tables) -> u32 {
    tables.sprints.values().map(|sprint| sprint.number).max().unwrap_or(0).saturating_add(1)
}

/// Where an item stands in an open sprint.
fn on_board(item: &BacklogItem, draft: &Draft<'_>) -> Result<(Arc<Sprint>, BoardStage), Refusal> {
    let not_there = || {
        let why =
            format!("{} is in no sprint that is open. Choose it for a sprint first.", item.key);
        Refusal::state(why).about([item.id]).way(Way::OpenPlan)
    };
    let Position::InSprint { sprint, stage } = item.position else { return Err(not_there()) };
    let sprint = draft.get::<Sprint>(sprint)?;
    if sprint.is_open() { Ok((sprint, stage)) } else { Err(not_there()) }
}

/// The items of these ids, each from the backlog and ready; else what each misses.
fn ready_items(draft: &Draft<'_>, ids: &[ItemId]) -> Result<Vec<Arc<BacklogItem>>, Refusal> {
    let items =
        ids.iter().map(|id| draft.get::<BacklogItem>(*id)).collect::<Result<Vec<_>, _>>()?;
    for item in &items {
        if item.position != Position::Backlog {
            let why = format!("{} is not in the backlog any more.", item.key);
            return Err(Refusal::state(why).about([item.id]).way(Way::OpenItem(item.id)));
        }
    }
    let mut lines = Vec::new();
    let mut unready = Vec::new();
    for item in &items {
        if let Err(missing) = ReadyItem::check(item, draft.tables()) {
            let what: Vec<String> = missing.into_iter().map(|missing| missing.what).collect();
            lines.push(format!("{} misses {}.", item.key, what.join(", ")));
            unready.push(item.id);
        }
    }
    if unready.is_empty() {
        return Ok(items);
    }
    let why = format!("{} What is unclear belongs in refinement.", lines.join(" "));
    let refusal = Refusal::new(Rule::Ready, why).about(unready.clone());
    Err(unready.into_iter().fold(refusal, |refusal, id| refusal.way(Way::OpenItem(id))))
}

/// Refuses to go on with an item that is blocked.
fn not_blocked(item: &BacklogItem, tables: &Tables) -> Result<(), Refusal> {
    let Some(blocker) = blocker_of(item.id, tables) else { return Ok(()) };
    let why = format!(
        "{} is blocked: {}. Resolve the blocker first; it goes on where it was.",
        item.key, blocker.reason
    );
    Err(Refusal::state(why).about([item.id]).way(Way::OpenBlocker(blocker.id)))
}

/// Takes items out of the sprint that is being planned.
pub(in crate::domain) fn unplan(draft: &mut Draft<'_>, items: &[ItemId]) -> Result<(), Refusal> {
    let lists = |sprint: &Sprint| items.iter().any(|id| sprint.chosen.contains_key(id));
    let sprints = &draft.tables().sprints;
    let planned = sprints.values().find(|sprint| sprint.is_planned() && lists(sprint));
    let Some(planned) = planned.map(|sprint| sprint.id) else { return Ok(()) };
    draft.edit::<Sprint>(planned, |sprint| {
        sprint.chosen.retain(|id, _| !items.contains(id));
        Ok(())
    })
}

/// Ends the blocker of an item that leaves its sprint for good, or is put away.
pub(in crate::domain) fn end_blocker(draft: &mut Draft<'_>, item: ItemId, text: &str) {
    let Some(blocker) = blocker_of(item, draft.tables()) else { return };
    let mut blocker = Blocker::clone(blocker);
    blocker.resolution = Some(Resolution { stamp: draft.stamp(), text: text.to_owned() });
    draft.put(blocker);
}

/// Keys for a sentence or the log: "MKT-1, MKT-2".
fn keys(items: &[Arc<BacklogItem>]) -> String {
    items.iter().map(|item| item.key.to_string()).collect::<Vec<_>>().join(", ")
}
