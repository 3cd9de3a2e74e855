//! Sentences about a retrospective that several screens share: its summary, and when a guardrail is checked.

use crate::domain::base::dates::day;
use crate::domain::base::text::{listed, number_of};
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::reads::retrospective::topics::agenda;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::tables::record::Tables;

/// Returns the summary that is offered until the facilitator has written one.
pub fn draft_summary(tables: &Tables, retro: &Retrospective) -> String {
    let count =
        |wanted: fn(&Out) -> bool| retro.outcomes.iter().filter(|out| wanted(&out.what)).count();
    let mut parts = Vec::new();
    if let Some(sprint) = sprint_of(tables, retro)
        && let Some(goal) = &sprint.goal
    {
        let verdict = match sprint.review.goal {
            None => "The goal has not been judged yet.".to_owned(),
            Some(verdict) => format!("The goal was {}.", verdict.label().to_lowercase()),
        };
        parts.push(format!("{} aimed for “{}”. {verdict}", sprint.name(), goal.text));
    }
    let (voted, _) = agenda(retro);
    let first = voted.iter().find(|topic| topic.kind != ColumnKind::Win);
    if let Some(first) = first.filter(|_| retro.counted) {
        parts.push(format!("The top topic was “{}”.", first.name));
    }
    let outcomes: Vec<String> = [
        (count(|out| matches!(out, Out::Decision(_))), "decision"),
        (count(|out| matches!(out, Out::Action(_))), "action"),
        (count(|out| matches!(out, Out::Guardrail(_))), "guardrail"),
        (count(|out| matches!(out, Out::Learning(_))), "learning"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, noun)| number_of(count, noun))
    .collect();
    let outcomes: Vec<&str> = outcomes.iter().map(String::as_str).collect();
    parts.push(match outcomes.as_slice() {
        [] => "No outcomes were recorded.".to_owned(),
        some => format!("Outcome: {}.{}", listed(some), first_action(tables, retro)),
    });
    parts.join(" ")
}

/// Returns the first action with its owner and due date: " First: one list of comments (Priya Kaur,
/// Dec 11)."
fn first_action(tables: &Tables, retro: &Retrospective) -> String {
    let actions = retro.outcomes.iter().filter_map(|out| match out.what {
        Out::Action(id) => tables.actions.get(id),
        _ => None,
    });
    let Some(first) = actions.min_by_key(|action| action.rank) else { return String::new() };
    let owner = first.owner.and_then(|id| tables.members.get(id)).map(|it| it.name.to_string());
    let who: Vec<String> = owner.into_iter().chain(first.due.map(day)).collect();
    let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
    format!(" First action: “{}”{who}.", first.what)
}

/// Returns when a guardrail is checked: "before Campaign and Paid work counts as Ready".
pub fn guardrail_place(tables: &Tables, guardrail: &Guardrail) -> String {
    let types = guardrail.work_types.iter().filter_map(|id| tables.work_types.get(*id));
    let channels = guardrail.channels.iter().filter_map(|id| tables.channels.get(*id));
    let names: Vec<&str> =
        types.map(|it| it.name.as_str()).chain(channels.map(|it| it.name.as_str())).collect();
    let when = if guardrail.at_done { "is done" } else { "counts as Ready" };
    match names.as_slice() {
        [] => format!("before an item {when}"),
        names => format!("before {} work {when}", listed(names)),
    }
}
