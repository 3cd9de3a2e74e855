//! Guardrails at work: an item meets one, one catches something, one is retired, as a play is.

use crate::domain::base::ids::{GuardrailId, ItemId, PlayId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::records::backlog::item::{BacklogItem, Met};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Guardrail, Play};
use crate::domain::rules::retrospective::outcomes::say;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Checks a guardrail for an item, or unchecks it.
pub(super) fn meet(
    draft: &mut Draft<'_>,
    item: ItemId,
    guardrail: GuardrailId,
    met: bool,
) -> Result<(), Refusal> {
    let guard = draft.get::<Guardrail>(guardrail)?.guard.clone();
    let before = draft.get::<BacklogItem>(item)?;
    let verb = Verb::of_tick(met);
    draft.log(verb, RecordKey::BacklogItem(item), before.key.to_string()).detail =
        guard.to_string();
    let stamp = draft.stamp();
    draft.edit::<BacklogItem>(item, |item| {
        match met {
            true => item.guardrails.insert(guardrail, Met { stamp, evidence: String::new() }),
            false => item.guardrails.remove(&guardrail),
        };
        item.touched = Some(stamp.at);
        Ok(())
    })
}

/// Notes that a guardrail caught a problem.
pub(super) fn caught(
    draft: &mut Draft<'_>,
    guardrail: GuardrailId,
    item: ItemId,
) -> Result<(), Refusal> {
    draft.get::<BacklogItem>(item)?;
    let guard = draft.get::<Guardrail>(guardrail)?.guard.clone();
    say(draft, Verb::Recorded, RecordKey::Guardrail(guardrail), "the guardrail", &guard)
        .push_str("a catch");
    draft.edit::<Guardrail>(guardrail, |guardrail| {
        guardrail.caught.insert(item);
        Ok(())
    })
}

/// Retires a guardrail, a play, or both.
pub(super) fn retire(
    draft: &mut Draft<'_>,
    guardrail: Option<GuardrailId>,
    play: Option<PlayId>,
    reason: &Reason,
) -> Result<(), Refusal> {
    if let Some(id) = guardrail {
        let before = draft.get::<Guardrail>(id)?;
        say(draft, Verb::Archived, RecordKey::Guardrail(id), "the guardrail", &before.guard);
        let mut retired = Guardrail::clone(&before);
        retired.retired = Some(reason.clone());
        draft.put(retired);
    }
    if let Some(id) = play {
        let before = draft.get::<Play>(id)?;
        say(draft, Verb::Archived, RecordKey::Play(id), "the play", &before.name);
        let mut retired = Play::clone(&before);
        retired.retired = Some(reason.clone());
        draft.put(retired);
    }
    Ok(())
}
