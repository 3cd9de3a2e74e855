//! Moving on the board: limits of work in progress, blocked work, and no way round acceptance.

use std::sync::Arc;

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::reads::board::staged;
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::workflow::LimitMode;
use crate::domain::rules::sprint::checks::{log_item, not_blocked, on_board, place};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

/// Says what comes before Done: the review or, before that, sending it there.
pub(super) fn not_accepted(item: &BacklogItem) -> Refusal {
    let (how, way) = match item.position {
        Position::InSprint { stage: BoardStage::UnderReview, sprint } => {
            ("Accept it in the review.", Way::OpenReview(sprint))
        }
        Position::InSprint { .. } => ("Send it for review.", Way::SendForReview(item.id)),
        _ => ("Add it to a sprint.", Way::OpenPlan),
    };
    let why = format!("{} must be accepted first. {how}", item.key);
    Refusal::new(Rule::Done, why).about([item.id]).way(way)
}

pub(super) fn move_to(draft: &mut Draft<'_>, id: ItemId, to: BoardStage) -> Result<(), Refusal> {
    let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    let (sprint, from) = on_board(&item, draft)?;
    let review = Way::OpenReview(sprint.id);
    if from == to {
        let why = format!("{} is already in {}.", item.key, to.label());
        return Err(Refusal::state(why).about([id]));
    }
    if to == BoardStage::Done {
        return Err(not_accepted(&item));
    }
    if from == BoardStage::Done {
        let why = format!("{} was accepted. If it isn't done, return it with a reason.", item.key);
        return Err(Refusal::new(Rule::Done, why).about([id]).way(review));
    }
    not_blocked(&item, draft.tables())?;
    let mut warnings: Vec<String> = Vec::new();
    warnings.extend(stage_limit(draft.tables(), sprint.id, to, &item)?);
    if !from.is_in_progress() && to.is_in_progress() {
        warnings.extend(owner_limit(draft.tables(), sprint.id, &item)?);
    }
    place(&mut item, Position::InSprint { sprint: sprint.id, stage: to }, draft);
    draft.put(item.clone());
    let mut detail = format!("{} → {}", from.label(), to.label());
    for warning in warnings {
        detail.push_str(", ");
        detail.push_str(&warning);
    }
    log_item(draft, Verb::Moved, &item).detail = detail;
    Ok(())
}

/// The other items of a sprint in a stage, blocked ones included.
fn others<'a>(
    tables: &'a Tables,
    sprint: SprintId,
    item: ItemId,
    counts: impl Fn(BoardStage) -> bool + 'a,
) -> impl Iterator<Item = &'a Arc<BacklogItem>> {
    let staged = tables.sprints.get(sprint).into_iter().flat_map(|sprint| staged(sprint, tables));
    staged.filter(move |(other, stage)| other.id != item && counts(*stage)).map(|(other, _)| other)
}

/// Refuses entry to a full stage if its limit blocks; returns the warning if it warns.
pub(super) fn stage_limit(
    tables: &Tables,
    sprint: SprintId,
    to: BoardStage,
    item: &BacklogItem,
) -> Result<Option<String>, Refusal> {
    let Some(limit) = tables.workflow.limits.stages.get(&to) else { return Ok(None) };
    let there: Vec<_> = others(tables, sprint, item.id, |stage| stage == to).collect();
    held_against(tables, &format!("“{}”", to.label()), limit.most, limit.mode, &there)
}

fn owner_limit(
    tables: &Tables,
    sprint: SprintId,
    item: &BacklogItem,
) -> Result<Option<String>, Refusal> {
    let Some(owner) = item.owner.and_then(|owner| tables.members.get(owner)) else {
        return Ok(None);
    };
    let limit = tables.workflow.limits.owner;
    let there: Vec<_> = others(tables, sprint, item.id, BoardStage::is_in_progress)
        .filter(|other| other.owner == Some(owner.id))
        .collect();
    held_against(tables, owner.name.as_str(), owner.limit.unwrap_or(limit.most), limit.mode, &there)
}

/// Refuses only what enters: a lowered limit does not trap what is already there.
fn held_against(
    tables: &Tables,
    who: &str,
    most: u32,
    mode: LimitMode,
    there: &[&Arc<BacklogItem>],
) -> Result<Option<String>, Refusal> {
    let count = u32::try_from(there.len()).unwrap_or(u32::MAX);
    if mode == LimitMode::Off || count < most {
        return Ok(None);
    }
    if mode == LimitMode::Warn {
        return Ok(Some(format!("over the WIP limit of {most} for {who}")));
    }
    let keys: Vec<String> = there.iter().map(|item| item.key.to_string()).collect();
    let why = format!(
        "{who} is at the WIP limit: {count} in progress, {most} allowed ({}). Finish or unblock one first.",
        keys.join(", ")
    );
    let refusal = Refusal::new(Rule::Limit, why).about(there.iter().map(|item| item.id));
    let open = OpenBlockers::of(tables);
    let blocked = there.iter().filter_map(|item| open.get(item.id));
    let refusal =
        blocked.fold(refusal, |refusal, blocker| refusal.way(Way::OpenBlocker(blocker.id)));
    Err(refusal.way(Way::OpenBoard).way(Way::OpenWorkflow))
}
