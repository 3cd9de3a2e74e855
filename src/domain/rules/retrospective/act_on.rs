//! A change that an action of a retrospective asks for carries that action as its reason.

use crate::domain::base::ids::ActionId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::commands::{Command, ForAction};
use crate::domain::reads::retrospective::open_session::reason_of_action;
use crate::domain::records::retrospective::outcome::{Action, MadeFor};
use crate::domain::tables::draft::Draft;

/// Returns the reason of a change: "Sprint 4 retrospective: two hours a week for events".
///
/// # Errors
/// Where the action is not there, or the change is none that an action can ask for.
pub(in crate::domain) fn reason_of(
    draft: &Draft<'_>,
    asked: &ForAction,
) -> Result<Reason, Refusal> {
    let action = draft.get::<Action>(asked.action)?;
    if !ForAction::takes(&asked.change) {
        let why = "This change can't be linked to a retrospective action. Make it without one.";
        return Err(Refusal::input(why));
    }
    let text = reason_of_action(draft.tables(), &action);
    Reason::parse(&text).map_err(|empty| Refusal::input(empty.to_string()))
}

/// Returns the change with the reason in its note, unless a person gave another.
pub(in crate::domain) fn with_reason(mut change: Command, reason: &Reason) -> Command {
    if let Command::Team(TeamCommand::EditWorkType { note, .. })
    | Command::Workspace(WorkspaceCommand::EditWorkflow { note, .. }) = &mut change
    {
        note.reason.get_or_insert_with(|| reason.clone());
    }
    change
}

/// Logs the reason, and keeps with the action what was changed for it.
pub(in crate::domain) fn note_change(
    draft: &mut Draft<'_>,
    action: ActionId,
    reason: Reason,
) -> Result<(), Refusal> {
    let Some(what) = draft.give_reason(reason) else { return Ok(()) };
    let stamp = draft.stamp();
    draft.edit::<Action>(action, |action| {
        action.changes.push(MadeFor { what, stamp });
        Ok(())
    })
}
