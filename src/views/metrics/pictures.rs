//! The pictures of the metrics as data: what is drawn, what each point says, and the table behind it.

use chrono::{Days, NaiveDate};

use crate::domain::backlog::position::BoardStage;
use crate::domain::figures::BasisPoints;
use crate::domain::ids::ItemId;
use crate::domain::metrics::history::{Flow, History};
use crate::domain::metrics::percentiles::nearest_rank;
use crate::domain::metrics::reading::{ENOUGH, LOOK_BACK, Metric, progress_limit, tenths};
use crate::domain::metrics::series::{age_when_leaving, burndown, cycle_times, flow_by_day};
use crate::domain::metrics::sprint_figures::{SprintFigures, closed, current, figures};
use crate::domain::order::InOrder;
use crate::domain::sprint::record::Sprint;
use crate::domain::workflow::Unit;
use crate::state::Route;
use crate::views::components::dates::day_month;
use crate::views::components::{Chart, Point, Series, Shape};

/// The picture of a metric, where there is enough to draw.
pub(super) fn of(metric: Metric, history: &History<'_>) -> Option<Chart> {
    match metric {
        Metric::Completion => completion(history),
        Metric::InProgress => in_progress(history),
        Metric::Blocked => blocked(history),
        Metric::Learned => learned(history),
        Metric::LeadTime => lead_time(history),
        Metric::Scope => burn(history),
        Metric::Age => ageing(history),
        Metric::Cycle => cycle(history),
        Metric::Efficiency => flow(history),
    }
}

fn whole(value: impl TryInto<i32>) -> i32 {
    value.try_into().unwrap_or(i32::MAX)
}

fn point(x: i32, y: i32, say: String, href: String) -> Point {
    Point { x, y, base: 0, say, href }
}

fn series(label: &str, shape: Shape, look: u8, points: Vec<Point>) -> Series {
    Series { label: label.to_owned(), shape, look, points }
}

/// A level across the whole picture.
fn level(span: (i32, i32), y: u32, look: u8, say: String) -> Series {
    series("", Shape::Level, look, vec![point(span.1, whole(y), say, String::new())])
}

fn numbers(heads: &[&'static str]) -> Vec<(&'static str, bool)> {
    heads.iter().enumerate().map(|(at, head)| (*head, at > 0)).collect()
}

/// The last twelve closed sprints with their figures, and the open one where it counts.
fn sprints<'a>(history: &History<'a>) -> Vec<(&'a Sprint, SprintFigures)> {
    let mut all = closed(history);
    let recent = all.split_off(all.len().saturating_sub(12));
    recent.into_iter().map(|sprint| (sprint, figures(sprint, history))).collect()
}

