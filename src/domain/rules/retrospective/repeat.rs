//! A win somebody repeats by a day is an action too, so that it comes back for its result.

use crate::domain::base::ids::{ActionId, RetrospectiveId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::records::retrospective::outcome::{Action, ActionKind, Win};

/// Returns the action that repeats a win: who, by when, with what result.
///
/// Shapes: `None` if nobody repeats it; the id is the win's own, minted with it.
///
/// # Errors
/// Where somebody repeats it and no day is given.
pub(super) fn repeated(
    win: &Win,
    from: RetrospectiveId,
) -> Result<Option<(ActionId, Action)>, Refusal> {
    let (Some(owner), Some(id)) = (win.replicate, win.again) else { return Ok(None) };
    let Some(due) = win.repeat_by else {
        return Err(Refusal::input("Choose a date to repeat it by."));
    };
    let what = Title::parse(&format!("Repeat: {}", win.what))
        .map_err(|empty| Refusal::input(empty.to_string()))?;
    let mut action = Action::new(id, what, from);
    (action.kind, action.owner, action.due) = (ActionKind::Repeat, Some(owner), Some(due));
    action.measure.clone_from(&win.outcome);
    Ok(Some((id, action)))
}
