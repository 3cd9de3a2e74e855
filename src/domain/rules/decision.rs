//! The decision log: written down, corrected, looked at again.

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::DecisionId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::decision::DecisionCommand;
use crate::domain::records::decision::{Decision, MadeIn, SecondLook};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(in crate::domain) fn apply(
    command: DecisionCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        DecisionCommand::Record { id, what, why, item, review_of, look_again } => {
            let made_in = match review_of {
                Some(sprint) => MadeIn::Review { sprint: draft.get::<Sprint>(sprint)?.id },
                None => MadeIn::Between,
            };
            let mut decision = Decision::new(id, what, draft.stamp(), made_in);
            decision.why = why;
            decision.item = item;
            decision.look_again = look_again;
            let detail = about(draft.tables(), &decision)?;
            let event = draft.log(Verb::Recorded, RecordKey::Decision(id), name_of(&decision));
            event.detail = detail;
            draft.add(decision)
        }
        DecisionCommand::Edit { id, what, why, look_again } => {
            let before = draft.get::<Decision>(id)?;
            let mut parts = Vec::new();
            if before.what != what {
                parts.push(format!("changed to “{what}”"));
            }
            if before.why != why {
                parts.push("rationale".to_owned());
            }
            if before.look_again != look_again {
                parts.push(look_again.map_or_else(
                    || "no further review".to_owned(),
                    |on| format!("review again on {}", day(on)),
                ));
            }
            let event = draft.log(Verb::Edited, RecordKey::Decision(id), name_of(&before));
            event.detail = parts.join("; ");
            draft.edit::<Decision>(id, |decision| {
                decision.what = what;
                decision.why = why;
                decision.look_again = look_again;
                Ok(())
            })
        }
        DecisionCommand::LookAgain { id, stands, note, next } => {
            look_again(draft, id, stands, note, next)
        }
    }
}

fn name_of(decision: &Decision) -> String {
    format!("the decision “{}”", decision.what)
}

fn about(tables: &Tables, decision: &Decision) -> Result<String, Refusal> {
    let Some(item) = decision.item else { return Ok(String::new()) };
    let item = tables.items.get(item).ok_or_else(|| Refusal::unknown("backlog item"))?;
    Ok(format!("about {}", item.key))
}

fn look_again(
    draft: &mut Draft<'_>,
    id: DecisionId,
    stands: bool,
    note: String,
    next: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let decision = draft.get::<Decision>(id)?;
    if next.is_some_and(|day| day <= draft.context().today()) {
        return Err(Refusal::input("Choose a date after today."));
    }
    let stamp = draft.stamp();
    let event = draft.log(Verb::Judged, RecordKey::Decision(id), name_of(&decision));
    event.detail = if stands { "still valid" } else { "no longer valid" }.to_owned();
    draft.edit::<Decision>(id, |decision| {
        decision.looks.push(SecondLook { stamp, stands, note });
        decision.look_again = next.filter(|_| stands);
        Ok(())
    })
}
