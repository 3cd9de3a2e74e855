//! Taking a change back and doing it again, as long as nobody has changed the same records since.

use crate::domain::base::refusal::{Refusal, Rule};
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::integrity;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Record;

pub(in crate::domain) fn take_back(draft: &mut Draft<'_>, change: &Change) -> Result<(), Refusal> {
    swap(draft, change, Verb::Undid, |record| (&record.after, &record.before))
}

pub(in crate::domain) fn do_again(draft: &mut Draft<'_>, change: &Change) -> Result<(), Refusal> {
    swap(draft, change, Verb::Redid, |record| (&record.before, &record.after))
}

/// Brings every record of a change from one side to the other, if it still is as that side says.
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
            let why = format!(
                "The {noun} was changed since, here or in another tab, and that work would be lost. Change it by hand instead."
            );
            return Err(Refusal::new(Rule::ChangedSince, why));
        }
        draft.write(record.key, wanted.clone());
    }
    integrity::check(draft.tables())?;
    // What left nothing in the log, such as a card of a retrospective, leaves nothing when taken back.
    let Some(told) = change.entries.last().map(|entry| &entry.event) else { return Ok(()) };
    draft.log(verb, told.subject, told.name.as_str()).detail = told.deed();
    Ok(())
}
