//! Ending a topic, and ending the session.

use crate::domain::base::ids::{RetrospectiveId, TopicId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::{has_or_have, number_of};
use crate::domain::reads::retrospective::report::whole_report;
use crate::domain::reads::retrospective::topics::{Topic, undiscussed, unheard};
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::rules::retrospective::session::{known, log_session, session};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn end_topic(
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
            "This topic has no outcome yet. Record a decision, an action, a guardrail, a learning or a win, or park the topic with a reason.",
        ));
    }
    let names: Vec<String> = unheard(&retro, topic)
        .iter()
        .filter_map(|who| retro.participants.get(who))
        .map(|who| who.name.to_string())
        .collect();
    if !anyway && !names.is_empty() && said.parked.is_none() {
        let why = format!("Not everyone has spoken: {}. Continue anyway?", names.join(", "));
        return Err(Refusal::state(why).way(Way::GoOn));
    }
    retro.discussions.entry(topic).or_default().done = true;
    draft.put(retro);
    Ok(())
}

pub(in crate::domain) fn end(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    anyway: bool,
) -> Result<(), Refusal> {
    let mut retro = session(draft, id)?;
    let open = |topic: &Topic| retro.outcomes_of(topic.id).next().is_none();
    let left = undiscussed(&retro).iter().filter(|topic| open(topic)).count();
    if left > 0 && !anyway && retro.boxes.contains_key(&SessionStep::Discuss) {
        let topics = number_of(left, "topic");
        let has = has_or_have(left);
        let why = format!("{topics} {has} no outcome and will be listed in the report as open.");
        return Err(Refusal::state(why).way(Way::GoOn));
    }
    let now = draft.context().now;
    retro.ended = Some(now);
    retro.report = Some(whole_report(draft.tables(), &retro, now));
    let sprint = retro.sprint();
    draft.put(retro);
    if let Some(sprint) = sprint {
        draft.edit::<Sprint>(sprint, |sprint| {
            sprint.retrospective = Some(RetrospectivePlan::Held { id });
            Ok(())
        })?;
    }
    log_session(draft, Verb::Closed, id);
    Ok(())
}
