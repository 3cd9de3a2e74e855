//! The report of a retrospective, for someone who was not there: one set of sections, three ways to set it.
//!
//! Cards stand in it without their authors, whether they had any or not.

use chrono::{Datelike, NaiveDate};

use crate::domain::base::context::Instant;
use crate::domain::base::dates::day;
use crate::domain::base::ids::MemberId;
use crate::domain::reads::retrospective::facts::{
    changes_to_judge, expectations, figures, promises,
};
use crate::domain::reads::retrospective::summary::{draft_summary, guardrail_place};
use crate::domain::reads::retrospective::topics::{Topic, agenda};
use crate::domain::records::retrospective::outcome::{Action, ActionKind, Guardrail, PointState};
use crate::domain::records::retrospective::poll::ENOUGH_ANSWERS;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::tables::record::Tables;

/// For whom it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The team: everything.
    Team,
    /// Stakeholders: what it means for them.
    Stakeholders,
    /// Leadership: figures, decisions, roadmap points and asks.
    Leadership,
}

/// A heading and its lines.
pub type Section = (&'static str, Vec<String>);

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// "Sprint 12 retrospective".
    pub title: String,
    /// Sections that hold something, in order.
    pub sections: Vec<Section>,
}

/// The report for a reader.
pub fn report(tables: &Tables, retro: &Retrospective, reader: Reader, now: Instant) -> Report {
    let sprint = tables.sprints.get(retro.sprint);
    let title = sprint.map(|sprint| format!("{} retrospective", sprint.name())).unwrap_or_default();
    let kept = |section: &Section| {
        let words: &[&str] = match reader {
            Reader::Team => return !section.1.is_empty(),
            Reader::Stakeholders => &["Exec", "Obj", "Data s", "Wins", "Deci", "Acti", "Time"],
            Reader::Leadership => &["Exec", "Obj", "Data s", "Deci", "Prio", "Road", "Open"],
        };
        !section.1.is_empty() && words.iter().any(|word| section.0.starts_with(word))
    };
    let all = sections(tables, retro, now).into_iter().filter(kept).collect();
    Report { title, sections: all }
}

fn sections(tables: &Tables, retro: &Retrospective, now: Instant) -> Vec<Section> {
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
    vec![
        ("Executive summary", summary.lines().map(str::to_owned).collect()),
        ("Objectives", objectives(tables, retro)),
        ("Data snapshot", snapshot(tables, retro, now)),
        ("What became of earlier promises", promised(tables, retro, now.date_naive())),
        ("Wins and thanks", wins(tables, retro)),
        ("Challenges from outside", challenges(retro)),
        ("Decisions", decisions(tables, retro)),
        ("Prioritised experiments", said(tries)),
        ("Guardrails", guardrails(tables, retro)),
        ("Actions", said(acts)),
        ("Changes of the rules", changes(tables, retro)),
        ("Expected and actual", compared(tables, retro)),
        ("Roadmap points and asks", points(retro)),
        ("Timeline of milestones", timeline(tables, retro)),
        ("Open data gaps", said(gaps)),
        ("Everything that was said", topics(retro)),
    ]
}

fn name(tables: &Tables, id: Option<MemberId>) -> String {
    id.and_then(|id| tables.members.get(id)).map(|it| it.name.to_string()).unwrap_or_default()
}

/// What holds words, joined.
fn joined<const N: usize>(parts: [(&str, &str); N]) -> String {
    let held = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    held.map(|(before, text)| format!("{before}{text}")).collect::<Vec<_>>().join("; ")
}

fn objectives(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let goal = tables.sprints.get(retro.sprint).and_then(|sprint| sprint.goal.as_ref());
    let Some(goal) = goal else { return Vec::new() };
    let priority = goal.priority.and_then(|id| tables.priorities.get(id));
    let priority =
        priority.map(|it| joined([("Serves: ", it.objective.as_str()), ("", &it.quarterly_goal)]));
    [format!("Goal: {}", goal.text)].into_iter().chain(priority).collect()
}

fn snapshot(tables: &Tables, retro: &Retrospective, now: Instant) -> Vec<String> {
    let sprint = tables.sprints.get(retro.sprint);
    let numbers = sprint.map(|sprint| figures(tables, sprint, now)).unwrap_or_default();
    let poll = |what: &str, counts: &[u32]| {
        let spread: Vec<String> = counts.iter().map(u32::to_string).collect();
        (counts.iter().sum::<u32>() >= ENOUGH_ANSWERS)
            .then(|| format!("{what}, from lowest to highest: {}", spread.join(" · ")))
    };
    let numbers = numbers.into_iter().map(|(term, is)| format!("{term}: {is}"));
    let polls =
        [poll("Safety to speak", &retro.safety_spread()), poll("Worth the time", &retro.worth)];
    numbers.chain(polls.into_iter().flatten()).collect()
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
            let kind = verdict.map_or("not judged", |verdict| verdict.kind.label());
            let note = verdict.map(|verdict| verdict.note.as_str()).unwrap_or_default();
            let twice =
                if carried >= 2 { format!("carried {carried} times") } else { String::new() };
            format!("{what}: {}", joined([("", kind), ("", note), ("", &twice)]))
        })
        .collect()
}

