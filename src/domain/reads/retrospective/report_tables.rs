//! The parts of a report that are tables: who does what by when, what was won, what is checked, what was said.

use chrono::NaiveDate;

use crate::domain::base::dates::{day, exact_day};
use crate::domain::base::ids::MemberId;
use crate::domain::base::text::number_of;
use crate::domain::reads::retrospective::agreed::agreed;
use crate::domain::reads::retrospective::facts::{Expectation, expectations};
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::reads::retrospective::summary::guardrail_place;
use crate::domain::reads::retrospective::topics::{Topic, agenda};
use crate::domain::reads::sprint::which;
use crate::domain::records::retrospective::discussion::Discussion;
use crate::domain::records::retrospective::outcome::{Action, Guardrail, Point, PointState, Win};
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::report::Grid;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::Tables;

/// Returns the name of a member, or nothing.
pub(super) fn name(tables: &Tables, id: Option<MemberId>) -> String {
    id.and_then(|id| tables.members.get(id)).map(|it| it.name.to_string()).unwrap_or_default()
}

/// Joins the lines that have text.
fn lines<const N: usize>(parts: [(&str, &str); N]) -> String {
    let said = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(before, text)| format!("{before}{text}")).collect::<Vec<_>>().join("\n")
}

/// Returns actions as a table, the first first.
pub(super) fn actions(tables: &Tables, actions: &[&Action]) -> Option<Grid> {
    let row = |action: &&Action| {
        let item = action.item.and_then(|id| tables.items.get(id)).map(|it| it.key.to_string());
        let item = item.map(|key| format!(" ({key})")).unwrap_or_default();
        let due = action.due.map(day).unwrap_or_default();
        [
            format!("{}{item}", action.what),
            owner(tables, action),
            due,
            action.measure.clone(),
            action.departments.clone(),
        ]
    };
    Grid::of(
        ["What", "Owner", "Due", "Measure of success", "Depends on"],
        actions.iter().map(row).collect(),
    )
}

/// Returns what can't be measured yet, who makes it measurable, and by when.
pub(super) fn data_gaps(tables: &Tables, gaps: &[&Action]) -> Option<Grid> {
    let row = |gap: &&Action| {
        let due = gap.due.map(day).unwrap_or_default();
        let (how, from) = (gap.measure.clone(), gap.departments.clone());
        [gap.what.to_string(), owner(tables, gap), due, how, from]
    };
    let heads =
        ["What we can't measure", "Who makes it measurable", "By when", "How", "Depends on"];
    Grid::of(heads, gaps.iter().map(row).collect())
}

/// Returns roadmap items and requests to leadership: what, why and at what cost, who is asked, by when.
pub(super) fn points(retro: &Retrospective) -> Option<Grid> {
    let row = |point: &Point| {
        let kind = if point.ask { "Request to leadership" } else { "Roadmap item" };
        let answer = match point.state {
            PointState::Waiting => String::new(),
            state => state.label().to_owned(),
        };
        let by = point.answer_by.map(day).unwrap_or_default();
        let (why, to) = (point.why.clone(), point.to.clone());
        [point.text.to_string(), kind.to_owned(), why, to, by, answer]
    };
    let heads = ["What", "Kind", "Why, and what it costs", "Asked of", "Answer by", "Answer"];
    Grid::of(heads, retro.points.iter().map(row).collect())
}

/// Returns who answers for an action: a member, and the guest it is done for or with.
pub fn owner(tables: &Tables, action: &Action) -> String {
    let owner = name(tables, action.owner);
    if action.guest.is_empty() { owner } else { format!("{owner}, with {}", action.guest) }
}

/// Returns the wins with names.
pub(super) fn wins(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let of = |out: &Out| match out {
        Out::Win(id) => tables.wins.get(*id),
        _ => None,
    };
    let row = |win: &Win| {
        let until = win.repeat_by.map(|by| format!(", by {}", day(by))).unwrap_or_default();
        let again = name(tables, win.replicate);
        let again = if again.is_empty() { again } else { format!("{again}{until}") };
        let thanked: Vec<&str> = win.thanked.iter().map(|sent| sent.to.as_str()).collect();
        let thanked = thanked.join(", ");
        [
            win.what.to_string(),
            win.driver.clone(),
            win.outcome.clone(),
            lines([("", &win.contributors), ("Thanked: ", &thanked)]),
            again,
        ]
    };
    Grid::of(
        ["What went well", "Why", "Result", "Thanks to", "Repeated by"],
        retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|win| row(win)).collect(),
    )
}

pub(super) fn guardrails(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let of = |out: &Out| match out {
        Out::Guardrail(id) => tables.guardrails.get(*id),
        _ => None,
    };
    let row = |it: &Guardrail| {
        let place = guardrail_place(tables, it);
        [
            it.guard.to_string(),
            place,
            lines([("", it.happened.as_str()), ("Cause: ", &it.cause)]),
            name(tables, it.owner),
        ]
    };
    Grid::of(
        ["What we check", "When", "Why", "Owner"],
        retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|it| row(it)).collect(),
    )
}

pub(super) fn changes(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let of = |out: &Out| match out {
        Out::Change(id) => tables.workflow_changes.get(*id),
        _ => None,
    };
    let row = |it: &WorkflowChange| {
        let reason = it.reason.as_ref().map(ToString::to_string).unwrap_or_default();
        let check = it.check_on.map(day).unwrap_or_default();
        [it.what.clone(), reason, it.expected_effect.clone(), check]
    };
    Grid::of(
        ["Change", "Why", "Expected effect", "Checked on"],
        retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|it| row(it)).collect(),
    )
}

