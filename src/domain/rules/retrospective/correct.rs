//! Correcting a report: what it said stays, and the correction is added with its date.

use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::records::retrospective::record::{Correction, Retrospective};
use crate::domain::rules::retrospective::session::log_session;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn correct(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    text: Reason,
) -> Result<(), Refusal> {
    if draft.get::<Retrospective>(id)?.is_open() {
        return Err(Refusal::state(
            "The session is still open, so its report updates by itself. Correct it in the session.",
        ));
    }
    log_session(draft, Verb::Edited, id).detail = format!("corrected the report: {text}");
    let stamp = draft.stamp();
    draft.edit::<Retrospective>(id, |retro| {
        retro.corrections.push(Correction { text, stamp });
        Ok(())
    })
}
