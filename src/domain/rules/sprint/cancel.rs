//! Giving a sprint up; its work goes back to the backlog.

use crate::domain::base::ids::SprintId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::reads::sprint::before_closing::unfinished;
use crate::domain::reads::sprint::capacity::capacity_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::rules::leaving::end_blocker;
use crate::domain::rules::sprint::checks::{already_over, place, put_sprint};
use crate::domain::rules::sprint::final_lines::final_lines;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn cancel(
    draft: &mut Draft<'_>,
    id: SprintId,
    reason: Reason,
) -> Result<(), Refusal> {
    let mut sprint = Sprint::clone(&*draft.get::<Sprint>(id)?);
    if !sprint.is_planned() && !sprint.is_open() {
        return Err(already_over(&sprint));
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
    sprint.capacity = capacity_of(&sprint, draft.tables());
    sprint.state = SprintState::Cancelled { cancelled: draft.stamp(), reason: reason.clone() };
    put_sprint(draft, sprint, Verb::Cancelled, "").reason = Some(reason);
    Ok(())
}
