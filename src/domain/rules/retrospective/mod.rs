//! The rules of a session: one at a time, what is anonymous stays so, every topic comes to an end.

pub mod act_on;
pub mod anonymity;
pub mod correct;
pub mod count;
pub mod drop_action;
pub mod edits;
pub mod end;
pub mod group;
pub mod open;
pub mod outcomes;
pub mod rank;
mod react;
mod refit;
pub mod repeat;
pub mod safety_poll;
pub mod session;
pub mod take_ballot;
pub mod take_in;
pub mod theme;
pub mod vote;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::rules::retrospective::correct::correct;
use crate::domain::rules::retrospective::drop_action::drop_action;
use crate::domain::rules::retrospective::end::{end, end_topic};
use crate::domain::rules::retrospective::open::{open, reopen};
use crate::domain::rules::retrospective::rank::rank;
use crate::domain::rules::retrospective::session::session;
use crate::domain::rules::retrospective::theme::put_in_theme;
use crate::domain::tables::draft::Draft;

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: RetrospectiveCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    use RetrospectiveCommand as C;
    match command {
        C::Open(new) => open(draft, *new),
        C::Session { id, edit } => {
            let mut retro = session(draft, id)?;
            edits::edit(&mut retro, *edit, draft.tables())?;
            // Nothing in the log: who wrote or voted, and when, stays unknown.
            draft.put(retro);
            Ok(())
        }
        C::EndTopic { id, topic, anyway } => end_topic(draft, id, topic, anyway),
        C::End { id, anyway } => end(draft, id, anyway),
        C::Reopen { id } => reopen(draft, id),
        C::Correct { id, text } => correct(draft, id, text),
        C::DropAction { id, action, reason } => drop_action(draft, id, action, reason),
        C::Rank { id, order } => rank(draft, id, &order),
        C::Theme { theme, name, id, topic, leaves } => {
            put_in_theme(draft, theme, name, (id, topic), leaves)
        }
        command => outcomes::apply(command, draft),
    }
}
