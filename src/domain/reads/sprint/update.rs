//! A sprint told to stakeholders: the goal, what shipped, what was learned, what comes next.
//!
//! No keys, no estimates, no internal reasons: it is for readers who don't know the board.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::dates::{day, range};
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::sentence;
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::order;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::learning::Learning;
use crate::domain::records::retrospective::record::Out;
use crate::domain::records::sprint::outcome::Destination;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::record::Tables;

/// A chapter of the update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// What is done.
    Shipped,
    /// What is in progress, while the sprint runs.
    InProgress,
    /// What the sprint has still to begin, while it runs.
    Planned,
    /// What was learned and decided.
    Learned,
    /// What went right, and why.
    Wins,
    /// What was not finished and goes on in the next sprint.
    Continues,
    /// What comes next.
    Next,
}

impl Chapter {
    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Shipped => "Shipped",
            Self::InProgress => "In progress",
            Self::Planned => "Not started yet",
            Self::Learned => "What we learned",
            Self::Wins => "Wins",
            Self::Continues => "Not finished, work continues",
            Self::Next => "What's next",
        }
    }
}

/// A line: what, and the rest of the sentence if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub what: String,
    /// More about it; may be empty.
    pub more: String,
}

/// The update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// "Sprint 5, Nov 9 – Nov 20".
    pub title: String,
    /// The goal; empty without one.
    pub goal: String,
    /// Whether it was met, and why; empty before it is judged.
    pub verdict: String,
    /// The chapters that have something to say.
    pub chapters: Vec<(Chapter, Vec<Line>)>,
}

/// Returns the update of a sprint. What is shipped and next is as of its close, or as of now.
pub fn update(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Update {
    let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
    let verdict = sprint.review.goal.map(|verdict| {
        let why = sentence(&sprint.review.why);
        format!("{}. {why}", verdict.label()).trim().to_owned()
    });
    let launches = launches(tables, today);
    let open = &OpenBlockers::of(tables);
    let chapters = [
        (Chapter::Shipped, shipped(sprint, tables)),
        (Chapter::InProgress, open_work(sprint, tables, open, true)),
        (Chapter::Planned, open_work(sprint, tables, open, false)),
        (Chapter::Learned, learned(sprint, tables)),
        (Chapter::Wins, wins(sprint, tables)),
        (Chapter::Continues, continues(sprint, open, &launches)),
        (Chapter::Next, next(sprint, tables, open, &launches)),
    ];
    let title = format!("{}, {}", sprint.name(), range(sprint.starts, sprint.ends));
    let chapters = chapters.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    Update { title, goal, verdict: verdict.unwrap_or_default(), chapters }
}

fn line(what: impl Into<String>, more: impl Into<String>) -> Line {
    Line { what: what.into(), more: more.into() }
}

/// "Guide for banks: Banks find us by name. Audience: IT leads."
fn about(item: &BacklogItem) -> Line {
    let mut more = sentence(&item.purpose.change);
    if !item.purpose.audience.is_empty() {
        let audience = sentence(&item.purpose.audience);
        more = format!("{more} Audience: {audience}").trim().to_owned();
    }
    line(item.title.to_string(), more)
}

fn told(id: ItemId, title: &str, tables: &Tables) -> Line {
    tables.items.get(id).map_or_else(|| line(title, ""), |item| about(item))
}

fn shipped(sprint: &Sprint, tables: &Tables) -> Vec<Line> {
    if sprint.is_closed() {
        let done = sprint.final_lines.iter().filter(|line| line.accepted.is_some());
        return done.map(|line| told(line.item, line.title.as_str(), tables)).collect();
    }
    let done = order::chosen(sprint, tables).into_iter().filter(|item| item.is_accepted());
    done.map(|item| about(item)).collect()
}

/// What is not accepted yet, either what was begun or the rest; what is blocked says so.
fn open_work(sprint: &Sprint, tables: &Tables, open: &OpenBlockers<'_>, begun: bool) -> Vec<Line> {
    if !sprint.is_open() {
        return Vec::new();
    }
    let wanted = |item: &&Arc<BacklogItem>| {
        let stage = item.position.stage();
        item.position.sprint() == Some(sprint.id)
            && !item.is_accepted()
            && begun == stage.is_some_and(BoardStage::is_in_progress)
    };
    let told = |item: &Arc<BacklogItem>| {
        let Line { what, more } = about(item);
        line(what, format!("{} {more}", blocked(item.id, open)).trim())
    };
    order::chosen(sprint, tables).into_iter().filter(wanted).map(told).collect()
}

fn learned(sprint: &Sprint, tables: &Tables) -> Vec<Line> {
    let mut all: Vec<&Learning> = tables
        .learnings
        .values()
        .map(|learning| &**learning)
        .filter(|learning| learning.sprint == Some(sprint.id))
        .collect();
    all.sort_by_key(|learning| learning.recorded.at);
    let one = |learning: &Learning| {
        let decided = tables.decisions.get(learning.decision);
        let decided = decided.map(|decision| sentence(decision.what.as_str()));
        let decided = decided.map(|decided| format!(" Our decision: {decided}"));
        let happened = sentence(learning.happened.as_str());
        line(learning.subject.to_string(), format!("{happened}{}", decided.unwrap_or_default()))
    };
    all.into_iter().map(one).collect()
}

fn wins(sprint: &Sprint, tables: &Tables) -> Vec<Line> {
    let Some(RetrospectivePlan::Held { id }) = &sprint.retrospective else { return Vec::new() };
    let Some(held) = tables.retrospectives.get(*id) else { return Vec::new() };
    let wins = held.outcomes.iter().filter_map(|out| match out.what {
        Out::Win(id) => tables.wins.get(id),
        _ => None,
    });
    wins.map(|win| {
        let more = [sentence(&win.outcome), sentence(&win.driver)].join(" ");
        line(win.what.to_string(), more.trim())
    })
    .collect()
}

/// A launch that lies ahead: its day and its item.
type Ahead<'t> = (NaiveDate, &'t BacklogItem);