/// Returns what was expected beside what happened; also learnings from the session that belong to no hypothesis.
pub(super) fn compared(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let row = |one: Expectation<'_>| {
        let learning = one.learning;
        let result = learning.and_then(|it| it.result).map(|it| it.label()).unwrap_or_default();
        let gap = learning.and_then(|it| it.gap).map(|it| it.label()).unwrap_or_default();
        [
            lines([("", &format!("{} {}", one.item.key, one.item.title)), ("For ", &one.audience)]),
            one.hypothesis.to_owned(),
            learning.map_or_else(|| "No result yet".to_owned(), |it| it.happened.to_string()),
            lines([("", result), ("Gap: ", gap)]),
        ]
    };
    let learned = retro.outcomes.iter().filter_map(|out| match out.what {
        Out::Learning(id) => tables.learnings.get(id).filter(|it| it.item.is_none()),
        _ => None,
    });
    let learned = learned.map(|it| {
        let result = it.result.map(|it| it.label()).unwrap_or_default();
        [
            it.subject.to_string(),
            it.expected.to_string(),
            it.happened.to_string(),
            result.to_owned(),
        ]
    });
    let all = expectations(tables, retro).into_iter().map(row).chain(learned);
    Grid::of(["What", "Expected", "What happened", "Result"], all.collect())
}

/// Returns what happens when: actions, wins repeated, decisions reviewed, effects checked, the next sprint.
pub(super) fn timeline(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let mut all: Vec<(NaiveDate, String, String)> = Vec::new();
    let from = agreed(tables, retro).into_iter();
    all.extend(from.filter_map(|it| Some((it.due?, it.what.to_string(), owner(tables, it)))));
    all.extend(retro.points.iter().filter_map(|it| {
        Some((it.answer_by?, format!("Answer to the request: {}", it.text), it.to.clone()))
    }));
    for out in &retro.outcomes {
        all.extend(match out.what {
            Out::Decision(id) => tables.decisions.get(id).and_then(|it| {
                let who = name(tables, Some(it.made.by));
                Some((it.look_again?, format!("Review decision: {}", it.what), who))
            }),
            Out::Change(id) => tables.workflow_changes.get(id).and_then(|it| {
                let who = name(tables, Some(it.made.by));
                Some((it.check_on?, format!("Check the effect: {}", it.what), who))
            }),
            _ => None,
        });
    }
    if let Some((from, until)) = next_sprint(tables, retro) {
        all.push((from, "The next sprint starts".to_owned(), String::new()));
        all.push((
            until,
            "The next sprint ends, with review and retrospective".to_owned(),
            String::new(),
        ));
    }
    all.sort();
    let rows = all.into_iter().map(|(on, what, who)| [exact_day(on), what, who]);
    Grid::of(["When", "What", "Who"], rows.collect())
}

/// Returns the dates of the sprint after the one the session looked at.
fn next_sprint(tables: &Tables, retro: &Retrospective) -> Option<(NaiveDate, NaiveDate)> {
    let last = sprint_of(tables, retro)?;
    match which::next_after(tables, last) {
        Some(next) => Some((next.starts, next.ends)),
        None => Some(tables.workflow.next_sprint(last.ends.succ_opt()?)),
    }
}

/// Returns every topic with its cards, including topics without votes.
pub(super) fn topics(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let (voted, rest) = agenda(retro);
    let row = |topic: Topic| {
        let cards = topic.cards.iter().filter_map(|id| retro.cards.get(id));
        let cards: Vec<String> = cards
            .map(|card| match card.figure.as_str() {
                "" => format!("“{}” ({})", card.text, card.column),
                figure => format!("“{}” ({}, {figure})", card.text, card.column),
            })
            .collect();
        let said = retro.discussions.get(&topic.id);
        let notes = said.map(|said| said.notes.as_str()).unwrap_or_default();
        let reactions = said.map(Discussion::reactions_told).unwrap_or_default();
        let parked = said.and_then(|said| said.parked.as_ref()).map(ToString::to_string);
        let votes =
            if retro.counted { number_of(topic.votes as usize, "vote") } else { String::new() };
        let group = if retro.groups.contains_key(&topic.id) { topic.name } else { String::new() };
        let came: Vec<String> =
            retro.outcomes_of(topic.id).filter_map(|out| outcome(tables, out)).collect();
        [
            lines([("", &group), ("", &cards.join("\n"))]),
            votes,
            lines([("", notes), ("", &reactions)]),
            lines([("", &came.join("\n")), ("Parked: ", &parked.unwrap_or_default())]),
        ]
    };
    let all = voted.into_iter().chain(rest).map(row).collect();
    Grid::of(["Topic and cards", "Votes", "Notes", "Outcome"], all)
}

/// Returns an outcome in a few words: "Action: Call after one day".
fn outcome(tables: &Tables, out: Out) -> Option<String> {
    Some(match out {
        Out::Decision(id) => format!("Decision: {}", tables.decisions.get(id)?.what),
        Out::Action(id) => format!("Action: {}", tables.actions.get(id)?.what),
        Out::Guardrail(id) => format!("Guardrail: {}", tables.guardrails.get(id)?.guard),
        Out::Win(id) => format!("Win: {}", tables.wins.get(id)?.what),
        Out::Learning(id) => format!("Learning: {}", tables.learnings.get(id)?.happened),
        Out::Play(id) => format!("Play: {}", tables.plays.get(id)?.name),
        Out::Change(id) => format!("Workflow: {}", tables.workflow_changes.get(id)?.what),
    })
}
