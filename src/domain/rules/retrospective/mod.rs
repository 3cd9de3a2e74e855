//! The rules of a session: one at a time, what is anonymous stays so, every topic comes to an end.

pub mod edits;
pub mod outcomes;

use crate::domain::base::ids::{ParticipantId, RetrospectiveId, SprintId, TopicId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::open_session;
use crate::domain::reads::retrospective::topics::{topics, undiscussed, unheard};
use crate::domain::records::retrospective::record::{Participant, Retrospective};
use crate::domain::records::retrospective::steps::{Column, SessionStep, time_boxes};
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::RecordKey;
use std::collections::BTreeMap;

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

/// Begins a log entry about a retrospective.
pub(super) fn log<'d>(draft: &'d mut Draft<'_>, verb: Verb, id: RetrospectiveId) -> &'d mut Event {
    let tables = draft.tables();
    let sprint = tables.retrospectives.get(id).and_then(|retro| tables.sprints.get(retro.sprint));
    let name = sprint.map_or("the retrospective".to_owned(), |sprint| {
        format!("the retrospective of {}", sprint.name())
    });
    draft.log(verb, RecordKey::Retrospective(id), name)
}

fn still_open(draft: &Draft<'_>, sprint: SprintId) -> Refusal {
    let name = draft.tables().sprints.get(sprint).map(|sprint| sprint.name()).unwrap_or_default();
    Refusal::state(format!("The retrospective of {name} is still open. End it first."))
}

/// The session, if it has not ended.
pub(super) fn session(draft: &Draft<'_>, id: RetrospectiveId) -> Result<Retrospective, Refusal> {
    let retro = Retrospective::clone(&*draft.get::<Retrospective>(id)?);
    if retro.is_open() {
        return Ok(retro);
    }
    Err(Refusal::state("This retrospective has ended. Take it up again to change it."))
}

fn open(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    sprint: SprintId,
    minutes: u32,
    columns: Vec<Column>,
    participants: BTreeMap<ParticipantId, Participant>,
) -> Result<(), Refusal> {
    let of = draft.get::<Sprint>(sprint)?;
    if of.is_planned() {
        let why = format!("{} has not started yet; there is nothing to look back on.", of.name());
        return Err(Refusal::state(why).way(Way::OpenPlan));
    }
    if let Some(other) = open_session(draft.tables()) {
        return Err(still_open(draft, other.sprint));
    }
    if !(10..=240).contains(&minutes) {
        return Err(Refusal::input("A session takes 10 to 240 minutes. Change its length."));
    }
    check_columns(&columns)?;
    if participants.is_empty() {
        return Err(Refusal::input("Choose who takes part."));
    }
    let boxes = time_boxes(minutes).into_iter().collect();
    let mut retro = Retrospective::new(id, sprint, draft.stamp(), columns, boxes);
    retro.participants = participants;
    draft.add(retro)?;
    log(draft, Verb::Opened, id);
    Ok(())
}

/// Two to six columns, each with a heading of its own.
pub(super) fn check_columns(columns: &[Column]) -> Result<(), Refusal> {
    let name = |column: &Column| column.name.as_str().to_lowercase();
    let twice = columns
        .iter()
        .enumerate()
        .any(|(at, one)| columns.iter().take(at).any(|it| name(it) == name(one)));
    if twice || !(2..=6).contains(&columns.len()) {
        return Err(Refusal::input("Name two to six columns, each in its own words."));
    }
    Ok(())
}

/// A topic that is there.
pub(super) fn known(retro: &Retrospective, topic: TopicId) -> Result<(), Refusal> {
    if topics(retro).iter().any(|known| known.id == topic) {
        return Ok(());
    }
    Err(Refusal::unknown("topic"))
}

fn end_topic(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    topic: TopicId,
    anyway: bool,
) -> Result<(), Refusal> {
    let mut retro = session(draft, id)?;
    known(&retro, topic)?;
    let said = retro.discussions.entry(topic).or_default().clone();
    if said.parked.is_none() && retro.outcomes_of(topic).next().is_none() {
        return Err(Refusal::state(
            "A topic ends in a decision, an action, a guardrail, a learning or a win. Write one down, or park the topic with a reason.",
        ));
    }
    let names: Vec<String> = unheard(&retro, topic)
        .iter()
        .filter_map(|who| retro.participants.get(who))
        .map(|who| who.name.to_string())
        .collect();
    if !anyway && !names.is_empty() && said.parked.is_none() {
        let why = format!("Not heard yet: {}. Ask them, or go on anyway.", names.join(", "));
        return Err(Refusal::state(why).way(Way::GoOn));
    }
    retro.discussions.entry(topic).or_default().done = true;
    draft.put(retro);
    Ok(())
}

fn end(draft: &mut Draft<'_>, id: RetrospectiveId, anyway: bool) -> Result<(), Refusal> {
    let mut retro = session(draft, id)?;
    let left = undiscussed(&retro).len();
    if left > 0 && !anyway && retro.boxes.contains_key(&SessionStep::Discuss) {
        let why = match left {
            1 => "1 topic was not brought to an end.".to_owned(),
            left => format!("{left} topics were not brought to an end."),
        };
        let why = format!("{why} They stand in the report as they are. Go back, or end anyway.");
        return Err(Refusal::state(why).way(Way::GoOn));
    }
    retro.ended = Some(draft.context().now);
    let sprint = retro.sprint;
    draft.put(retro);
    draft.edit::<Sprint>(sprint, |sprint| {
        sprint.retrospective = Some(RetrospectivePlan::Held { id });
        Ok(())
    })?;
    log(draft, Verb::Closed, id);
    Ok(())
}
