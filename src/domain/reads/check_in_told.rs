//! What a check-in came to, in words: in a line, and topic by topic.

use crate::domain::base::text::counted;
use crate::domain::records::check_in::{CheckIn, Outcome, Topic};
use crate::domain::tables::record::Tables;

/// Returns the outcomes of a check-in in a few words.
pub fn brought(check_in: &CheckIn) -> String {
    if check_in.only_repeated_status() {
        return "status only".to_owned();
    }
    let count = |pick: fn(&Outcome) -> bool| {
        check_in.topics.iter().filter(|topic| pick(&topic.outcome)).count()
    };
    let decided = count(|outcome| matches!(outcome, Outcome::Decided { .. }));
    let resolved = count(|outcome| matches!(outcome, Outcome::Resolved { .. }));
    let escalated = count(|outcome| matches!(outcome, Outcome::Escalated { .. }));
    let counts = [
        (resolved, "blocker resolved", "blockers resolved"),
        (escalated, "blocker escalated", "blockers escalated"),
        (decided, "decision", "decisions"),
        (check_in.next_actions.len(), "next action", "next actions"),
    ];
    let said = counts
        .into_iter()
        .filter(|one| one.0 > 0)
        .map(|(count, one, many)| counted(count, one, many));
    said.collect::<Vec<_>>().join(", ")
}

/// Returns the outcome of a topic as a sentence that begins with its item.
pub fn sentence(topic: &Topic, check_in: &CheckIn, tables: &Tables) -> String {
    let key = topic
        .item
        .and_then(|id| tables.items.get(id))
        .map(|item| format!("{}: ", item.key))
        .unwrap_or_default();
    let what = match &topic.outcome {
        Outcome::Resolved { blocker } => {
            let freed = tables
                .blockers
                .get(*blocker)
                .and_then(|one| one.resolution.clone())
                .map(|one| one.text);
            match freed.filter(|text| !text.is_empty()) {
                Some(text) => format!("Blocker resolved. {text}"),
                None => "Blocker resolved".to_owned(),
            }
        }
        Outcome::Escalated { blocker } => {
            let raised = tables.blockers.get(*blocker).and_then(|one| one.escalation.clone());
            let who = raised
                .and_then(|raised| tables.members.get(raised.decides).map(|m| m.name.to_string()));
            format!("Blocker escalated to {}", who.as_deref().unwrap_or("someone"))
        }
        Outcome::Decided { decision } => {
            let what = tables.decisions.get(*decision).map(|one| one.what.to_string());
            format!("Decided: {}", what.unwrap_or_default())
        }
        Outcome::NextAction { action } => {
            let action = check_in.next_actions.iter().find(|one| one.id == *action);
            let who =
                action.and_then(|one| tables.members.get(one.owner)).map(|m| m.name.to_string());
            let what = action.map(|one| one.what.to_string()).unwrap_or_default();
            format!("Next action for {}: {what}", who.as_deref().unwrap_or("someone"))
        }
        Outcome::StatusOnly { note } => format!("Status only. {note}"),
    };
    format!("{key}{what}")
}
