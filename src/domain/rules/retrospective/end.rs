//! Ending a topic, and ending the session.

use std::collections::BTreeSet;

use crate::domain::base::ids::{RetrospectiveId, TopicId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::{has_or_have, number_of};
use crate::domain::reads::retrospective::before_reveal::{recognized, recognized_words};
use crate::domain::reads::retrospective::left_open::left_open;
use crate::domain::reads::retrospective::report::whole_report;
use crate::domain::reads::retrospective::topics::unheard;
use crate::domain::records::retrospective::record::Retrospective;
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
    let warnings = warnings(&retro);
    if !anyway && !warnings.is_empty() {
        return Err(Refusal::state(warnings.join(" ")).way(Way::GoOn));
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

/// Says what the report of an ended session will show that people may not expect.
fn warnings(retro: &Retrospective) -> Vec<String> {
    let mut all = Vec::new();
    if retro.hides_cards() && !retro.cards.is_empty() && !retro.participants.is_empty() {
        all.push("The cards were never revealed. The report will show them.".to_owned());
        let named = recognized_words(&recognized(retro, &BTreeSet::new()));
        all.extend(Some(named).filter(|said| !said.is_empty()));
    }
    let left = left_open(retro).len();
    if left > 0 {
        let (topics, has) = (number_of(left, "topic"), has_or_have(left));
        all.push(format!(
            "{topics} {has} no outcome and will be listed in the report as left open."
        ));
    }
    all
}
