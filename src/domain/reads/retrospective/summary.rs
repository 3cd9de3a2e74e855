//! Sentences about a retrospective that several screens share: its summary, and when a guardrail is checked.

use crate::domain::base::dates::day;
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::{listed, part_of};
use crate::domain::reads::retrospective::agreed::agreed;
use crate::domain::reads::retrospective::left_open::given_name;
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::reads::retrospective::topics::{agenda, continued};
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::domain::tables::record::Tables;

/// Returns the summary that is offered until the facilitator has written one: three lines at most, each
/// a sentence about the result, the learning, and the change. They name things instead of counting them.
pub fn draft_summary(tables: &Tables, retro: &Retrospective) -> String {
    let all = [result(tables, retro), learning(tables, retro), Some(change(tables, retro))];
    all.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// "Sprint 4 met its goal, “One webinar a quarter”: 9 of 9 committed items were accepted."
fn result(tables: &Tables, retro: &Retrospective) -> Option<String> {
    let sprint = sprint_of(tables, retro)?;
    let goal = sprint.goal.as_ref()?;
    let verdict = match sprint.review.goal {
        None => "worked towards its goal",
        Some(GoalVerdict::Met) => "met its goal",
        Some(GoalVerdict::Partly) => "partly met its goal",
        Some(GoalVerdict::Missed) => "missed its goal",
    };
    let kept = sprint.commitment.as_ref().map(|it| &it.items).map(|items| {
        let accepted = |id: ItemId| tables.items.get(id).is_some_and(|it| it.is_accepted());
        let now = || items.iter().filter(|line| accepted(line.item)).count();
        let done = sprint.figures.as_ref().map_or_else(now, |it| it.done as usize);
        let were = if done == 1 { "was" } else { "were" };
        format!(": {} {were} accepted", part_of(done, items.len(), "committed item"))
    });
    Some(format!("{} {verdict}, “{}”{}.", sprint.name(), goal.text, kept.unwrap_or_default()))
}

/// What was learned; else why a win worked; else what most people wanted to talk about.
fn learning(tables: &Tables, retro: &Retrospective) -> Option<String> {
    let learned = retro.outcomes.iter().find_map(|out| match out.what {
        Out::Learning(id) => tables.learnings.get(id),
        _ => None,
    });
    if let Some(learned) = learned {
        return Some(format!("We learned: {}.", ended(learned.happened.as_str())));
    }
    let win = retro.outcomes.iter().find_map(|out| match out.what {
        Out::Win(id) => tables.wins.get(id).filter(|win| !win.driver.trim().is_empty()),
        _ => None,
    });
    if let Some(win) = win {
        let why = continued(ended(&win.driver), tables);
        return Some(format!("{} because {why}.", ended(win.what.as_str())));
    }
    let (voted, _) = agenda(retro);
    let first = voted.into_iter().find(|topic| topic.kind != ColumnKind::Win)?;
    // The words of a card stay in the team, and this is read outside.
    let name = given_name(tables, retro, &first).filter(|_| retro.counted)?;
    Some(format!("The top topic was “{name}”."))
}

/// What is done in another way from now on.
fn change(tables: &Tables, retro: &Retrospective) -> String {
    let mut changes: Vec<String> = Vec::new();
    if let Some(first) = agreed(tables, retro).first() {
        let owner = first.owner.and_then(|id| tables.members.get(id)).map(|it| it.name.to_string());
        let due = first.due.map(|due| format!("by {}", day(due)));
        let who: Vec<String> = owner.into_iter().chain(due).collect();
        let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
        changes.push(format!("“{}”{who}", first.what));
    }
    let guard = retro.outcomes.iter().find_map(|out| match out.what {
        Out::Guardrail(id) => tables.guardrails.get(id),
        _ => None,
    });
    changes.extend(guard.map(|it| format!("“{}” {}", it.guard, guardrail_place(tables, it))));
    let decided = retro.outcomes.iter().find_map(|out| match out.what {
        Out::Decision(id) => tables.decisions.get(id),
        _ => None,
    });
    if changes.is_empty() {
        changes.extend(decided.map(|it| format!("“{}”", it.what)));
    }
    let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
    match changes.as_slice() {
        [] => "No changes were agreed on.".to_owned(),
        some => format!("From now on: {}.", listed(some)),
    }
}

/// Returns a text without the period at its end.
fn ended(text: &str) -> &str {
    text.trim().trim_end_matches('.')
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
