//! What several rules of a retrospective check: whether it is open, its topics, its columns.

use crate::domain::base::ids::{RetrospectiveId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::reads::retrospective::topics::topics;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::Column;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};

/// Begins a log entry about a retrospective.
pub(in crate::domain) fn log_session<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    id: RetrospectiveId,
) -> &'d mut Event {
    let tables = draft.tables();
    let retro = tables.retrospectives.get(id);
    let name = retro
        .map_or("the retrospective".to_owned(), |retro| format!("the {}", name_of(tables, retro)));
    draft.log(verb, RecordKey::Retrospective(id), name)
}

pub(in crate::domain) fn still_open(draft: &Draft<'_>, other: &Retrospective) -> Refusal {
    let name = name_of(draft.tables(), other);
    Refusal::state(format!("The {name} is still open. End it first."))
}

/// The session, if it has not ended.
pub(in crate::domain) fn session(
    draft: &Draft<'_>,
    id: RetrospectiveId,
) -> Result<Retrospective, Refusal> {
    let retro = Retrospective::clone(&*draft.get::<Retrospective>(id)?);
    if retro.is_open() {
        return Ok(retro);
    }
    Err(Refusal::state("This retrospective has ended. Reopen it to change it."))
}

/// Two to six columns, each with a heading of its own.
pub(in crate::domain) fn check_columns(columns: &[Column]) -> Result<(), Refusal> {
    let name = |column: &Column| column.name.as_str().to_lowercase();
    let twice = columns
        .iter()
        .enumerate()
        .any(|(at, one)| columns.iter().take(at).any(|it| name(it) == name(one)));
    if twice || !(2..=6).contains(&columns.len()) {
        return Err(Refusal::input("Enter two to six columns with different names."));
    }
    Ok(())
}

/// A topic that is there.
pub(in crate::domain) fn known(retro: &Retrospective, topic: TopicId) -> Result<(), Refusal> {
    if topics(retro).iter().any(|known| known.id == topic) {
        return Ok(());
    }
    Err(Refusal::unknown("topic"))
}
