//! Charts with one dot per item: cycle times, and the age of work in progress.

use super::days::{first_day, weeks};
use super::drawn::{Asked, Drawn, level, named, point, series, whole};
use crate::views::components::{Chart, Shape};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::metrics::history::{Flow, History};
use sprintloop::domain::reads::metrics::percentiles::{ENOUGH, nearest_rank};
use sprintloop::domain::reads::metrics::reading::{LOOK_BACK, tenths};
use sprintloop::domain::reads::metrics::series::{age_when_leaving, cycle_times};
use sprintloop::domain::records::backlog::position::BoardStage;

/// The dots of a chart: position and item.
type Dots = Vec<(i32, u32, ItemId)>;

/// Items whose dots overlap.
fn on_each_other(dots: Dots) -> Asked {
    Box::new(move |_, _, at| {
        let Some((x, y, _)) = dots.get(at).copied() else { return Vec::new() };
        dots.iter().filter(|dot| (dot.0, dot.1) == (x, y)).map(|dot| dot.2).collect()
    })
}

fn name(history: &History<'_>, item: ItemId) -> String {
    named(history, item).map(|link| link.0).unwrap_or_default()
}

pub(super) fn cycle(history: &History<'_>) -> Drawn {
    let day = history.time.day();
    let last = history.today();
    let first = first_day(history, LOOK_BACK)?;
    let p = cycle_times(history, first, last)?;
    let mut done: Vec<&Flow> = history.finished(first, last).collect();
    done.sort_by_key(|flow| flow.done.map(|done| done.minute));
    let long = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
    let span = (0, whole(long).max(2) - 1);
    let place = |flow: &&Flow| {
        let (end, cycle) = (flow.done?, flow.cycle()?);
        Some((whole((end.day - first).num_days()), cycle, flow.item))
    };
    let dots: Dots = done.iter().filter_map(place).collect();
    let dot = |&(x, cycle, item): &(i32, u32, ItemId)| {
        let say = format!("{}: {} days", name(history, item), tenths(cycle, day));
        point(x, whole(cycle), say)
    };
    let row = |&(x, cycle, item): &(i32, u32, ItemId)| {
        let on = first + chrono::TimeDelta::days(x.into());
        let on = crate::views::components::dates::day_month(on);
        vec![name(history, item), on, tenths(cycle, day)]
    };
    let levels = [(p.half, "50%"), (p.most, "85%"), (p.nearly_all, "95%")];
    let mut all = vec![series("Accepted items", Shape::Dot, 1, dots.iter().map(dot).collect())];
    // A few items are not enough for percentiles.
    let levels = levels.into_iter().filter(|_| dots.len() >= ENOUGH);
    all.extend(levels.map(|(y, name)| level(span, y, 2, format!("{name}: {}", tenths(y, day)))));
    let chart = Chart {
        title: "Cycle time of accepted items".to_owned(),
        span,
        ticks: weeks(first, long),
        unit: whole(day),
        unit_name: "days",
        series: all,
        heads: vec![("Item", false), ("Accepted", false), ("Days", true)],
        rows: dots.iter().map(row).collect(),
        behind: None,
    };
    Some((chart, on_each_other(dots)))
}

/// Work in progress by stage, compared with the age at which finished work left that stage.
pub(super) fn ageing(history: &History<'_>) -> Drawn {
    let day = history.time.day();
    let stages = [(0, BoardStage::Active), (1, BoardStage::UnderReview)];
    let mut bands = Vec::new();
    for (x, stage) in stages {
        let ages = age_when_leaving(history, stage);
        for (percent, name) in [(50, "50%"), (85, "85%"), (95, "95%")] {
            let found = nearest_rank(&ages, percent).filter(|_| ages.len() >= ENOUGH);
            bands.extend(found.map(|age| point(x, whole(age), name.to_owned())));
        }
    }
    let (mut points, mut rows, mut dots) = (Vec::new(), Vec::new(), Dots::new());
    for flow in history.flows.iter() {
        let place = stages.iter().find(|(_, stage)| flow.stage() == Some(*stage));
        let (Some((x, stage)), Some(age)) = (place, flow.age()) else { continue };
        let (name, time) = (name(history, flow.item), tenths(age, day));
        points.push(point(*x, whole(age), format!("{name}: {time} days")));
        rows.push(vec![name, stage.label().to_owned(), time]);
        dots.push((*x, age, flow.item));
    }
    let chart = (!points.is_empty()).then(|| Chart {
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
        behind: None,
    });
    Some((chart?, on_each_other(dots)))
}