fn wins(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Win(id) => tables.wins.get(*id),
        _ => None,
    };
    let line = |win: &crate::domain::records::retrospective::outcome::Win| {
        let thanked: Vec<&str> = win.thanked.iter().map(|sent| sent.to.as_str()).collect();
        let rest = joined([
            ("why: ", &win.driver),
            ("outcome: ", &win.outcome),
            ("by ", &win.contributors),
            ("replicated by ", &name(tables, win.replicate)),
            ("thanked: ", &thanked.join(", ")),
        ]);
        format!("{} ({rest})", win.what).replace(" ()", "")
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
    made.map(|it| joined([("", it.what.as_str()), ("because ", &it.why)])).collect()
}

/// Actions that came out of it, by rank.
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
        ("measured by: ", &action.measure),
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
            ("because: ", it.happened.as_str()),
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
    let line = |it: &crate::domain::records::workflow::WorkflowChange| {
        let reason = it.reason.as_ref().map(|reason| reason.as_str()).unwrap_or_default();
        let check = it.check_on.map(day).unwrap_or_default();
        joined([
            ("", it.what.as_str()),
            ("because ", reason),
            ("expected: ", &it.expected_effect),
            ("looked at on ", &check),
        ])
    };
    made.map(|it| line(it)).collect()
}

fn compared(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let line = |one: crate::domain::reads::retrospective::facts::Expectation<'_>| {
        let learning = one.learning;
        let happened = learning.map_or("no result yet", |it| it.happened.as_str());
        let result = learning.and_then(|it| it.result).map(|it| it.label()).unwrap_or_default();
        let gap = learning.and_then(|it| it.gap).map(|it| it.label()).unwrap_or_default();
        let rest = joined([
            ("expected: ", one.hypothesis),
            ("for ", &one.audience),
            ("happened: ", happened),
            ("", result),
            ("gap: ", gap),
        ]);
        format!("{} {}: {rest}", one.item.key, one.item.title)
    };
    // And what was learned in the session itself, about no hypothesis of the sprint.
    let learned = retro.outcomes.iter().filter_map(|out| match out.what {
        Out::Learning(id) => tables.learnings.get(id).filter(|it| it.item.is_none()),
        _ => None,
    });
    let learned = learned
        .map(|it| format!("{}: expected: {}; happened: {}", it.subject, it.expected, it.happened));
    expectations(tables, retro.sprint).into_iter().map(line).chain(learned).collect()
}

fn points(retro: &Retrospective) -> Vec<String> {
    let line = |point: &crate::domain::records::retrospective::outcome::Point| {
        let kind = if point.ask { "Ask to leadership" } else { "For the roadmap" };
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
            Some((it.look_again?, format!("Look again: {}", it.what)))
        }
        Out::Change(id) => {
            let it = tables.workflow_changes.get(id)?;
            Some((it.check_on?, format!("Did it help: {}", it.what)))
        }
        _ => None,
    });
    let mut all: Vec<(NaiveDate, String)> = due.chain(looks).collect();
    all.sort();
    all.into_iter().map(|(on, what)| format!("{} {}: {what}", day(on), on.year())).collect()
}

/// Every topic with its cards, those nobody voted for too.
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
            1 => "1 vote".to_owned(),
            votes => format!("{votes} votes"),
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

/// Set in Markdown, or as it would be typed.
pub fn text(report: &Report, markdown: bool) -> String {
    let words = |text: &str| {
        let set = text.chars().flat_map(|letter| {
            let marked = markdown && "\\`*_[]<>#|".contains(letter);
            marked.then_some('\\').into_iter().chain([letter])
        });
        set.collect::<String>().replace(['\r', '\n'], " ")
    };
    let (title, heading) = if markdown { ("# ", "## ") } else { ("", "") };
    let mut all = format!("{title}{}\n", words(&report.title));
    for (name, lines) in &report.sections {
        all.push_str(&format!("\n{heading}{}\n\n", words(name)));
        for line in lines {
            all.push_str(&format!("- {}\n", words(line)));
        }
    }
    all
}

/// One file that needs nothing else.
pub fn html(report: &Report) -> String {
    let words = html_escape::encode_double_quoted_attribute::<str>;
    let title = words(&report.title);
    let mut all = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}}h2{{font-size:1.1rem;margin:1.5rem 0 .25rem;break-after:avoid}}li{{break-inside:avoid}}</style><h1>{title}</h1>"
    );
    for (name, lines) in &report.sections {
        all.push_str(&format!("<h2>{}</h2><ul>", words(name)));
        for line in lines {
            all.push_str(&format!("<li>{}</li>", words(line)));
        }
        all.push_str("</ul>");
    }
    all + "</html>\n"
}
