//! Opening a retrospective, one at a time.

use crate::domain::base::ids::{RetrospectiveId, SprintId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Title;
use crate::domain::commands::retrospective::NewSession;
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::records::retrospective::icebreaker::drawn;
use crate::domain::records::retrospective::look_back::LookBack;
use crate::domain::records::retrospective::plan::time_boxes;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::rules::retrospective::session::{check_columns, log_session, still_open};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// A session of at least this many minutes begins with a question.
const WITH_ICEBREAKER: u32 = 45;

pub(in crate::domain) fn open(draft: &mut Draft<'_>, new: NewSession) -> Result<(), Refusal> {
    match &new.of {
        LookBack::Sprint(sprint) => has_begun(draft, *sprint)?,
        LookBack::Dates(period) if period.last < period.first => {
            return Err(Refusal::input("Enter a last day on or after the first day."));
        }
        LookBack::Dates(_) => {}
    }
    if let Some(other) = open_session(draft.tables()) {
        return Err(still_open(draft, other));
    }
    if !(10..=240).contains(&new.minutes) {
        return Err(Refusal::input("Enter a length of 10 to 240 minutes."));
    }
    check_columns(&new.columns)?;
    let needs_people = matches!(new.of, LookBack::Sprint(_));
    if needs_people && new.participants.is_empty() {
        return Err(Refusal::input("Choose who takes part."));
    }
    let boxes = time_boxes(new.minutes, new.participants.len(), new.writing);
    let id = new.id;
    let mut retro = Retrospective::new(id, new.of, draft.stamp(), new.columns, boxes);
    retro.participants = new.participants;
    (retro.writing, retro.facilitator) = (new.writing, new.facilitator);
    if new.minutes >= WITH_ICEBREAKER {
        retro.icebreaker = Title::parse(drawn(id)).ok();
    }
    draft.add(retro)?;
    log_session(draft, Verb::Opened, id);
    Ok(())
}

fn has_begun(draft: &Draft<'_>, sprint: SprintId) -> Result<(), Refusal> {
    let of = draft.get::<Sprint>(sprint)?;
    if of.is_planned() {
        let why =
            format!("{} has not started yet, so there is nothing to look back on.", of.name());
        return Err(Refusal::state(why).way(Way::OpenPlan));
    }
    Ok(())
}

/// Takes an ended session up again.
pub(super) fn reopen(draft: &mut Draft<'_>, id: RetrospectiveId) -> Result<(), Refusal> {
    if let Some(other) = open_session(draft.tables()) {
        return Err(still_open(draft, other));
    }
    let opened = draft.get::<Retrospective>(id)?.opened.at;
    if draft.tables().retrospectives.values().any(|other| other.opened.at > opened) {
        return Err(Refusal::state(
            "A later retrospective has been held, so this report stays as it is. Add a correction to it.",
        ));
    }
    draft.edit::<Retrospective>(id, |retro| {
        retro.ended = None;
        retro.report = None;
        Ok(())
    })?;
    log_session(draft, Verb::Restored, id);
    Ok(())
}
