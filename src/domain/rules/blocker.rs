//! The rules of blockers: one open an item, asked about by a date, raised to someone who decides.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::{BlockerId, MemberId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::lower_first;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::reads::board::blocker_of;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::{Blocker, Escalation, Resolution};
use crate::domain::records::people::{Member, Role};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};

/// Does what the command says, or says why not.
pub(in crate::domain) fn apply(
    command: BlockerCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        BlockerCommand::Open { id, item, kind, reason, unblocker, next_check } => {
            let opened = draft.stamp();
            open(draft, Blocker::new(id, item, kind, reason, opened, unblocker, next_check))
        }
        BlockerCommand::Edit { id, kind, reason, unblocker, next_check } => {
            let mut blocker = still_open(draft, id)?;
            if next_check != blocker.next_check {
                not_past(draft, next_check)?;
            }
            (blocker.kind, blocker.reason) = (kind, reason);
            (blocker.unblocker, blocker.next_check) = (unblocker, next_check);
            draft.put(blocker.clone());
            log_blocker(draft, Verb::Edited, &blocker)?.detail = "blocker".to_owned();
            Ok(())
        }
        BlockerCommand::Check { id, next_check } => check(draft, id, next_check),
        BlockerCommand::Escalate { id, decides, by, question } => {
            escalate(draft, id, decides, by, question)
        }
        BlockerCommand::Resolve { id, text } => resolve(draft, id, text),
    }
}

fn log_blocker<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    blocker: &Blocker,
) -> Result<&'d mut Event, Refusal> {
    let item = draft.get::<BacklogItem>(blocker.item)?;
    Ok(draft.log(verb, RecordKey::BacklogItem(item.id), item.key.to_string()))
}

fn open(draft: &mut Draft<'_>, blocker: Blocker) -> Result<(), Refusal> {
    let item = draft.get::<BacklogItem>(blocker.item)?;
    let sprint = item.position.sprint().map(|id| draft.get::<Sprint>(id)).transpose()?;
    if !sprint.is_some_and(|sprint| sprint.is_open()) {
        let why =
            format!("{} is not in an open sprint. Add a dependency to the item instead.", item.key);
        return Err(Refusal::state(why).about([item.id]).way(Way::OpenItem(item.id)));
    }
    if item.position.stage() == Some(BoardStage::Done) {
        let why = format!("{} is already accepted, so it can't be blocked.", item.key);
        return Err(Refusal::state(why).about([item.id]));
    }
    if let Some(other) = blocker_of(item.id, draft.tables()) {
        let why = format!(
            "{} is already blocked: {}. Update that blocker instead.",
            item.key, other.reason
        );
        return Err(Refusal::state(why).about([item.id]).way(Way::OpenBlocker(other.id)));
    }
    not_past(draft, blocker.next_check)?;
    draft.add(blocker.clone())?;
    let event = log_blocker(draft, Verb::Blocked, &blocker)?;
    let kind = lower_first(blocker.kind.label());
    event.detail = format!("{kind}, waiting on {}", blocker.unblocker);
    event.reason = Some(blocker.reason);
    Ok(())
}

fn not_past(draft: &Draft<'_>, date: NaiveDate) -> Result<(), Refusal> {
    if date >= draft.context().today() {
        return Ok(());
    }
    Err(Refusal::input(format!("{} is in the past. Choose today or a later date.", day(date))))
}

fn still_open(draft: &Draft<'_>, id: BlockerId) -> Result<Blocker, Refusal> {
    let blocker = Blocker::clone(&*draft.get::<Blocker>(id)?);
    if blocker.is_open() {
        return Ok(blocker);
    }
    Err(Refusal::state(
        "This blocker is already resolved. If the work is blocked again, add a new one.",
    ))
}

fn check(draft: &mut Draft<'_>, id: BlockerId, next_check: NaiveDate) -> Result<(), Refusal> {
    let mut blocker = still_open(draft, id)?;
    not_past(draft, next_check)?;
    blocker.checks.push(draft.stamp());
    blocker.next_check = next_check;
    draft.put(blocker.clone());
    log_blocker(draft, Verb::Checked, &blocker)?.detail = format!("next on {}", day(next_check));
    Ok(())
}

/// Raises a blocker; to the Marketing lead where nobody is named.
pub(super) fn escalate(
    draft: &mut Draft<'_>,
    id: BlockerId,
    decides: Option<MemberId>,
    by: NaiveDate,
    question: String,
) -> Result<(), Refusal> {
    let mut blocker = still_open(draft, id)?;
    not_past(draft, by)?;
    let decider = decider(draft, decides)?;
    let raised = draft.stamp();
    let question = question.trim().to_owned();
    blocker.escalation = Some(Escalation { decides: decider.id, by, raised, question });
    draft.put(blocker.clone());
    let detail = format!("{} decides by {}", decider.name, day(by));
    log_blocker(draft, Verb::Escalated, &blocker)?.detail = detail;
    Ok(())
}

fn decider(draft: &Draft<'_>, named: Option<MemberId>) -> Result<Arc<Member>, Refusal> {
    let Some(named) = named else {
        let mut members = draft.tables().members.values();
        let lead = members.find(|member| !member.left && member.is(Role::MarketingLead)).cloned();
        return lead.ok_or_else(|| {
            Refusal::input("The team has no Marketing lead. Choose who decides.").way(Way::OpenTeam)
        });
    };
    let member = draft.get::<Member>(named)?;
    if member.left {
        return Err(Refusal::input(format!(
            "{} has left the team. Choose someone else.",
            member.name
        )));
    }
    Ok(member)
}

/// Ends a blocker.
pub(super) fn resolve(draft: &mut Draft<'_>, id: BlockerId, text: String) -> Result<(), Refusal> {
    let mut blocker = still_open(draft, id)?;
    let text = text.trim().to_owned();
    blocker.resolution = Some(Resolution { stamp: draft.stamp(), text: text.clone() });
    draft.put(blocker.clone());
    log_blocker(draft, Verb::Resolved, &blocker)?.detail = text;
    Ok(())
}
