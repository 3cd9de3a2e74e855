//! Putting the actions of a session in order.

use std::collections::BTreeSet;

use crate::domain::base::ids::{ActionId, RetrospectiveId};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::retrospective::outcome::Action;
use crate::domain::rules::retrospective::session::{log_session, session};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn rank(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    order: &[ActionId],
) -> Result<(), Refusal> {
    session(draft, id)?;
    let mut all: Vec<(u32, ActionId)> = draft
        .tables()
        .actions
        .values()
        .filter(|action| action.from == id)
        .map(|action| (action.rank, action.id))
        .collect();
    all.sort_unstable();
    let mine: BTreeSet<ActionId> = all.iter().map(|(_, action)| *action).collect();
    if order.iter().any(|action| !mine.contains(action)) {
        return Err(Refusal::unknown("action of this session"));
    }
    let rest = all.into_iter().map(|(_, action)| action).filter(|it| !order.contains(it));
    let sorted: Vec<ActionId> = order.iter().copied().chain(rest).collect();
    for (rank, action) in (1..).zip(sorted) {
        draft.edit::<Action>(action, |action| {
            action.rank = rank;
            Ok(())
        })?;
    }
    log_session(draft, Verb::Edited, id).detail = "put the actions in order".to_owned();
    Ok(())
}
