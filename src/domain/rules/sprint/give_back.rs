//! An item that is not done goes back to work, with the reason.

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Reason;
use crate::domain::reads::acceptance::owner_accepts;
use crate::domain::records::backlog::item::{BacklogItem, Verdict};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::rules::sprint::acceptors::may_judge;
use crate::domain::rules::sprint::checks::{log_item, on_board, place};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn give_back(
    draft: &mut Draft<'_>,
    id: ItemId,
    reason: Reason,
) -> Result<(), Refusal> {
    let mut item = BacklogItem::clone(&*draft.get::<BacklogItem>(id)?);
    let (sprint, stage) = on_board(&item, draft)?;
    if !matches!(stage, BoardStage::UnderReview | BoardStage::Done) {
        let why = format!("{} is not under review, so it can't be returned.", item.key);
        return Err(Refusal::state(why).about([id]).way(Way::OpenBoard));
    }
    let own = item.owner == Some(draft.context().actor) && owner_accepts(&item, draft.tables());
    if !(own && stage == BoardStage::Done) {
        may_judge(&item, draft)?;
    }
    let stamp = draft.stamp();
    item.verdicts.push(Verdict::Returned { stamp, reason: reason.clone() });
    place(&mut item, Position::InSprint { sprint: sprint.id, stage: BoardStage::Active }, draft);
    draft.put(item.clone());
    log_item(draft, Verb::Returned, &item).reason = Some(reason);
    Ok(())
}
