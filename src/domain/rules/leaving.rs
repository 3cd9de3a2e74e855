//! What goes with an item that leaves its sprint: its place in the plan, its blocker.

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::reads::board::blocker_of;
use crate::domain::reads::sprint::which;
use crate::domain::records::blocker::{Blocker, Resolution};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;

/// Takes items out of the sprint that is being planned.
pub(in crate::domain) fn unplan(draft: &mut Draft<'_>, items: &[ItemId]) -> Result<(), Refusal> {
    let planned = which::planned_with(draft.tables(), items);
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
