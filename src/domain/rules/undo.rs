//! Undo and redo of a change, as long as nobody has changed the same records since.

use crate::domain::base::refusal::{Refusal, Rule};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::integrity;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Record;

pub(in crate::domain) fn take_back(draft: &mut Draft<'_>, change: &Change) -> Result<(), Refusal> {
    if change.records.iter().any(hides_again) {
        return Err(Refusal::state("What was revealed stays revealed, so this can't be undone."));
    }
    swap(draft, change, Verb::Undid, |record| (&record.after, &record.before))
}

pub(in crate::domain) fn do_again(draft: &mut Draft<'_>, change: &Change) -> Result<(), Refusal> {
    swap(draft, change, Verb::Redid, |record| (&record.before, &record.after))
}

/// Moves every record of a change from one side to the other, if it is still as the first side says.
pub(in crate::domain) fn swap(
    draft: &mut Draft<'_>,
    change: &Change,
    verb: Verb,
    sides: impl Fn(&RecordChange) -> (&Option<Record>, &Option<Record>),
) -> Result<(), Refusal> {
    for record in &change.records {
        let (expected, wanted) = sides(record);
        if draft.tables().record(&record.key) != *expected {
            let noun = record.key.noun();
            let doing = if verb == Verb::Undid { "Undoing" } else { "Redoing" };
            let why = format!(
                "This {noun} has changed since, here or in another tab. {doing} would lose that work, so change it by hand instead."
            );
            return Err(Refusal::new(Rule::ChangedSince, why));
        }
        draft.write(record.key, wanted.clone());
    }
    integrity::check(draft.tables())?;
    // A change that left nothing in the log, such as a retrospective card, leaves nothing when undone.
    let Some(told) = change.entries.last().map(|entry| &entry.event) else { return Ok(()) };
    draft.log(verb, told.subject, told.name.as_str()).detail = told.deed();
    Ok(())
}

/// Whether undoing it would hide cards, votes or a poll that everyone has seen, or bring back names that were
/// taken out. Doing it again can't: it goes the way that a command went before.
fn hides_again(change: &RecordChange) -> bool {
    let (Some(Record::Retrospective(now)), Some(Record::Retrospective(then))) =
        (&change.after, &change.before)
    else {
        return false;
    };
    let author = |one: &Retrospective, id| one.cards.get(id).map(|card| card.author.is_some());
    let voter = |one: &Retrospective, id| one.ballots.get(id).map(|ballot| ballot.voter.is_some());
    let back = |now, then| now == Some(false) && then == Some(true);
    let authors = then.cards.keys().any(|id| back(author(now, id), author(then, id)));
    let voters = then.ballots.keys().any(|id| back(voter(now, id), voter(then, id)));
    (now.revealed && !then.revealed)
        || (now.counted && !then.counted)
        || !now.polls_shown.is_subset(&then.polls_shown)
        || authors
        || voters
}
