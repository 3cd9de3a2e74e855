//! What becomes of unfinished work when a sprint closes: carried over, refined, dropped or split.

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::reads::order::next_key;
use crate::domain::reads::sprint::before_closing::unfinished;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::sprint::commitment::Commitment;
use crate::domain::records::sprint::outcome::{Destination, Outcome};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::rules::copy_brief::copy_brief;
use crate::domain::rules::leaving::end_blocker;
use crate::domain::rules::sprint::checks::place;
use crate::domain::rules::sprint::cycle::cycle_from;
use crate::domain::rules::sprint::start::committed;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::record::Tables;

/// Carries over unfinished work without an outcome, and drops the outcomes of finished work.
pub(in crate::domain) fn settle_outcomes(
    sprint: &mut Sprint,
    tables: &Tables,
) -> Result<(), Refusal> {
    let unfinished: Vec<ItemId> = unfinished(sprint, tables).iter().map(|item| item.id).collect();
    let reason = match &sprint.closed_over {
        Some(set_aside) => set_aside.reason.clone(),
        None => Reason::parse("Carried over").map_err(|error| Refusal::input(error.to_string()))?,
    };
    let outcomes = &mut sprint.review.outcomes;
    outcomes.retain(|item, _| unfinished.contains(item));
    for item in unfinished {
        let carried = || Outcome { destination: Destination::CarryOver, reason: reason.clone() };
        outcomes.entry(item).or_insert_with(carried);
    }
    Ok(())
}

/// Moves an unfinished item to where its outcome says.
pub(in crate::domain) fn send(
    draft: &mut Draft<'_>,
    sprint: &Sprint,
    item: &BacklogItem,
    outcome: &Outcome,
) -> Result<(), Refusal> {
    let mut item = item.clone();
    match &outcome.destination {
        // The obstacle outlasts the sprint, so its blocker stays open.
        Destination::CarryOver => {
            item.carried_from = Some(sprint.id);
            place(&mut item, Position::Backlog, draft);
        }
        Destination::Refinement => {
            item.carried_from = None;
            place(&mut item, Position::Backlog, draft);
            end_blocker(draft, item.id, "Back to refinement");
        }
        Destination::Drop => {
            place(&mut item, Position::Dropped { reason: outcome.reason.clone() }, draft);
            end_blocker(draft, item.id, "Dropped");
        }
        Destination::Split { rest, title, estimate } => {
            let last = rank_after(&item, draft.tables());
            let stamp = draft.stamp();
            let key = next_key(draft.tables());
            let mut new = BacklogItem::new(*rest, key, title.clone(), item.work_type, last, stamp);
            copy_brief(&item, &mut new);
            new.estimate = *estimate;
            new.needed_by = item.needed_by;
            new.launch = item.launch.clone();
            new.criteria =
                item.criteria.iter().filter(|line| line.met.is_none()).cloned().collect();
            new.checklist = item.checklist.iter().filter(|line| !line.done).cloned().collect();
            new.needs = item.needs.iter().filter(|need| need.settled.is_none()).cloned().collect();
            new.carried_from = Some(sprint.id);
            new.split_from = Some(item.id);
            draft.add(new)?;
            // Nobody accepted the finished part as a whole, so it is archived, not done.
            place(&mut item, Position::Archived, draft);
            end_blocker(draft, item.id, "Split");
        }
    }
    draft.put(item);
    Ok(())
}

/// Returns the rank right after an item.
pub(in crate::domain) fn rank_after(item: &BacklogItem, tables: &Tables) -> Rank {
    let later = tables.items.values().map(|other| &other.rank).filter(|rank| **rank > item.rank);
    Rank::between(Some(&item.rank), later.min())
}

/// Starts the cycle after a closed one; unfinished work keeps its stage.
pub(in crate::domain) fn roll_on(
    draft: &mut Draft<'_>,
    closed: &Sprint,
    id: SprintId,
    rolling: &[ItemId],
) -> Result<(), Refusal> {
    let calendar = &draft.tables().workflow.calendar;
    let starts = calendar.after(closed.ends).max(draft.context().today());
    let mut next = cycle_from(draft, id, calendar.on_or_after(starts));
    for item in rolling {
        let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(*item)?);
        let stage = item.position.stage().unwrap_or(BoardStage::Committed);
        item.carried_from = Some(closed.id);
        place(&mut item, Position::InSprint { sprint: id, stage }, draft);
        next.chosen.insert(item.id, closed.chosen.get(&item.id).copied().unwrap_or_default());
        draft.put(item);
    }
    let items = rolling.iter().filter_map(|item| draft.tables().items.get(*item));
    let items = items.map(|item| committed(item, &next, draft.tables())).collect();
    next.commitment = Some(Commitment::new(draft.stamp(), items, next.capacity.clone()));
    draft.add(next)
}
