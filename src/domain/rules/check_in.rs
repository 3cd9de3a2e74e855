//! The rules of check-ins: one at a time, about blockers and next actions.

use crate::domain::base::dates::day;
use crate::domain::base::ids::{CheckInId, ItemId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::number_of;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::check_in::{CheckIn, NextAction, Outcome, Topic};
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::people::Member;
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::blocker;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: CheckInCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        CheckInCommand::Open { id } => open(draft, id),
        CheckInCommand::Resolve { id, blocker, text } => {
            under_way(draft, id)?;
            let item = draft.get::<Blocker>(blocker)?.item;
            blocker::resolve(draft, blocker, text)?;
            note(draft, id, Some(item), Outcome::Resolved { blocker })
        }
        CheckInCommand::Escalate { id, blocker, decides, by, question } => {
            under_way(draft, id)?;
            let item = draft.get::<Blocker>(blocker)?.item;
            blocker::escalate(draft, blocker, decides, by, question)?;
            note(draft, id, Some(item), Outcome::Escalated { blocker })
        }
        CheckInCommand::Decide { id, decision, item, what, why, look_again } => {
            let made_in = MadeIn::CheckIn { id };
            let mut record = Decision::new(decision, what, draft.stamp(), made_in);
            (record.why, record.item, record.look_again) = (why, item, look_again);
            decide(draft, id, record)
        }
        CheckInCommand::Agree { id, action, item, what, owner, due } => {
            let mut next = NextAction::new(action, what, owner, due);
            next.item = item;
            agree(draft, id, next)
        }
        CheckInCommand::NoteStatus { id, item, note: said } => {
            let said = said.trim().to_owned();
            note(draft, id, item, Outcome::StatusOnly { note: said.clone() })?;
            log_check_in(draft, Verb::Edited, id).detail = format!("status only: {said}");
            Ok(())
        }
        CheckInCommand::End { id } => end(draft, id),
        CheckInCommand::FinishAction { id, action, done } => {
            let stamp = done.then(|| draft.stamp());
            let mut check_in = CheckIn::clone(&*draft.get::<CheckIn>(id)?);
            let mut actions = check_in.next_actions.iter_mut();
            let Some(found) = actions.find(|next| next.id == action) else {
                return Err(Refusal::unknown("next action"));
            };
            found.done = stamp;
            let what = found.what.to_string();
            draft.put(check_in);
            let verb = Verb::of_tick(done);
            log_check_in(draft, verb, id).detail = what;
            Ok(())
        }
    }
}

fn log_check_in<'d>(draft: &'d mut Draft<'_>, verb: Verb, id: CheckInId) -> &'d mut Event {
    let opened = draft.tables().check_ins.get(id).map(|check_in| check_in.opened.at.date_naive());
    let name =
        opened.map_or("the check-in".to_owned(), |on| format!("the check-in on {}", day(on)));
    draft.log(verb, RecordKey::CheckIn(id), name)
}

fn open(draft: &mut Draft<'_>, id: CheckInId) -> Result<(), Refusal> {
    if let Some(other) = draft.tables().check_ins.values().find(|other| other.ended.is_none()) {
        let since = day(other.opened.at.date_naive());
        return Err(Refusal::state(format!(
            "The check-in on {since} is still open. End it first."
        )));
    }
    let mut check_in = CheckIn::new(id, draft.stamp());
    let open = which::open(draft.tables());
    check_in.sprint = open.map(|sprint| sprint.id);
    draft.add(check_in)?;
    log_check_in(draft, Verb::Opened, id);
    Ok(())
}

/// The check-in, if it has not ended.
fn under_way(draft: &Draft<'_>, id: CheckInId) -> Result<CheckIn, Refusal> {
    let check_in = CheckIn::clone(&*draft.get::<CheckIn>(id)?);
    if check_in.ended.is_none() {
        return Ok(check_in);
    }
    Err(Refusal::state("This check-in has ended. Start a new one."))
}

/// Records the outcome of a topic.
fn note(
    draft: &mut Draft<'_>,
    id: CheckInId,
    item: Option<ItemId>,
    outcome: Outcome,
) -> Result<(), Refusal> {
    let mut check_in = under_way(draft, id)?;
    known(draft, item)?;
    check_in.topics.push(Topic { item, outcome, at: draft.context().now });
    draft.put(check_in);
    Ok(())
}

fn known(draft: &Draft<'_>, item: Option<ItemId>) -> Result<(), Refusal> {
    item.map_or(Ok(()), |item| draft.get::<BacklogItem>(item).map(|_| ()))
}

fn decide(draft: &mut Draft<'_>, id: CheckInId, decision: Decision) -> Result<(), Refusal> {
    note(draft, id, decision.item, Outcome::Decided { decision: decision.id })?;
    let (key, what) = (RecordKey::Decision(decision.id), decision.what.to_string());
    draft.add(decision)?;
    draft.log(Verb::Recorded, key, what).detail = "in the check-in".to_owned();
    Ok(())
}

fn agree(draft: &mut Draft<'_>, id: CheckInId, next: NextAction) -> Result<(), Refusal> {
    let owner = draft.get::<Member>(next.owner)?;
    if owner.left {
        return Err(Refusal::input(format!(
            "{} has left the team. Choose someone else.",
            owner.name
        )));
    }
    if next.due < draft.context().today() {
        return Err(Refusal::input(format!(
            "{} is in the past. Choose today or a later date.",
            day(next.due)
        )));
    }
    let same = |other: &NextAction| other.id == next.id;
    if draft.tables().check_ins.values().any(|check_in| check_in.next_actions.iter().any(same)) {
        return Err(Refusal::state("This next action already exists."));
    }
    note(draft, id, next.item, Outcome::NextAction { action: next.id })?;
    let detail = format!("next action: {} ({}, due {})", next.what, owner.name, day(next.due));
    draft.edit::<CheckIn>(id, |check_in| {
        check_in.next_actions.push(next);
        Ok(())
    })?;
    log_check_in(draft, Verb::Edited, id).detail = detail;
    Ok(())
}

fn end(draft: &mut Draft<'_>, id: CheckInId) -> Result<(), Refusal> {
    let mut check_in = under_way(draft, id)?;
    check_in.ended = Some(draft.context().now);
    let only_status = check_in.only_repeated_status();
    let topics = check_in.topics.len();
    draft.put(check_in);
    let event = log_check_in(draft, Verb::Closed, id);
    event.detail = match (only_status, topics) {
        (_, 0) => "no topics".to_owned(),
        (true, _) => "status only".to_owned(),
        (false, topics) => number_of(topics, "topic"),
    };
    Ok(())
}
