//! Taking an action off the list before its session ends, with a reason.

use crate::domain::base::ids::{ActionId, RetrospectiveId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{
    Action, ActionKind, OutcomeVerdict, VerdictKind,
};
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::rules::retrospective::session::session;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Drops an action that a person chose to drop.
///
/// # Errors
/// Where it comes from another session, is dropped already, or repeats a win, which is where that is changed.
pub(super) fn drop_action(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    action: ActionId,
    reason: Reason,
) -> Result<(), Refusal> {
    session(draft, id)?;
    let before = draft.get::<Action>(action)?;
    if before.from != id {
        return Err(Refusal::state(
            "This action was agreed on earlier. Record its result under Facts and open actions.",
        ));
    }
    if before.kind == ActionKind::Repeat {
        return Err(Refusal::state("This action repeats a win. Edit the win instead."));
    }
    leave_out(draft, id, action, reason)
}

/// Drops an action of this session: it is no outcome any more, and stays on record with the reason.
pub(super) fn leave_out(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    action: ActionId,
    reason: Reason,
) -> Result<(), Refusal> {
    let before = draft.get::<Action>(action)?;
    if !before.is_agreed() {
        return Err(Refusal::state("This action has been dropped already."));
    }
    let subject = format!("the action “{}”", before.what);
    draft.log(Verb::Dropped, RecordKey::Action(action), subject).detail = reason.to_string();
    let (note, stamp) = (reason.to_string(), draft.stamp());
    let verdict = OutcomeVerdict { kind: VerdictKind::Drop, note, retrospective: id, stamp };
    draft.edit::<Action>(action, |action| {
        action.verdicts.push(verdict);
        Ok(())
    })?;
    draft.edit::<Retrospective>(id, |retro| {
        retro.outcomes.retain(|out| out.what != Out::Action(action));
        Ok(())
    })
}
