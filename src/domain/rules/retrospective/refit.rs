//! The plan follows the head count and the way of writing, unless somebody changed its minutes.

use crate::domain::records::retrospective::plan::time_boxes;
use crate::domain::records::retrospective::record::Retrospective;

/// Makes a change; minutes that were as planned before it are as planned after it.
pub(super) fn refit(retro: &mut Retrospective, change: impl FnOnce(&mut Retrospective)) {
    let planned = |retro: &Retrospective| {
        time_boxes(retro.minutes(), retro.participants.len(), retro.writing)
    };
    let as_planned = retro.boxes == planned(retro);
    change(retro);
    if as_planned {
        retro.boxes = planned(retro);
    }
}
