//! Learnings, each with the decision it leads to.

use crate::domain::base::ids::{DecisionId, ItemId, LearningId};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::learning::{LearningCommand, LearningWords};
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::learning::Learning;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::record::Out;
use crate::domain::rules::came_out::came_out;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn apply(
    command: LearningCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        LearningCommand::Record { id, decision, words } => record(draft, id, decision, *words),
        LearningCommand::Edit { id, words } => edit(draft, id, *words),
    }
}

fn record(
    draft: &mut Draft<'_>,
    id: LearningId,
    decision: DecisionId,
    words: LearningWords,
) -> Result<(), Refusal> {
    let made_in = MadeIn::Learning { id };
    let mut decided = Decision::new(decision, words.decide.clone(), draft.stamp(), made_in);
    decide(&mut decided, &words);
    draft.add(decided)?;
    let mut learning = Learning::new(
        id,
        words.subject.clone(),
        words.expected.clone(),
        words.happened.clone(),
        decision,
        draft.stamp(),
    );
    // It counts in the sprint in which it is decided, not in the one that did the work.
    let open = which::open(draft.tables());
    learning.sprint = open.map(|sprint| sprint.id);
    if let Some(item) = words.item {
        from_item(draft, &mut learning, item)?;
        results_are_in(draft, item)?;
    }
    write(&mut learning, &words);
    draft.log(Verb::Recorded, RecordKey::Learning(id), name_of(&learning)).detail =
        format!("decision: {}", words.decide);
    draft.add(learning)?;
    came_out(draft, Out::Learning(id));
    Ok(())
}

fn edit(draft: &mut Draft<'_>, id: LearningId, words: LearningWords) -> Result<(), Refusal> {
    let mut learning = Learning::clone(&*draft.get::<Learning>(id)?);
    draft.log(Verb::Edited, RecordKey::Learning(id), name_of(&learning)).detail =
        format!("decision: {}", words.decide);
    if learning.item != words.item {
        match words.item {
            Some(item) => from_item(draft, &mut learning, item)?,
            None => learning.item = None,
        }
    }
    if let Some(item) = words.item {
        results_are_in(draft, item)?;
    }
    draft.edit::<Decision>(learning.decision, |decided| {
        decide(decided, &words);
        Ok(())
    })?;
    write(&mut learning, &words);
    draft.put(learning);
    Ok(())
}

fn name_of(learning: &Learning) -> String {
    format!("the learning from {}", learning.subject)
}

fn decide(decision: &mut Decision, words: &LearningWords) {
    decision.what = words.decide.clone();
    decision.why.clone_from(&words.rationale);
    decision.item = words.item;
    decision.look_again = words.look_again;
}

fn write(learning: &mut Learning, words: &LearningWords) {
    learning.subject = words.subject.clone();
    learning.expected = words.expected.clone();
    learning.happened = words.happened.clone();
    learning.data_snapshot.clone_from(&words.data_snapshot);
    learning.gap = words.gap;
    learning.result = words.result;
}

/// Takes over what makes the learning be found again.
fn from_item(draft: &Draft<'_>, learning: &mut Learning, item: ItemId) -> Result<(), Refusal> {
    let item = draft.get::<BacklogItem>(item)?;
    learning.item = Some(item.id);
    learning.channel = item.channel;
    learning.work_type = Some(item.work_type);
    learning.hypothesis = measurement_of(&item, draft.tables())
        .map(|plan| plan.hypothesis.clone())
        .unwrap_or_default();
    Ok(())
}

/// The item no longer waits for results.
fn results_are_in(draft: &mut Draft<'_>, item: ItemId) -> Result<(), Refusal> {
    if draft.get::<BacklogItem>(item)?.awaiting_results.is_none() {
        return Ok(());
    }
    draft.edit::<BacklogItem>(item, |item| {
        item.awaiting_results = None;
        Ok(())
    })
}
