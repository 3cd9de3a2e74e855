//! Daily charts: work in progress, burndown, cumulative flow.

use chrono::{Days, NaiveDate};

use super::drawn::{Asked, Drawn, level, numbers, point, series, whole};
use crate::views::components::dates::day_month;
use crate::views::components::{Chart, Point, Shape};
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::reads::metrics::behind;
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::metrics::reading::progress_limit;
use sprintloop::domain::reads::metrics::series::{BurnDay, FlowDay, burndown, flow_by_day};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::workflow::Unit;

/// One mark per week.
pub(super) fn weeks(first: NaiveDate, days: usize) -> Vec<(i32, String)> {
    let name = |at: usize| Some((whole(at), day_month(later(first, at)?)));
    (0..days).step_by(7).filter_map(name).collect()
}

fn later(first: NaiveDate, days: usize) -> Option<NaiveDate> {
    first.checked_add_days(Days::new(days as u64))
}

/// The first day of a daily picture: when anything first moved, at most that many days ago.
pub(super) fn first_day(history: &History<'_>, days: u64) -> Option<NaiveDate> {
    let first = history.flows.iter().filter_map(|flow| flow.steps.first()).map(|step| step.day);
    Some(first.min()?.max(history.days_ago(days)))
}

pub(super) fn in_progress(history: &History<'_>) -> Drawn {
    let first = first_day(history, 56)?;
    let days = flow_by_day(history, first, history.today());
    let span = (0, whole(days.len()).max(2) - 1);
    let points = days.iter().enumerate().map(|(at, day)| {
        let say = format!("{}: {} in progress", day_month(day.day), day.in_progress());
        point(whole(at), whole(day.in_progress()), say)
    });
    let mut all = vec![series("Work in progress", Shape::Line, 1, points.collect())];
    let limit = progress_limit(history);
    all.extend(limit.map(|limit| level(span, limit, 4, format!("Limit: {limit}"))));
    let chart = Chart {
        title: "Work in progress by day".to_owned(),
        span,
        ticks: weeks(first, days.len()),
        unit: 1,
        unit_name: "items",
        series: all,
        heads: numbers(&["Day", "In progress"]),
        rows: days.iter().map(|d| vec![day_month(d.day), d.in_progress().to_string()]).collect(),
        behind: None,
    };
    let asked: Asked = Box::new(move |history, _, at| {
        let day = later(first, at);
        day.map(|day| behind::in_stages(history, day, None, BoardStage::is_in_progress))
            .unwrap_or_default()
    });
    Some((chart, asked))
}

/// The burndown of a sprint.
pub(super) fn burn(sprint: SprintId, history: &History<'_>) -> Drawn {
    let sprint = history.tables.sprints.get(sprint)?;
    let days = burndown(sprint, history);
    let first = days.first()?.day;
    let long = (sprint.ends - first).num_days() + 1;
    let long = usize::try_from(long).unwrap_or(0).max(days.len());
    let unit = history.tables.workflow.unit;
    let line = |shape, look, label, pick: fn(&BurnDay) -> u32| {
        let points = days.iter().enumerate().map(|(at, day)| {
            let (left, scope) = (unit.show(day.left), unit.show(day.scope));
            let say = format!("{}: {left} of {scope} remaining", day_month(day.day));
            point(whole(at), whole(pick(day)), say)
        });
        series(label, shape, look, points.collect())
    };
    let row = |d: &BurnDay| vec![day_month(d.day), d.scope.to_string(), d.left.to_string()];
    let chart = Chart {
        title: format!("Burndown for {}", sprint.name()),
        span: (0, whole(long).max(2) - 1),
        ticks: weeks(first, long),
        unit: 60,
        unit_name: if unit == Unit::Hours { "hours" } else { "points" },
        series: vec![
            line(Shape::Line, 2, "Scope", |day| day.scope.0),
            line(Shape::Line, 1, "Remaining", |day| day.left.0),
        ],
        heads: numbers(&["Day", "Scope", "Remaining"]),
        rows: days.iter().map(row).collect(),
        behind: None,
    };
    let sprint = sprint.id;
    let asked: Asked = Box::new(move |history, series, at| {
        let of = history.tables.sprints.get(sprint).zip(later(first, at));
        of.map(|(sprint, day)| behind::in_scope(sprint, day, series == 1, history))
            .unwrap_or_default()
    });
    Some((chart, asked))
}

/// The stages as they lie on each other: Done at the bottom, what is committed on top.
const LAYERS: [(BoardStage, u8); 4] = [
    (BoardStage::Done, 3),
    (BoardStage::UnderReview, 4),
    (BoardStage::Active, 1),
    (BoardStage::Committed, 6),
];

/// The cumulative flow.
pub(super) fn flow(history: &History<'_>) -> Drawn {
    let first = first_day(history, 84)?;
    let days = flow_by_day(history, first, history.today());
    let span = (0, whole(days.len()).max(2) - 1);
    let mut base = vec![0_i32; days.len()];
    let mut all = Vec::new();
    for (stage, look) in LAYERS {
        let place = BoardStage::ALL.iter().position(|one| *one == stage).unwrap_or_default();
        let points = days.iter().zip(base.iter_mut()).enumerate().map(|(at, (day, base))| {
            let count = day.counts.get(place).copied().unwrap_or_default();
            let below = *base;
            *base += whole(count);
            let say = format!("{}: {count} in {}", day_month(day.day), stage.label());
            Point { x: whole(at), y: *base, base: below, say }
        });
        all.push(series(stage.label(), Shape::Area, look, points.collect()));
    }
    let row = |day: &FlowDay| {
        let counts = day.counts.iter().map(ToString::to_string);
        std::iter::once(day_month(day.day)).chain(counts).collect()
    };
    let chart = Chart {
        title: "Cumulative flow by day".to_owned(),
        span,
        ticks: weeks(first, days.len()),
        unit: 1,
        unit_name: "items",
        series: all,
        heads: numbers(&["Day", "Ready", "Active", "Under review", "Done"]),
        rows: days.iter().map(row).collect(),
        behind: None,
    };
    let asked: Asked = Box::new(move |history, series, at| {
        let Some((day, (stage, _))) = later(first, at).zip(LAYERS.get(series)) else {
            return Vec::new();
        };
        let since = (*stage == BoardStage::Done).then_some(first);
        behind::in_stages(history, day, since, |one| one == *stage)
    });
    Some((chart, asked))
}
