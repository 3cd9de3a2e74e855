//! An escalation in words: who decides, by when, and what they are asked.

use chrono::NaiveDate;

use crate::domain::base::dates::near_day;
use crate::domain::records::blocker::Blocker;
use crate::domain::tables::record::Tables;

/// Returns "escalated to Mara"; none while it is not escalated.
pub fn escalated_to(blocker: &Blocker, tables: &Tables) -> Option<String> {
    let raised = blocker.escalation.as_ref()?;
    let who = tables.members.get(raised.decides).map_or("someone", |one| one.name.as_str());
    Some(format!("escalated to {who}"))
}

/// Returns "escalated to Mara, decision due tomorrow: Show the claim?"; none while it is not escalated.
pub fn escalated(blocker: &Blocker, tables: &Tables, today: NaiveDate) -> Option<String> {
    let raised = blocker.escalation.as_ref()?;
    let to = escalated_to(blocker, tables)?;
    let by = near_day(raised.by, today);
    // Without a question, the reason is what is to be decided, and it is said already.
    let question = match raised.question.as_str() {
        "" => String::new(),
        question => format!(": {question}"),
    };
    Some(match raised.by < today {
        true => format!("{to}, decision was due {by}{question}"),
        false => format!("{to}, decision due {by}{question}"),
    })
}
