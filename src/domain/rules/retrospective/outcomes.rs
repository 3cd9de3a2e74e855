//! The outcomes of a retrospective: recording them, and passing them on.

use crate::domain::base::ids::{
    ActionId, ItemId, LineId, PlayId, RetrospectiveId, TopicId, WinId, WorkTypeId,
};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::learning::LearningCommand;
use crate::domain::commands::retrospective::NewOutcome;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::people::Member;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Action, Play, PointState, Win};
use crate::domain::records::retrospective::record::{CameOut, Out, Retrospective};
use crate::domain::records::retrospective::sent::Sent;
use crate::domain::rules::backlog::add::new_item;
use crate::domain::rules::came_out::came_out;
use crate::domain::rules::learning;
use crate::domain::rules::retrospective::drop_action::leave_out;
use crate::domain::rules::retrospective::repeat::repeated;
use crate::domain::rules::retrospective::session::{known, log_session, session};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Entity;

/// Notes to whom the report went.
pub(super) fn send(draft: &mut Draft<'_>, id: RetrospectiveId, to: Title) -> Result<(), Refusal> {
    let sent = Sent { to: to.clone(), stamp: draft.stamp() };
    draft.edit::<Retrospective>(id, |retro| {
        retro.sent.push(sent);
        Ok(())
    })?;
    log_session(draft, Verb::Edited, id).detail = format!("shared the report with {to}");
    Ok(())
}

/// Notes to whom a thank-you went.
pub(super) fn thank(draft: &mut Draft<'_>, win: WinId, to: Title) -> Result<(), Refusal> {
    let sent = Sent { to: to.clone(), stamp: draft.stamp() };
    let what = draft.get::<Win>(win)?.what.clone();
    say(draft, Verb::Edited, RecordKey::Win(win), "the win", &what)
        .push_str(&format!("thanked {to}"));
    draft.edit::<Win>(win, |win| {
        win.thanked.push(sent);
        Ok(())
    })
}

/// Saves a play, new or not.
pub(super) fn save_play(draft: &mut Draft<'_>, play: Play) -> Result<(), Refusal> {
    let (id, name) = (play.id, play.name.clone());
    let new = !draft.tables().plays.contains(id);
    save(draft, play, "the play", &name)?;
    // Wherever it is made: while a session is open it is an outcome of it.
    if new {
        came_out(draft, Out::Play(id));
    }
    Ok(())
}

/// Starts a log entry and returns its detail, to be filled in.
pub(super) fn say<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    key: RecordKey,
    kind: &str,
    name: &dyn std::fmt::Display,
) -> &'d mut String {
    &mut draft.log(verb, key, format!("{kind} “{name}”")).detail
}

/// Saves a record, new or not, and logs it.
fn save<E: Entity>(
    draft: &mut Draft<'_>,
    record: E,
    kind: &str,
    name: &Title,
) -> Result<(), Refusal> {
    let there = E::table(draft.tables()).contains(record.id());
    let verb = if there { Verb::Edited } else { Verb::Added };
    say(draft, verb, E::key(record.id()), kind, name);
    draft.put(record);
    Ok(())
}

pub(super) fn comes_out(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    topic: Option<TopicId>,
    what: NewOutcome,
) -> Result<(), Refusal> {
    let retro = session(draft, id)?;
    topic.map_or(Ok(()), |topic| known(&retro, topic))?;
    let out = match what {
        NewOutcome::Decision { id: decision, what, why } => {
            let made_in = MadeIn::Retrospective { id };
            let mut made = Decision::new(decision, what.clone(), draft.stamp(), made_in);
            made.why = why;
            draft.add(made)?;
            say(draft, Verb::Recorded, RecordKey::Decision(decision), "the decision", &what)
                .push_str("at the retrospective");
            Out::Decision(decision)
        }
        NewOutcome::Learning { id, decision, words } => {
            learning::apply(LearningCommand::Record { id, decision, words }, draft)?;
            Out::Learning(id)
        }
        NewOutcome::Action(action) => Out::Action(action_of(draft, id, *action)?),
        NewOutcome::Guardrail(mut guardrail) => {
            if let Some(before) = draft.tables().guardrails.get(guardrail.id) {
                guardrail.caught = before.caught.clone();
            }
            let (out, guard) = (Out::Guardrail(guardrail.id), guardrail.guard.clone());
            save(draft, *guardrail, "the guardrail", &guard)?;
            out
        }
        NewOutcome::Win(mut win) => {
            let before = draft.tables().wins.get(win.id).map(|before| Win::clone(before));
            if let Some(before) = &before {
                win.thanked.clone_from(&before.thanked);
            }
            let no_more =
                before.and_then(|before| before.again).filter(|it| win.again != Some(*it));
            let (out, what) = (Out::Win(win.id), win.what.clone());
            let again = repeated(&win, id)?;
            save(draft, *win, "the win", &what)?;
            if let Some(action) = no_more {
                nobody_repeats(draft, id, action)?;
            }
            if let Some((action, what)) = again {
                action_of(draft, id, what)?;
                came_out(draft, Out::Action(action));
            }
            out
        }
        NewOutcome::Point(point) => {
            log_session(draft, Verb::Edited, id).detail = format!("roadmap item: {}", point.text);
            return draft.edit::<Retrospective>(id, |retro| {
                retro.points.push(*point);
                Ok(())
            });
        }
    };
    draft.edit::<Retrospective>(id, |retro| {
        let before = retro.outcomes.iter().find(|other| other.what == out);
        let topic = topic.or(before.and_then(|before| before.topic));
        retro.outcomes.retain(|other| other.what != out);
        retro.outcomes.push(CameOut { topic, what: out });
        Ok(())
    })
}

