//! Closing and cancelling: the learning gate, what becomes of unfinished work, the frozen lines.

use crate::domain::base::context::Override;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::sprint_figures;
use crate::domain::reads::order::next_key;
use crate::domain::reads::sprint::standing::{standing, unfinished};
use crate::domain::records::backlog::item::{BacklogItem, Verdict};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::sprint::outcome::{Destination, FinalLine, Outcome};
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::records::workflow::Mode;
use crate::domain::rules::sprint::accept::carry_words;
use crate::domain::rules::sprint::plan::over;
use crate::domain::rules::sprint::{cycle, end_blocker, log, only_one, place};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(super) fn close(
    draft: &mut Draft<'_>,
    id: SprintId,
    over_missing: Option<Reason>,
    next_cycle: Option<SprintId>,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    check_state(&sprint)?;
    only_one(draft.tables(), id)?;
    let next_cycle = next_cycle.filter(|_| draft.tables().workflow.mode == Mode::Continuous);
    sprint.closed_over = learning_gate(&sprint, draft, over_missing)?;
    settle_outcomes(&mut sprint, draft.tables())?;
    sprint.final_lines = final_lines(&sprint, draft.tables());
    sprint.state = SprintState::Closed { closed: draft.stamp() };
    let history = History::read(draft.tables(), draft.context().now);
    sprint.figures = Some(sprint_figures::count(&sprint, &history));
    draft.put(sprint.clone());
    let mut rolling = Vec::new();
    for item in unfinished(&sprint, draft.tables()) {
        let Some(outcome) = sprint.review.outcomes.get(&item.id) else { continue };
        if outcome.destination == Destination::CarryOver && next_cycle.is_some() {
            rolling.push(item.id);
        } else {
            send(draft, &sprint, &item, outcome)?;
        }
    }
    if let Some(next) = next_cycle {
        cycle::roll_on(draft, &sprint, next, &rolling)?;
    }
    let event = log(draft, Verb::Closed, &sprint);
    event.overrode = sprint.closed_over.is_some();
    event.reason = sprint.closed_over.map(|over| over.reason);
    Ok(())
}

fn check_state(sprint: &Sprint) -> Result<(), Refusal> {
    let why = match sprint.state {
        SprintState::InReview { .. } => return Ok(()),
        SprintState::Running => format!("Open the review of {} first.", sprint.name()),
        SprintState::Planned => format!("{} has not started; cancel it instead.", sprint.name()),
        _ => return Err(over(sprint)),
    };
    Err(Refusal::state(why).way(Way::OpenReview(sprint.id)))
}

/// How many of the things that stand in the way the sentence names; the review lists them all.
const NAMED: usize = 3;

/// Names what still stands in the way; the lead may set the gate aside.
fn learning_gate(
    sprint: &Sprint,
    draft: &Draft<'_>,
    over_missing: Option<Reason>,
) -> Result<Option<Override>, Refusal> {
    let missing = standing(sprint, draft.tables(), draft.context().today());
    if missing.is_empty() {
        return Ok(None);
    }
    if let Some(reason) = over_missing {
        return draft.override_by_lead(reason).map(Some);
    }
    let mut what: Vec<String> = missing.iter().take(NAMED).map(|one| one.what.clone()).collect();
    if missing.len() > what.len() {
        what.push(format!("and {} more", missing.len() - what.len()));
    }
    let why = format!("{} cannot close yet: {}.", sprint.name(), what.join("; "));
    let refusal = Refusal::new(Rule::Close, why).about(missing.iter().filter_map(|one| one.item));
    let ways = missing.iter().map(|one| one.way).chain([Way::Override]);
    Err(ways.fold(refusal, Refusal::way))
}

/// Unfinished work without a choice is carried over; choices for finished work fall away.
fn settle_outcomes(sprint: &mut Sprint, tables: &Tables) -> Result<(), Refusal> {
    let unfinished: Vec<ItemId> = unfinished(sprint, tables).iter().map(|item| item.id).collect();
    let reason = match &sprint.closed_over {
        Some(set_aside) => set_aside.reason.clone(),
        None => Reason::parse("Rolls on").map_err(|error| Refusal::input(error.to_string()))?,
    };
    let outcomes = &mut sprint.review.outcomes;
    outcomes.retain(|item, _| unfinished.contains(item));
    for item in unfinished {
        let carried = || Outcome { destination: Destination::CarryOver, reason: reason.clone() };
        outcomes.entry(item).or_insert_with(carried);
    }
    Ok(())
}

/// How each item stands now, in the backlog's order.
fn final_lines(sprint: &Sprint, tables: &Tables) -> Vec<FinalLine> {
    let chosen = sprint.chosen.keys().filter_map(|id| tables.items.get(*id));
    let mut items: Vec<_> =
        chosen.filter(|item| item.position.sprint() == Some(sprint.id)).collect();
    items.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    let line = |item: &BacklogItem| {
        let stage = item.position.stage().unwrap_or(BoardStage::Committed);
        let accepted = match item.verdicts.last() {
            Some(Verdict::Accepted { stamp, .. }) if stage == BoardStage::Done => Some(stamp.at),
            _ => None,
        };
        FinalLine {
            item: item.id,
            key: item.key.clone(),
            title: item.title.clone(),
            estimate: item.estimate,
            stage,
            accepted,
            outcome: sprint.review.outcomes.get(&item.id).cloned(),
        }
    };
    items.into_iter().map(|item| line(item)).collect()
}

/// Sends an unfinished item where its outcome says.
fn send(
    draft: &mut Draft<'_>,
    sprint: &Sprint,
    item: &BacklogItem,
    outcome: &Outcome,
) -> Result<(), Refusal> {
    let mut item = item.clone();
    match &outcome.destination {
        // The obstacle does not go away with the sprint: its blocker stays open.
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
            carry_words(&item, &mut new);
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
            // Nobody has accepted the finished part as a whole, so it is put away, not done.
            place(&mut item, Position::Archived, draft);
            end_blocker(draft, item.id, "Split");
        }
    }
    draft.put(item);
    Ok(())
}

/// The place right after an item.
fn rank_after(item: &BacklogItem, tables: &Tables) -> Rank {
    let later = tables.items.values().map(|other| &other.rank).filter(|rank| **rank > item.rank);
    Rank::between(Some(&item.rank), later.min())
}

pub(super) fn cancel(draft: &mut Draft<'_>, id: SprintId, reason: Reason) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if !sprint.is_planned() && !sprint.is_open() {
        return Err(over(&sprint));
    }
    if sprint.is_open() {
        sprint.final_lines = final_lines(&sprint, draft.tables());
    }
    for item in unfinished(&sprint, draft.tables()) {
        let mut item = BacklogItem::clone(&item);
        place(&mut item, Position::Backlog, draft);
        end_blocker(draft, item.id, &format!("{} was cancelled", sprint.name()));
        draft.put(item);
    }
    sprint.state = SprintState::Cancelled { cancelled: draft.stamp(), reason: reason.clone() };
    draft.put(sprint.clone());
    log(draft, Verb::Cancelled, &sprint).reason = Some(reason);
    Ok(())
}
