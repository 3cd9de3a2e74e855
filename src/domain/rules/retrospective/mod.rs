//! The rules of a session: one at a time, what is anonymous stays so, every topic comes to an end.

pub mod edits;
pub mod end;
pub mod group;
pub mod open;
pub mod outcomes;
pub mod safety_poll;
pub mod session;
pub mod take_in;
pub mod vote;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::end::{end, end_topic};
use crate::domain::rules::retrospective::open::open;
use crate::domain::rules::retrospective::session::{log, session, still_open};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: RetrospectiveCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    use RetrospectiveCommand as C;
    match command {
        C::Open { id, sprint, minutes, columns, participants } => {
            open(draft, id, sprint, minutes, columns, participants)
        }
        C::Session { id, edit } => {
            let mut retro = session(draft, id)?;
            edits::edit(&mut retro, *edit, draft.tables())?;
            // Nothing in the log: who wrote or voted, and when, stays unknown.
            draft.put(retro);
            Ok(())
        }
        C::EndTopic { id, topic, anyway } => end_topic(draft, id, topic, anyway),
        C::End { id, anyway } => end(draft, id, anyway),
        C::Reopen { id } => {
            if let Some(other) = open_session(draft.tables()) {
                return Err(still_open(draft, other.sprint));
            }
            draft.edit::<Retrospective>(id, |retro| {
                retro.ended = None;
                Ok(())
            })?;
            log(draft, Verb::Restored, id);
            Ok(())
        }
        command => outcomes::apply(command, draft),
    }
}
