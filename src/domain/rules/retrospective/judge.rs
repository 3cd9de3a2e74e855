//! What became of an action or a change of the rules, as a later session judges it.

use crate::domain::base::ids::{ActionId, RetrospectiveId, WorkflowChangeId};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Action, OutcomeVerdict, VerdictKind};
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::rules::retrospective::outcomes::say;
use crate::domain::rules::retrospective::session::session;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Judges an action of an earlier session.
pub(super) fn judge_action(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    action: ActionId,
    kind: VerdictKind,
    note: String,
) -> Result<(), Refusal> {
    let verdict = verdict(draft, id, kind, note)?;
    let before = draft.get::<Action>(action)?;
    if before.from == id {
        return Err(Refusal::state("An action is reviewed at the next retrospective."));
    }
    say(draft, Verb::Judged, RecordKey::Action(action), "the action", &before.what)
        .push_str(kind.label());
    draft.edit::<Action>(action, |action| {
        action.verdicts.retain(|other| other.retrospective != id);
        action.verdicts.push(verdict);
        Ok(())
    })
}

/// Judges a change of the rules.
pub(super) fn judge_change(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    change: WorkflowChangeId,
    kind: VerdictKind,
    note: String,
) -> Result<(), Refusal> {
    let verdict = verdict(draft, id, kind, note)?;
    let what = draft.get::<WorkflowChange>(change)?.what.clone();
    say(draft, Verb::Judged, RecordKey::WorkflowChange(change), "the change", &what)
        .push_str(kind.label());
    draft.edit::<WorkflowChange>(change, |change| {
        change.verdict = Some(verdict);
        Ok(())
    })
}

fn verdict(
    draft: &Draft<'_>,
    id: RetrospectiveId,
    kind: VerdictKind,
    note: String,
) -> Result<OutcomeVerdict, Refusal> {
    session(draft, id)?;
    if kind == VerdictKind::Drop && note.trim().is_empty() {
        return Err(Refusal::input("Give a reason for dropping it."));
    }
    Ok(OutcomeVerdict { kind, note, retrospective: id, stamp: draft.stamp() })
}