/// Drops the action that repeats a win, once nobody is to repeat it; one that an earlier session agreed on stays.
fn nobody_repeats(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    action: ActionId,
) -> Result<(), Refusal> {
    let mine = |it: &Action| it.from == id && it.is_agreed();
    if !draft.tables().actions.get(action).is_some_and(|it| mine(it)) {
        return Ok(());
    }
    let reason =
        Reason::parse("Nobody repeats the win").map_err(|no| Refusal::input(no.to_string()))?;
    leave_out(draft, id, action, reason)
}

/// Saves an action with its owner; a new one comes last.
fn action_of(
    draft: &mut Draft<'_>,
    from: RetrospectiveId,
    mut action: Action,
) -> Result<ActionId, Refusal> {
    let Some(owner) = action.owner else {
        return Err(Refusal::input("Choose an owner."));
    };
    let owner = draft.get::<Member>(owner)?;
    if owner.left {
        return Err(Refusal::input(format!(
            "{} has left the team. Choose someone else.",
            owner.name
        )));
    }
    let last = draft.tables().actions.values().filter(|it| it.from == from).map(|it| it.rank).max();
    if let Some(before) = draft.tables().actions.get(action.id) {
        if !before.is_agreed() {
            return Err(Refusal::state(
                "This action has been dropped. Undo that, or add a new one.",
            ));
        }
        (action.from, action.item) = (before.from, before.item);
        action.verdicts = before.verdicts.clone();
        action.changes = before.changes.clone();
        action.rank = if action.rank == 0 { before.rank } else { action.rank };
    } else {
        action.from = from;
    }
    if action.rank == 0 {
        action.rank = last.unwrap_or(0) + 1;
    }
    let (id, what) = (action.id, action.what.clone());
    save(draft, action, "the action", &what)?;
    Ok(id)
}

pub(super) fn settle(
    draft: &mut Draft<'_>,
    id: RetrospectiveId,
    at: u32,
    state: PointState,
) -> Result<(), Refusal> {
    let mut retro = Retrospective::clone(&*draft.get::<Retrospective>(id)?);
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let Some(point) = retro.points.get_mut(at) else {
        return Err(Refusal::unknown("roadmap item"));
    };
    point.state = state;
    let detail = format!("{}: {}", point.text, state.label().to_lowercase());
    draft.put(retro);
    log_session(draft, Verb::Decided, id).detail = detail;
    Ok(())
}

pub(super) fn make_item(
    draft: &mut Draft<'_>,
    id: ActionId,
    item: ItemId,
    work_type: WorkTypeId,
    criteria: &[LineId],
) -> Result<(), Refusal> {
    let action = draft.get::<Action>(id)?;
    if action.item.is_some_and(|item| draft.tables().items.contains(item)) {
        return Err(Refusal::state("This action is already in the backlog."));
    }
    let mut new = new_item(draft, item, action.what.clone(), work_type, Place::Last, criteria)?;
    let able = |member: &Member| member.can_own_work();
    new.owner =
        action.owner.filter(|id| draft.tables().members.get(*id).is_some_and(|it| able(it)));
    new.expected_value.clone_from(&action.measure);
    new.needed_by = action.due;
    let mut lines = vec![format!("From a retrospective: {}", action.kind.label())];
    if !action.departments.is_empty() {
        lines.push(format!("Depends on: {}", action.departments));
    }
    lines.push(std::mem::take(&mut new.description));
    new.description = lines.join("\n").trim_end().to_owned();
    say(draft, Verb::Added, RecordKey::BacklogItem(item), &new.key.to_string(), &new.title)
        .push_str("from a retrospective action");
    draft.add(new)?;
    draft.edit::<Action>(id, |action| {
        action.item = Some(item);
        Ok(())
    })
}

pub(super) fn use_play(draft: &mut Draft<'_>, play: PlayId, item: ItemId) -> Result<(), Refusal> {
    let key = draft.get::<BacklogItem>(item)?.key.clone();
    let name = draft.get::<Play>(play)?.name.clone();
    say(draft, Verb::Edited, RecordKey::Play(play), "the play", &name)
        .push_str(&format!("used on {key}"));
    draft.edit::<Play>(play, |play| {
        play.used.insert(item);
        Ok(())
    })
}