/// Bars by sprint: a faint one for the whole and one for the part, with what each says.
fn by_sprint(
    title: &str,
    all: &[(&Sprint, SprintFigures)],
    labels: [&'static str; 2],
    read: fn(&SprintFigures) -> (u32, u32),
) -> Option<Chart> {
    let rows: Vec<(usize, String, u32, u32)> = all
        .iter()
        .enumerate()
        .map(|(at, (sprint, it))| {
            let (whole, part) = read(it);
            (at, sprint.name(), whole, part)
        })
        .collect();
    rows.iter().any(|row| row.2 > 0).then_some(())?;
    let say = |row: &(usize, String, u32, u32)| {
        let share = BasisPoints::ratio(row.3.into(), row.2.into());
        let share = share.map(|share| format!(", {share}")).unwrap_or_default();
        format!("{}: {} of {}{share}", row.1, row.3, row.2)
    };
    let bars = |look, pick: fn(&(usize, String, u32, u32)) -> u32, said: bool| {
        let points = rows.iter().map(|row| {
            let say = if said { say(row) } else { String::new() };
            point(whole(row.0), whole(pick(row)), say, Route::Review.hash())
        });
        (look, points.collect::<Vec<_>>())
    };
    let (faint, all_points) = bars(6, |row| row.2, false);
    let (strong, part_points) = bars(1, |row| row.3, true);
    Some(Chart {
        title: title.to_owned(),
        span: (-1, whole(rows.len())),
        ticks: rows.iter().map(|row| (whole(row.0), row.1.replace("Sprint ", "S"))).collect(),
        unit: 1,
        unit_name: "items",
        series: vec![
            series(labels[0], Shape::Bar, faint, all_points),
            series(labels[1], Shape::Bar, strong, part_points),
        ],
        heads: numbers(&["Sprint", labels[0], labels[1]]),
        rows: rows.iter().map(|r| vec![r.1.clone(), r.2.to_string(), r.3.to_string()]).collect(),
    })
}

fn completion(history: &History<'_>) -> Option<Chart> {
    let all = sprints(history);
    let labels = ["Committed", "Of these accepted"];
    by_sprint("Completion by sprint", &all, labels, |it| (it.committed, it.done))
}

fn learned(history: &History<'_>) -> Option<Chart> {
    let mut all = sprints(history);
    if let Some(open) = current(history).filter(|sprint| sprint.is_open()) {
        all.push((open, figures(open, history)));
    }
    let labels = ["Due to be learned from", "Learned from"];
    by_sprint("Learning captured by sprint", &all, labels, |it| (it.due, it.learned))
}

fn lead_time(history: &History<'_>) -> Option<Chart> {
    let day = history.time.day();
    let all = sprints(history).into_iter().filter_map(|(s, it)| Some((s.name(), it.lead_time?)));
    let all: Vec<(String, u32)> = all.collect();
    let points = all.iter().enumerate().map(|(at, (name, time))| {
        let say = format!("{name}: {} days", tenths(*time, day));
        point(whole(at), whole(*time), say, Route::learnings().hash())
    });
    let points: Vec<Point> = points.collect();
    (!points.is_empty()).then(|| Chart {
        title: "Learning lead time by sprint".to_owned(),
        span: (-1, whole(all.len())),
        ticks: all
            .iter()
            .enumerate()
            .map(|(at, one)| (whole(at), one.0.replace("Sprint ", "S")))
            .collect(),
        unit: whole(day),
        unit_name: "days",
        series: vec![series("Launch to decision", Shape::Bar, 1, points)],
        heads: numbers(&["Sprint", "Days"]),
        rows: all.iter().map(|one| vec![one.0.clone(), tenths(one.1, day)]).collect(),
    })
}

/// A mark a week.
fn weeks(first: NaiveDate, days: usize) -> Vec<(i32, String)> {
    let name = |at: usize| {
        first.checked_add_days(Days::new(at as u64)).map(|day| (whole(at), day_month(day)))
    };
    (0..days).step_by(7).filter_map(name).collect()
}

/// The first day of a daily picture: when anything first moved, at most that many days ago.
fn first_day(history: &History<'_>, days: u64) -> Option<NaiveDate> {
    let first = history.flows.iter().filter_map(|flow| flow.steps.first()).map(|step| step.day);
    Some(first.min()?.max(history.days_ago(days)))
}

fn in_progress(history: &History<'_>) -> Option<Chart> {
    let first = first_day(history, 56)?;
    let days = flow_by_day(history, first, history.today());
    let span = (0, whole(days.len()).max(2) - 1);
    let points = days.iter().enumerate().map(|(at, day)| {
        let say = format!("{}: {} in progress", day_month(day.day), day.in_progress());
        point(whole(at), whole(day.in_progress()), say, Route::Board.hash())
    });
    let mut all = vec![series("Work in progress", Shape::Line, 1, points.collect())];
    let limit = progress_limit(history);
    all.extend(limit.map(|limit| level(span, limit, 4, format!("at most {limit}"))));
    Some(Chart {
        title: "Work in progress by day".to_owned(),
        span,
        ticks: weeks(first, days.len()),
        unit: 1,
        unit_name: "items",
        series: all,
        heads: numbers(&["Day", "In progress"]),
        rows: days.iter().map(|d| vec![day_month(d.day), d.in_progress().to_string()]).collect(),
    })
}

fn blocked(history: &History<'_>) -> Option<Chart> {
    let sprint = current(history)?;
    let day = history.time.day();
    let by = figures(sprint, history).blocked_by;
    let points = by.iter().enumerate().map(|(at, (kind, time))| {
        let say = format!("{}: {} days", kind.label(), tenths(*time, day));
        point(whole(at), whole(*time), say, Route::CheckIn.hash())
    });
    let points: Vec<Point> = points.collect();
    (!points.is_empty()).then(|| Chart {
        title: format!("Blocked time by reason, {}", sprint.name()),
        span: (-1, whole(by.len())),
        ticks: by
            .keys()
            .enumerate()
            .map(|(at, kind)| (whole(at), kind.label().to_owned()))
            .collect(),
        unit: whole(day),
        unit_name: "days",
        series: vec![series("Blocked", Shape::Bar, 5, points)],
        heads: numbers(&["Reason", "Days"]),
        rows: by
            .iter()
            .map(|(kind, time)| vec![kind.label().to_owned(), tenths(*time, day)])
            .collect(),
    })
}

/// The burndown of the current or last sprint.
fn burn(history: &History<'_>) -> Option<Chart> {
    let sprint = current(history)?;
    let days = burndown(sprint, history);
    let first = days.first()?.day;
    let long = (sprint.ends - first).num_days() + 1;
    let long = usize::try_from(long).unwrap_or(0).max(days.len());
    let unit = history.tables.workflow.unit;
    let line = |shape, look, label, pick: fn(&crate::domain::metrics::series::BurnDay) -> u32| {
        let points = days.iter().enumerate().map(|(at, day)| {
            let say = format!(
                "{}: {} left of {}",
                day_month(day.day),
                unit.show(day.left),
                unit.show(day.scope)
            );
            point(whole(at), whole(pick(day)), say, Route::Plan.hash())
        });
        series(label, shape, look, points.collect())
    };
    Some(Chart {
        title: format!("Burndown of {}", sprint.name()),
        span: (0, whole(long).max(2) - 1),
        ticks: weeks(first, long),
        unit: 60,
        unit_name: if unit == Unit::Hours { "hours" } else { "points" },
        series: vec![
            line(Shape::Line, 2, "Scope as it was", |day| day.scope.0),
            line(Shape::Line, 1, "Left", |day| day.left.0),
        ],
        heads: numbers(&["Day", "Scope", "Left"]),
        rows: days
            .iter()
            .map(|d| vec![day_month(d.day), d.scope.to_string(), d.left.to_string()])
            .collect(),
    })
}

/// The cumulative flow: Done at the bottom, what is committed on top.
fn flow(history: &History<'_>) -> Option<Chart> {
    let first = first_day(history, 84)?;
    let days = flow_by_day(history, first, history.today());
    let span = (0, whole(days.len()).max(2) - 1);
    let stages = BoardStage::ALL.into_iter().rev().zip([3_u8, 4, 1, 6]);
    let mut base = vec![0_i32; days.len()];
    let mut all = Vec::new();
    for (stage, look) in stages {
        let place = BoardStage::ALL.iter().position(|one| *one == stage).unwrap_or_default();
        let points = days.iter().zip(base.iter_mut()).enumerate().map(|(at, (day, base))| {
            let count = day.counts.get(place).copied().unwrap_or_default();
            let below = *base;
            *base += whole(count);
            let say = format!("{}: {count} in {}", day_month(day.day), stage.label());
            Point { x: whole(at), y: *base, base: below, say, href: Route::Board.hash() }
        });
        let points = points.collect();
        all.push(series(stage.label(), Shape::Area, look, points));
    }
    let row = |day: &crate::domain::metrics::series::FlowDay| {
        let counts = day.counts.iter().map(ToString::to_string);
        std::iter::once(day_month(day.day)).chain(counts).collect()
    };
    Some(Chart {
        title: "Cumulative flow by day".to_owned(),
        span,
        ticks: weeks(first, days.len()),
        unit: 1,
        unit_name: "items",
        series: all,
        heads: numbers(&["Day", "Ready", "Active", "Under review", "Done"]),
        rows: days.iter().map(row).collect(),
    })
}

/// An item's key and title, and where it opens.
fn named(history: &History<'_>, item: ItemId) -> (String, String) {
    let item = history.tables.items.get(item);
    let name = item.map(|item| format!("{} {}", item.key, item.title)).unwrap_or_default();
    (name, item.map(|item| Route::item(&item.key).hash()).unwrap_or_default())
}

fn cycle(history: &History<'_>) -> Option<Chart> {
    let day = history.time.day();
    let last = history.today();
    let first = first_day(history, LOOK_BACK)?;
    let p = cycle_times(history, first, last)?;
    let mut done: Vec<&Flow> = history.finished(first, last).collect();
    done.order_by_key(|flow| flow.done.map(|done| done.minute));
    let long = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
    let span = (0, whole(long).max(2) - 1);
    let (mut points, mut rows) = (Vec::new(), Vec::new());
    for flow in done {
        let (Some(end), Some(cycle)) = (flow.done, flow.cycle()) else { continue };
        let (name, href) = named(history, flow.item);
        let time = tenths(cycle, day);
        let x = whole((end.day - first).num_days());
        points.push(point(x, whole(cycle), format!("{name}: {time} days"), href));
        rows.push(vec![name, day_month(end.day), time]);
    }
    let levels = [(p.half, "50 %"), (p.most, "85 %"), (p.nearly_all, "95 %")];
    let mut all = vec![series("Accepted items", Shape::Dot, 1, points)];
    all.extend(levels.map(|(y, name)| level(span, y, 2, format!("{name}: {}", tenths(y, day)))));
    Some(Chart {
        title: "Cycle time of accepted items".to_owned(),
        span,
        ticks: weeks(first, long),
        unit: whole(day),
        unit_name: "days",
        series: all,
        heads: vec![("Item", false), ("Accepted", false), ("Days", true)],
        rows,
    })
}

/// Work in progress by stage, against the age at which finished work left the stage.
fn ageing(history: &History<'_>) -> Option<Chart> {
    let day = history.time.day();
    let stages = [(0, BoardStage::Active), (1, BoardStage::UnderReview)];
    let mut bands = Vec::new();
    for (x, stage) in stages {
        let ages = age_when_leaving(history, stage);
        for (percent, name) in [(50, "50 %"), (85, "85 %"), (95, "95 %")] {
            let found = nearest_rank(&ages, percent).filter(|_| ages.len() >= ENOUGH);
            bands.extend(found.map(|age| point(x, whole(age), name.to_owned(), String::new())));
        }
    }
    let (mut points, mut rows) = (Vec::new(), Vec::new());
    for flow in &history.flows {
        let place = stages.iter().find(|(_, stage)| flow.stage() == Some(*stage));
        let (Some((x, stage)), Some(age)) = (place, flow.age()) else { continue };
        let (name, href) = named(history, flow.item);
        let time = tenths(age, day);
        points.push(point(*x, whole(age), format!("{name}: {time} days"), href));
        rows.push(vec![name, stage.label().to_owned(), time]);
    }
    (!points.is_empty()).then(|| Chart {
        title: "Age of work in progress by stage".to_owned(),
        span: (-1, 2),
        ticks: stages.map(|(x, stage)| (x, stage.label().to_owned())).into(),
        unit: whole(day),
        unit_name: "days",
        series: vec![
            series("", Shape::Level, 2, bands),
            series("Work in progress", Shape::Dot, 1, points),
        ],
        heads: vec![("Item", false), ("Stage", false), ("Days", true)],
        rows,
    })
}
