//! The report of a retrospective, for someone who wasn't there. It never names the authors of cards.

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::dates::{day, exact_day};
use crate::domain::base::ids::MemberId;
use crate::domain::base::text::number_of;
use crate::domain::reads::retrospective::facts::{
    Expectation, changes_to_judge, expectations, figures_of, promises,
};
use crate::domain::reads::retrospective::subject::{name_of, sprint_of};
use crate::domain::reads::retrospective::summary::{draft_summary, guardrail_place};
use crate::domain::reads::retrospective::topics::{Topic, agenda, continued};
use crate::domain::records::retrospective::outcome::{
    Action, ActionKind, Guardrail, Point, PointState, Win,
};
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::report::{Part, Reader, Report, Section};
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::Tables;

/// Returns the report for a reader: as it was when the session ended, or as of now.
pub fn report(tables: &Tables, retro: &Retrospective, reader: Reader, now: Instant) -> Report {
    let kept = retro.report.clone().filter(|_| !retro.is_open());
    let report = kept.unwrap_or_else(|| whole_report(tables, retro, retro.ended.unwrap_or(now)));
    report.edition(reader)
}

/// Returns the whole report as of a moment.
pub fn whole_report(tables: &Tables, retro: &Retrospective, now: Instant) -> Report {
    let title = name_of(tables, retro);
    let sections = parts(tables, retro, now).into_iter();
    let sections = sections.filter(|(_, lines)| !lines.is_empty());
    Report { title, sections: sections.map(|(part, lines)| Section { part, lines }).collect() }
}

fn parts(tables: &Tables, retro: &Retrospective, now: Instant) -> Vec<(Part, Vec<String>)> {
    let summary = match retro.summary.trim() {
        "" => draft_summary(tables, retro),
        summary => summary.to_owned(),
    };
    let (acts, gaps): (Vec<&Action>, Vec<&Action>) =
        actions(tables, retro).into_iter().partition(|action| action.kind != ActionKind::DataGap);
    let (tries, acts): (Vec<&Action>, Vec<&Action>) = acts
        .into_iter()
        .partition(|it| matches!(it.kind, ActionKind::Experiment | ActionKind::Scale));
    let said = |actions: Vec<&Action>| -> Vec<String> {
        actions.into_iter().map(|action| action_line(tables, action)).collect()
    };
    let safety = average(retro, Poll::Safety, "How safe it is to speak openly");
    vec![
        (Part::Summary, summary.lines().map(str::to_owned).collect()),
        (Part::Objectives, objectives(tables, retro)),
        (Part::Figures, snapshot(tables, retro, now)),
        (Part::Safety, safety.into_iter().collect()),
        (Part::EarlierActions, promised(tables, retro, now.date_naive())),
        (Part::Wins, wins(tables, retro)),
        (Part::Challenges, challenges(retro)),
        (Part::Decisions, decisions(tables, retro)),
        (Part::Experiments, said(tries)),
        (Part::Guardrails, guardrails(tables, retro)),
        (Part::Actions, said(acts)),
        (Part::WorkflowChanges, changes(tables, retro)),
        (Part::Compared, compared(tables, retro)),
        (Part::Points, points(retro)),
        (Part::Timeline, timeline(tables, retro)),
        (Part::DataGaps, said(gaps)),
        (Part::Topics, topics(retro)),
    ]
}

fn name(tables: &Tables, id: Option<MemberId>) -> String {
    id.and_then(|id| tables.members.get(id)).map(|it| it.name.to_string()).unwrap_or_default()
}

/// Joins the parts that have text.
fn joined<const N: usize>(parts: [(&str, &str); N]) -> String {
    let held = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    held.map(|(before, text)| format!("{before}{text}")).collect::<Vec<_>>().join("; ")
}

fn objectives(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let goal = sprint_of(tables, retro).and_then(|sprint| sprint.goal.as_ref());
    let Some(goal) = goal else { return Vec::new() };
    let priority = goal.priority.and_then(|id| tables.priorities.get(id));
    let priority = priority
        .map(|it| joined([("Priority: ", it.objective.as_str()), ("", &it.quarterly_goal)]));
    [format!("Goal: {}", goal.text)].into_iter().chain(priority).collect()
}

