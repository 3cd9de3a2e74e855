//! Done means accepted: every criterion and every line is met, and whoever its work type names accepted it.

use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::number_of;
use crate::domain::reads::acceptance::open_checks;
use crate::domain::records::backlog::item::{BacklogItem, Verdict};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::rules::sprint::acceptors::may_judge;
use crate::domain::rules::sprint::checks::{log_item, not_blocked, on_board, place};
use crate::domain::rules::sprint::recur::recur;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(super) fn accept(
    draft: &mut Draft<'_>,
    id: ItemId,
    evidence: String,
    next: ItemId,
) -> Result<(), Refusal> {
    let item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    let (sprint, stage) = on_board(&item, draft)?;
    if stage != BoardStage::UnderReview {
        let why = match stage {
            BoardStage::Done => format!("{} is already accepted.", item.key),
            _ => format!("{} is not under review yet. Move it to Under review first.", item.key),
        };
        return Err(Refusal::state(why).about([id]).way(Way::OpenBoard));
    }
    not_blocked(&item, draft.tables())?;
    done_gate(&item, draft.tables())?;
    may_judge(&item, draft)?;
    settle(draft, item, sprint.id, evidence.trim(), next)
}

/// Moves an item to Done as accepted; a recurring one leaves its copy.
pub(super) fn settle(
    draft: &mut Draft<'_>,
    mut item: BacklogItem,
    sprint: SprintId,
    evidence: &str,
    next: ItemId,
) -> Result<(), Refusal> {
    let stamp = draft.stamp();
    // What was returned and is accepted once more has left its copy the first time.
    let first = !item.verdicts.iter().any(|one| matches!(one, Verdict::Accepted { .. }));
    item.verdicts.push(Verdict::Accepted { stamp, evidence: evidence.to_owned() });
    place(&mut item, Position::InSprint { sprint, stage: BoardStage::Done }, draft);
    draft.put(item.clone());
    if let Some(recurrence) = item.recurrence.filter(|_| first) {
        let copy = recur(&item, recurrence, next, draft);
        draft.add(copy)?;
    }
    log_item(draft, Verb::Accepted, &item).detail = evidence.to_owned();
    Ok(())
}

/// Every acceptance criterion and every line of the definition of done; nobody overrides it.
pub(super) fn done_gate(item: &BacklogItem, tables: &Tables) -> Result<(), Refusal> {
    let open = open_checks(item, tables);
    if open.is_empty() {
        return Ok(());
    }
    let why = format!(
        "{} has {}: {}. Check everything off, or return the item.",
        item.key,
        number_of(open.len(), "open check"),
        open.join("; ")
    );
    Err(Refusal::new(Rule::Done, why).about([item.id]).way(Way::OpenItem(item.id)))
}
