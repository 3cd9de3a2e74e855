//! Opening a retrospective, one at a time.

use std::collections::BTreeMap;

use crate::domain::base::ids::{ParticipantId, RetrospectiveId, SprintId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::records::retrospective::record::{Participant, Retrospective};
use crate::domain::records::retrospective::steps::{Column, time_boxes};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::rules::retrospective::session::{check_columns, log_session, still_open};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn open(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    sprint: SprintId,
    minutes: u32,
    columns: Vec<Column>,
    participants: BTreeMap<ParticipantId, Participant>,
) -> Result<(), Refusal> {
    let of = draft.get::<Sprint>(sprint)?;
    if of.is_planned() {
        let why =
            format!("{} has not started yet, so there is nothing to look back on.", of.name());
        return Err(Refusal::state(why).way(Way::OpenPlan));
    }
    if let Some(other) = open_session(draft.tables()) {
        return Err(still_open(draft, other.sprint));
    }
    if !(10..=240).contains(&minutes) {
        return Err(Refusal::input("Enter a length of 10 to 240 minutes."));
    }
    check_columns(&columns)?;
    if participants.is_empty() {
        return Err(Refusal::input("Choose who takes part."));
    }
    let boxes = time_boxes(minutes).into_iter().collect();
    let mut retro = Retrospective::new(id, sprint, draft.stamp(), columns, boxes);
    retro.participants = participants;
    draft.add(retro)?;
    log_session(draft, Verb::Opened, id);
    Ok(())
}

/// Takes an ended session up again.
pub(super) fn reopen(draft: &mut Draft<'_>, id: RetrospectiveId) -> Result<(), Refusal> {
    if let Some(other) = open_session(draft.tables()) {
        return Err(still_open(draft, other.sprint));
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
