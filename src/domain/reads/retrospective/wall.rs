//! What the whole room may see at each step, on a wall everyone reads.
//!
//! Whoever draws the wall draws this and nothing else: no text of a hidden card, no total of a hidden vote, no level of a
//! poll that goes on, and no name of anyone who hasn't written, voted or spoken.

use crate::domain::base::context::Instant;
use crate::domain::base::ids::TopicId;
use crate::domain::base::text::Title;
use crate::domain::reads::retrospective::asks::open_asks;
use crate::domain::reads::retrospective::facts::{expectations, figures_of, promises};
use crate::domain::reads::retrospective::on_wall::{
    AtTopic, Compared, OnRecord, Polled, Promise, Share, Wall,
};
use crate::domain::reads::retrospective::report::report;
use crate::domain::reads::retrospective::report_tables::owner;
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::reads::retrospective::topics::{Topic, agenda, budget, topics};
use crate::domain::records::retrospective::discussion::Discussion;
use crate::domain::records::retrospective::outcome::{Action, OutcomeVerdict};
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::report::{Part, Reader};
use crate::domain::records::retrospective::steps::{ColumnKind, SessionStep};
use crate::domain::tables::record::Tables;

/// Returns what the room may see.
pub fn wall(
    tables: &Tables,
    retro: &Retrospective,
    step: SessionStep,
    topic: Option<TopicId>,
    now: Instant,
) -> Wall {
    use SessionStep as S;
    if !retro.is_open() {
        return first_page(tables, retro, now);
    }
    match step {
        S::Open => Wall::Opening {
            people: sorted(retro.participants.values().map(|who| who.name.to_string())),
            facilitator: retro.facilitator.clone(),
            icebreaker: retro.icebreaker.clone(),
            safety: polled(retro, Poll::Safety),
        },
        S::Facts => facts(tables, retro, now),
        S::Gather | S::Group | S::Vote | S::Discuss if retro.hides_cards() => writing(retro),
        S::Gather => written(retro),
        S::Group => Wall::Grouping(
            topics(retro).into_iter().map(|it| (it.name, it.kind, it.cards.len())).collect(),
        ),
        S::Vote if retro.counted => {
            let (queue, rest) = agenda(retro);
            let mut all: Vec<Topic> = queue.into_iter().chain(rest).collect();
            all.sort_by_key(|topic| std::cmp::Reverse(topic.votes));
            Wall::Counted(all.into_iter().map(|it| (it.name, it.kind, it.votes)).collect())
        }
        S::Vote => Wall::Voting {
            topics: topics(retro).into_iter().map(|topic| (topic.name, topic.kind)).collect(),
            budget: budget(retro),
            voted: Share { done: retro.voted.len(), of: retro.participants.len() },
        },
        S::Discuss => discussing(tables, retro, topic),
        S::Expected => compared(tables, retro),
        S::Decide => Wall::Decided(outcomes(tables, retro)),
        S::Close => {
            Wall::Closing { worth: polled(retro, Poll::Worth), outcomes: outcomes(tables, retro) }
        }
    }
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn polled(retro: &Retrospective, poll: Poll) -> Polled {
    let done = usize::try_from(retro.answers(poll)).unwrap_or(usize::MAX);
    Polled {
        answered: Share { done, of: retro.participants.len() },
        spread: retro.is_over(poll).then(|| retro.spread(poll)),
    }
}

fn facts(tables: &Tables, retro: &Retrospective, now: Instant) -> Wall {
    let goal = sprint_of(tables, retro).and_then(|sprint| sprint.goal.as_ref());
    let numbers = figures_of(tables, retro, now);
    let promise = |action: &Action| {
        let last = action.verdicts.iter().rfind(|it| it.retrospective == retro.id);
        let said =
            |it: &OutcomeVerdict| format!("{} {}", it.kind.label(), it.note).trim().to_owned();
        Promise {
            what: action.what.to_string(),
            owner: owner(tables, action),
            verdict: last.map(said),
        }
    };
    let asked = open_asks(tables, retro).into_iter().map(|ask| Promise {
        what: format!("Request: {}", ask.point.text),
        owner: ask.point.to.clone(),
        verdict: None,
    });
    Wall::Facts {
        goal: goal.map(|goal| goal.text.to_string()).unwrap_or_default(),
        figures: numbers.into_iter().map(|(term, is)| (term.to_owned(), is)).collect(),
        promises: promises(tables, retro).into_iter().map(|it| promise(it)).chain(asked).collect(),
    }
}

fn writing(retro: &Retrospective) -> Wall {
    let count = |name: &Title| retro.cards.values().filter(|card| card.column == *name).count();
    let columns = retro.columns.iter();
    Wall::Writing {
        columns: columns.map(|it| (it.name.clone(), it.kind, count(&it.name))).collect(),
        wrote: Share { done: retro.wrote.len(), of: retro.participants.len() },
    }
}

fn written(retro: &Retrospective) -> Wall {
    let cards = |name: &Title| {
        let here = retro.cards.values().filter(|card| card.column == *name);
        here.map(|card| card.text.to_string()).collect()
    };
    let named = retro.columns.iter();
    let mut columns: Vec<(String, ColumnKind, Vec<String>)> =
        named.map(|it| (it.name.to_string(), it.kind, cards(&it.name))).collect();
    let lost = retro.cards.values().filter(|card| retro.column_of(card).is_none());
    let lost: Vec<String> = lost.map(|card| card.text.to_string()).collect();
    if !lost.is_empty() {
        columns.push(("Unsorted".to_owned(), ColumnKind::default(), lost));
    }
    Wall::Written(columns)
}

fn discussing(tables: &Tables, retro: &Retrospective, topic: Option<TopicId>) -> Wall {
    let (queue, rest) = agenda(retro);
    let of = queue.len();
    let place = queue.iter().position(|it| Some(it.id) == topic);
    let found = queue.iter().chain(&rest).find(|it| Some(it.id) == topic).or(queue.first());
    let Some(topic) = found else { return written(retro) };
    let place = place.map(|at| Share { done: at + 1, of });
    let cards: Vec<_> = topic.cards.iter().filter_map(|card| retro.cards.get(card)).collect();
    let said = retro.discussions.get(&topic.id);
    let more = cards.iter().filter(|card| card.text.as_str() != topic.name);
    let column = cards.first().map(|card| card.column.to_string()).unwrap_or_default();
    let out = retro.outcomes_of(topic.id).filter_map(|out| on_record(tables, out));
    Wall::Discussing(Box::new(AtTopic {
        place,
        name: topic.name.clone(),
        column: (column, topic.kind),
        votes: retro.counted.then_some(topic.votes),
        cards: more.map(|card| (card.text.to_string(), card.figure.clone())).collect(),
        heard: Share {
            done: said.map_or(0, |said| said.heard.len()),
            of: retro.participants.len(),
        },
        reactions: said.map(Discussion::reactions_told).unwrap_or_default(),
        outcomes: out.collect(),
        parked: said.and_then(|said| said.parked.as_ref()).map(ToString::to_string),
    }))
}

fn compared(tables: &Tables, retro: &Retrospective) -> Wall {
    let all = expectations(tables, retro).into_iter().map(|one| Compared {
        item: format!("{} {}", one.item.key, one.item.title),
        expected: one.hypothesis.to_owned(),
        measure: one.measure,
        happened: one.learning.map(|it| it.happened.to_string()),
        result: one.learning.and_then(|it| it.result).map(|it| it.label()),
    });
    Wall::Compared(all.collect())
}

fn first_page(tables: &Tables, retro: &Retrospective, now: Instant) -> Wall {
    let report = report(tables, retro, Reader::Team, now);
    let summary = report.sections.iter().find(|section| section.part == Part::Summary);
    Wall::Report {
        title: report.title.clone(),
        summary: summary.map(|section| section.lines.clone()).unwrap_or_default(),
        outcomes: outcomes(tables, retro),
    }
}

/// Returns everything that came out: actions, then decisions, then the rest.
pub fn outcomes(tables: &Tables, retro: &Retrospective) -> Vec<OnRecord> {
    let mut outs: Vec<Out> = retro.outcomes.iter().map(|out| out.what).collect();
    // Actions stand in the order that was agreed.
    outs.sort_by_key(|out| match out {
        Out::Action(id) => tables.actions.get(*id).map(|action| (action.rank, action.id)),
        _ => None,
    });
    let mut all: Vec<OnRecord> =
        outs.into_iter().filter_map(|out| on_record(tables, out)).collect();
    all.extend(retro.points.iter().map(|point| OnRecord {
        kind: if point.ask { "Request" } else { "Roadmap" },
        what: point.text.to_string(),
        owner: point.to.clone(),
        due: point.answer_by,
    }));
    let order = |it: &OnRecord| match it.kind {
        "Action" => 0,
        "Decision" => 1,
        _ => 2,
    };
    all.sort_by_key(order);
    all
}

fn on_record(tables: &Tables, out: Out) -> Option<OnRecord> {
    let plain = |kind, what: String| OnRecord { kind, what, owner: String::new(), due: None };
    Some(match out {
        Out::Action(id) => {
            let it = tables.actions.get(id)?;
            let owner = owner(tables, it);
            OnRecord { owner, due: it.due, ..plain("Action", it.what.to_string()) }
        }
        Out::Decision(id) => plain("Decision", tables.decisions.get(id)?.what.to_string()),
        Out::Learning(id) => plain("Learning", tables.learnings.get(id)?.happened.to_string()),
        Out::Guardrail(id) => plain("Guardrail", tables.guardrails.get(id)?.guard.to_string()),
        Out::Win(id) => plain("Win", tables.wins.get(id)?.what.to_string()),
        Out::Play(id) => plain("Play", tables.plays.get(id)?.name.to_string()),
        Out::Change(id) => plain("Workflow", tables.workflow_changes.get(id)?.what.clone()),
    })
}