/// Returns the next launches after today, in the order of their days.
fn launches(tables: &Tables, today: NaiveDate) -> Vec<Ahead<'_>> {
    let mut launches: Vec<Ahead<'_>> = tables
        .items
        .values()
        .filter(|item| item.is_open() || item.is_accepted())
        .filter_map(|item| {
            Some((item.launch.as_ref().filter(|one| one.launched.is_none())?.on, &**item))
        })
        .filter(|(on, _)| *on > today)
        .collect();
    launches.sort_by_key(|(on, item)| (*on, item.id));
    launches.truncate(LAUNCHES);
    launches
}

/// The most launches told ahead.
const LAUNCHES: usize = 5;

/// What a closed sprint carried over; an item with a launch ahead is told with its day instead.
fn continues(sprint: &Sprint, open: &OpenBlockers<'_>, launches: &[Ahead<'_>]) -> Vec<Line> {
    let moved = sprint.final_lines.iter().filter(|line| {
        let to = line.outcome.as_ref().map(|outcome| &outcome.destination);
        line.accepted.is_none()
            && matches!(to, Some(Destination::CarryOver | Destination::Split { .. }))
            && !launches.iter().any(|(_, item)| item.id == line.item)
    });
    moved.map(|one| line(one.title.to_string(), blocked(one.item, open))).collect()
}

/// "Blocked for now.", or nothing.
fn blocked(item: ItemId, open: &OpenBlockers<'_>) -> &'static str {
    if open.has(item) { "Blocked for now." } else { "" }
}

fn next(
    sprint: &Sprint,
    tables: &Tables,
    open: &OpenBlockers<'_>,
    launches: &[Ahead<'_>],
) -> Vec<Line> {
    let mut lines = Vec::new();
    if !sprint.review.next.is_empty() {
        lines.push(line(sentence(&sprint.review.next), ""));
    }
    if let Some(after) = which::next_after(tables, sprint)
        && let Some(goal) = &after.goal
    {
        let when = range(after.starts, after.ends);
        lines.push(line(format!("{}, {when}", after.name()), sentence(goal.text.as_str())));
    }
    lines.extend(launches.iter().map(|(on, item)| {
        let more = format!("{} Launch on {}.", blocked(item.id, open), day(*on));
        line(item.title.as_str(), more.trim_start())
    }));
    lines
}