/// The sprint in numbers, and whether the session was worth the time.
fn snapshot(tables: &Tables, retro: &Retrospective, now: Instant) -> Vec<String> {
    let numbers = figures_of(tables, retro, now);
    let numbers = numbers.into_iter().map(|(term, is)| format!("{term}: {is}"));
    numbers.chain(average(retro, Poll::Worth, "Worth the time")).collect()
}

/// The average of a poll, once it is over.
fn average(retro: &Retrospective, poll: Poll, what: &str) -> Option<String> {
    let mean = retro.mean(poll)?;
    Some(format!("{what} (1–5): average {}.{}", mean / 10, mean % 10))
}

fn promised(tables: &Tables, retro: &Retrospective, today: NaiveDate) -> Vec<String> {
    let acts = promises(tables, retro).into_iter().map(|action| {
        let verdict = action.verdicts.iter().find(|it| it.retrospective == retro.id);
        (action.what.to_string(), verdict, action.carried())
    });
    let rules = changes_to_judge(tables, retro, today).into_iter();
    let rules = rules.map(|change| (change.what.clone(), change.verdict.as_ref(), 0));
    acts.chain(rules)
        .map(|(what, verdict, carried)| {
            let kind = verdict.map_or("no result yet", |verdict| verdict.kind.label());
            let note = verdict.map(|verdict| verdict.note.as_str()).unwrap_or_default();
            let twice =
                if carried >= 2 { format!("carried over {carried} times") } else { String::new() };
            format!("{what}: {}", joined([("", kind), ("", note), ("", &twice)]))
        })
        .collect()
}

fn wins(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Win(id) => tables.wins.get(*id),
        _ => None,
    };
    let line = |win: &Win| {
        let thanked: Vec<&str> = win.thanked.iter().map(|sent| sent.to.as_str()).collect();
        let rest = joined([
            ("because ", &continued(&win.driver, tables)),
            ("outcome: ", &win.outcome),
            ("by ", &win.contributors),
            ("to be repeated by ", &name(tables, win.replicate)),
            ("thanked: ", &thanked.join(", ")),
        ]);
        if rest.is_empty() { win.what.to_string() } else { format!("{} ({rest})", win.what) }
    };
    retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|win| line(win)).collect()
}

fn challenges(retro: &Retrospective) -> Vec<String> {
    let said = retro.participants.values().filter(|who| !who.challenge.is_empty());
    said.map(|who| format!("{}: {}", who.name, who.challenge)).collect()
}

fn decisions(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Decision(id) => Some(*id),
        Out::Learning(id) => tables.learnings.get(*id).map(|learning| learning.decision),
        _ => None,
    };
    let made = retro.outcomes.iter().filter_map(|out| tables.decisions.get(of(&out.what)?));
    made.map(|it| joined([("", it.what.as_str()), ("because ", &continued(&it.why, tables))]))
        .collect()
}

/// Returns the actions agreed in it, by rank.
fn actions<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Action> {
    let from = |action: &&Action| action.from == retro.id;
    let mut all: Vec<&Action> = tables.actions.values().map(|it| &**it).filter(from).collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

fn action_line(tables: &Tables, action: &Action) -> String {
    let item = action.item.and_then(|id| tables.items.get(id)).map(|it| it.key.to_string());
    let due = action.due.map(day).unwrap_or_default();
    joined([
        ("", action.what.as_str()),
        ("owner ", &name(tables, action.owner)),
        ("due ", &due),
        ("measure of success: ", &action.measure),
        ("depends on ", &action.departments),
        ("in the backlog as ", &item.unwrap_or_default()),
    ])
}

fn guardrails(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Guardrail(id) => tables.guardrails.get(*id),
        _ => None,
    };
    let line = |it: &Guardrail| {
        let place = guardrail_place(tables, it);
        joined([
            ("", it.guard.as_str()),
            ("because ", &continued(it.happened.as_str(), tables)),
            ("cause: ", &it.cause),
            ("", &place),
        ])
    };
    retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|it| line(it)).collect()
}

