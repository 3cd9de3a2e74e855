//! Sentences about a retrospective that more than one screen says: what it was about, and where a guardrail stands.

use crate::domain::base::text::counted;
use crate::domain::reads::retrospective::topics::agenda;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::tables::record::Tables;

/// What a summary says before the facilitator has written one.
pub fn draft_summary(tables: &Tables, retro: &Retrospective) -> String {
    let count =
        |wanted: fn(&Out) -> bool| retro.outcomes.iter().filter(|out| wanted(&out.what)).count();
    let mut parts = Vec::new();
    if let Some(sprint) = tables.sprints.get(retro.sprint) {
        let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
        let verdict = sprint.review.goal.map_or("not judged", |verdict| verdict.label());
        parts.push(format!(
            "The goal of {} was: {goal}. Verdict: {}.",
            sprint.name(),
            verdict.to_lowercase()
        ));
    }
    let (voted, _) = agenda(retro);
    let first = voted.iter().find(|topic| topic.kind != ColumnKind::Win);
    if let Some(first) = first.filter(|_| retro.counted) {
        parts.push(format!("The team talked most about: {}.", first.name));
    }
    parts.push(format!(
        "It left {}, {}, {} and {}.",
        counted(count(|out| matches!(out, Out::Decision(_))), "decision", "decisions"),
        counted(count(|out| matches!(out, Out::Action(_))), "action", "actions"),
        counted(count(|out| matches!(out, Out::Guardrail(_))), "guardrail", "guardrails"),
        counted(count(|out| matches!(out, Out::Learning(_))), "learning", "learnings"),
    ));
    parts.join(" ")
}

/// "before work is ready, for Campaign and Paid".
pub fn guardrail_place(tables: &Tables, guardrail: &Guardrail) -> String {
    let types = guardrail.work_types.iter().filter_map(|id| tables.work_types.get(*id));
    let channels = guardrail.channels.iter().filter_map(|id| tables.channels.get(*id));
    let names: Vec<&str> =
        types.map(|it| it.name.as_str()).chain(channels.map(|it| it.name.as_str())).collect();
    let names = if names.is_empty() { "all work".to_owned() } else { names.join(" and ") };
    let when = if guardrail.at_done { "done" } else { "ready" };
    format!("before {names} is {when}")
}