fn changes(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Change(id) => tables.workflow_changes.get(*id),
        _ => None,
    };
    let made = retro.outcomes.iter().filter_map(|out| of(&out.what));
    let line = |it: &WorkflowChange| {
        let reason = it.reason.as_ref().map(|reason| reason.as_str()).unwrap_or_default();
        let check = it.check_on.map(day).unwrap_or_default();
        joined([
            ("", it.what.as_str()),
            ("because ", &continued(reason, tables)),
            ("expected: ", &it.expected_effect),
            ("check on ", &check),
        ])
    };
    made.map(|it| line(it)).collect()
}

fn compared(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let line = |one: Expectation<'_>| {
        let learning = one.learning;
        let happened = learning.map_or("no result yet", |it| it.happened.as_str());
        let result = learning.and_then(|it| it.result).map(|it| it.label()).unwrap_or_default();
        let gap = learning.and_then(|it| it.gap).map(|it| it.label()).unwrap_or_default();
        let rest = joined([
            ("expected: ", one.hypothesis),
            ("audience: ", &one.audience),
            ("happened: ", happened),
            ("", result),
            ("gap: ", gap),
        ]);
        format!("{} {}: {rest}", one.item.key, one.item.title)
    };
    // Also learnings from the session itself that belong to no hypothesis of the sprint.
    let learned = retro.outcomes.iter().filter_map(|out| match out.what {
        Out::Learning(id) => tables.learnings.get(id).filter(|it| it.item.is_none()),
        _ => None,
    });
    let learned = learned
        .map(|it| format!("{}: expected: {}; happened: {}", it.subject, it.expected, it.happened));
    expectations(tables, retro).into_iter().map(line).chain(learned).collect()
}

fn points(retro: &Retrospective) -> Vec<String> {
    let line = |point: &Point| {
        let kind = if point.ask { "Request to leadership" } else { "Roadmap item" };
        let state = match point.state {
            PointState::Waiting => String::new(),
            state => format!(" ({})", state.label().to_lowercase()),
        };
        format!("{kind}: {}{state}", point.text)
    };
    retro.points.iter().map(line).collect()
}

fn timeline(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let due = actions(tables, retro)
        .into_iter()
        .filter_map(|it| Some((it.due?, format!("{}, {}", it.what, name(tables, it.owner)))));
    let looks = retro.outcomes.iter().filter_map(|out| match out.what {
        Out::Decision(id) => {
            let it = tables.decisions.get(id)?;
            Some((it.look_again?, format!("Review decision: {}", it.what)))
        }
        Out::Change(id) => {
            let it = tables.workflow_changes.get(id)?;
            Some((it.check_on?, format!("Check the effect: {}", it.what)))
        }
        _ => None,
    });
    let mut all: Vec<(NaiveDate, String)> = due.chain(looks).collect();
    all.sort();
    all.into_iter().map(|(on, what)| format!("{}: {what}", exact_day(on))).collect()
}

/// Every topic with its cards, including topics without votes.
fn topics(retro: &Retrospective) -> Vec<String> {
    let (voted, rest) = agenda(retro);
    let line = |topic: Topic| {
        let cards = topic.cards.iter().filter_map(|id| retro.cards.get(id));
        let cards: Vec<String> = cards
            .map(|card| match card.figure.as_str() {
                "" => format!("“{}” ({})", card.text, card.column),
                figure => format!("“{}” ({}, {figure})", card.text, card.column),
            })
            .collect();
        let said = retro.discussions.get(&topic.id);
        let notes = said.map(|said| said.notes.clone()).unwrap_or_default();
        let parked = said.and_then(|said| said.parked.as_ref()).map(ToString::to_string);
        let votes = match topic.votes {
            _ if !retro.counted => String::new(),
            votes => number_of(votes as usize, "vote"),
        };
        let group = if retro.groups.contains_key(&topic.id) { topic.name.as_str() } else { "" };
        joined([
            ("", group),
            ("", &cards.join(" ")),
            ("", &votes),
            ("notes: ", &notes),
            ("parked: ", &parked.unwrap_or_default()),
        ])
    };
    voted.into_iter().chain(rest).map(line).collect()
}
