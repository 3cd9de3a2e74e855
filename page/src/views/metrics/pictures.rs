//! The metric charts as data: what is drawn, the text of each point, the items behind it, and the
//! table behind it all.

mod days;
mod drawn;
mod items;

use crate::views::components::{Chart, Point, Shape};
use crate::views::standing::Standing;
use drawn::{Asked, Drawn, asking, numbers, point, series, whole};
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::reads::metrics::behind;
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::metrics::reading::tenths;
use sprintloop::domain::reads::metrics::sprint_figures::figures;
use sprintloop::domain::reads::metrics::sprints::{closed, current};
use sprintloop::domain::records::metric::Metric;
use sprintloop::domain::records::sprint::figures::SprintFigures;
use sprintloop::domain::records::sprint::record::Sprint;

/// Returns the chart of a metric, if there is enough data.
pub(super) fn of(metric: Metric, history: &History<'_>, standing: Standing) -> Option<Chart> {
    let (chart, behind) = match metric {
        Metric::Completion => completion(history),
        Metric::InProgress => days::in_progress(history),
        Metric::Blocked => blocked(history),
        Metric::Learned => learned(history),
        Metric::LeadTime => lead_time(history),
        Metric::Scope => days::burn(current(history)?.id, history),
        Metric::Age => items::ageing(history),
        Metric::Cycle => items::cycle(history),
        Metric::Efficiency => days::flow(history),
    }?;
    Some(asking(chart, behind, standing))
}

/// Returns the burndown of one sprint.
pub(super) fn burndown(
    sprint: SprintId,
    history: &History<'_>,
    standing: Standing,
) -> Option<Chart> {
    let (chart, behind) = days::burn(sprint, history)?;
    Some(asking(chart, behind, standing))
}

/// The last twelve closed sprints with their numbers.
fn sprints<'a>(history: &History<'a>) -> Vec<(&'a Sprint, SprintFigures)> {
    let mut all = closed(history);
    let recent = all.split_off(all.len().saturating_sub(12));
    recent.into_iter().map(|sprint| (sprint, figures(sprint, history))).collect()
}

/// The items behind a sprint's bar.
fn of_sprint(
    sprints: Vec<SprintId>,
    read: impl Fn(&Sprint, usize, &History<'_>) -> Vec<ItemId> + Send + Sync + 'static,
) -> Asked {
    Box::new(move |history, series, at| {
        let sprint = sprints.get(at).and_then(|id| history.tables.sprints.get(*id));
        sprint.map(|sprint| read(sprint, series, history)).unwrap_or_default()
    })
}

/// Bars by sprint: a faint one for the whole and one for the part, with what each says.
fn by_sprint(
    title: &str,
    all: &[(&Sprint, SprintFigures)],
    labels: [&'static str; 2],
    read: fn(&SprintFigures) -> (u32, u32),
) -> Option<Chart> {
    let row = |(sprint, it): &(&Sprint, SprintFigures)| {
        let (whole, part) = read(it);
        (sprint.name(), whole, part)
    };
    let rows: Vec<(String, u32, u32)> = all.iter().map(row).collect();
    rows.iter().any(|row| row.1 > 0).then_some(())?;
    let part = |(name, whole, part): &(String, u32, u32)| {
        let share = BasisPoints::ratio((*part).into(), (*whole).into());
        let share = share.map(|share| format!(", {share}")).unwrap_or_default();
        format!("{name}: {part} of {whole}{share}")
    };
    let faint = rows.iter().enumerate().map(|(at, row)| {
        point(whole(at), whole(row.1), format!("{}: {} {}", row.0, row.1, lower(labels[0])))
    });
    let strong = rows.iter().enumerate().map(|(at, row)| point(whole(at), whole(row.2), part(row)));
    Some(Chart {
        title: title.to_owned(),
        span: (-1, whole(rows.len())),
        ticks: ticks(rows.iter().map(|row| row.0.as_str())),
        unit: 1,
        unit_name: "items",
        series: vec![
            series(labels[0], Shape::Bar, 6, faint.collect()),
            series(labels[1], Shape::Bar, 1, strong.collect()),
        ],
        heads: numbers(&["Sprint", labels[0], labels[1]]),
        rows: rows.iter().map(|r| vec![r.0.clone(), r.1.to_string(), r.2.to_string()]).collect(),
        behind: None,
    })
}

/// Names of sprints below their bars, short.
fn ticks<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(i32, String)> {
    names.enumerate().map(|(at, name)| (whole(at), name.replace("Sprint ", "S"))).collect()
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

fn ids(all: &[(&Sprint, SprintFigures)]) -> Vec<SprintId> {
    all.iter().map(|one| one.0.id).collect()
}

fn completion(history: &History<'_>) -> Drawn {
    let all = sprints(history);
    let labels = ["Committed", "Accepted"];
    let chart = by_sprint("Completion by sprint", &all, labels, |it| (it.committed, it.done))?;
    let read = |sprint: &Sprint, series, history: &History<'_>| {
        behind::committed(sprint, series == 1, history)
    };
    Some((chart, of_sprint(ids(&all), read)))
}

fn learned(history: &History<'_>) -> Drawn {
    let mut all = sprints(history);
    if let Some(open) = current(history).filter(|sprint| sprint.is_open()) {
        all.push((open, figures(open, history)));
        all.retain(|(_, it)| it.due > 0);
    }
    let labels = ["Learnings due", "Captured"];
    let chart = by_sprint("Learning captured by sprint", &all, labels, |it| (it.due, it.learned))?;
    let read =
        |sprint: &Sprint, series, history: &History<'_>| behind::due(sprint, series == 1, history);
    Some((chart, of_sprint(ids(&all), read)))
}

fn lead_time(history: &History<'_>) -> Drawn {
    let day = history.time.day();
    let mut all = sprints(history);
    all.retain(|(_, it)| it.lead_time.is_some());
    let times = all.iter().map(|(sprint, it)| (sprint.name(), it.lead_time.unwrap_or_default()));
    let times: Vec<(String, u32)> = times.collect();
    let points = times.iter().enumerate().map(|(at, (name, time))| {
        point(whole(at), whole(*time), format!("{name}: {} days", tenths(*time, day)))
    });
    let points: Vec<Point> = points.collect();
    let chart = (!points.is_empty()).then(|| Chart {
        title: "Learning lead time by sprint".to_owned(),
        span: (-1, whole(times.len())),
        ticks: ticks(times.iter().map(|one| one.0.as_str())),
        unit: whole(day),
        unit_name: "days",
        series: vec![series("Launch to decision", Shape::Bar, 1, points)],
        heads: numbers(&["Sprint", "Days"]),
        rows: times.iter().map(|one| vec![one.0.clone(), tenths(one.1, day)]).collect(),
        behind: None,
    })?;
    let read = |sprint: &Sprint, _, history: &History<'_>| behind::launched(sprint, history);
    Some((chart, of_sprint(ids(&all), read)))
}

fn blocked(history: &History<'_>) -> Drawn {
    let sprint = current(history)?;
    let day = history.time.day();
    let by = figures(sprint, history).blocked_by;
    let points = by.iter().enumerate().map(|(at, (kind, time))| {
        point(whole(at), whole(*time), format!("{}: {} days", kind.label(), tenths(*time, day)))
    });
    let points: Vec<Point> = points.collect();
    let names = by.keys().enumerate();
    let chart = (!points.is_empty()).then(|| Chart {
        title: format!("Blocked time by reason, {}", sprint.name()),
        span: (-1, whole(by.len())),
        ticks: names.map(|(at, kind)| (whole(at), kind.label().to_owned())).collect(),
        unit: whole(day),
        unit_name: "days",
        series: vec![series("Blocked", Shape::Bar, 5, points)],
        heads: numbers(&["Reason", "Days"]),
        rows: by
            .iter()
            .map(|(kind, time)| vec![kind.label().to_owned(), tenths(*time, day)])
            .collect(),
        behind: None,
    })?;
    let (sprint, kinds) = (sprint.id, by.into_keys().collect::<Vec<_>>());
    let asked: Asked = Box::new(move |history, _, at| {
        let of = history.tables.sprints.get(sprint).zip(kinds.get(at));
        of.map(|(sprint, kind)| behind::blocked_by(sprint, *kind, history)).unwrap_or_default()
    });
    Some((chart, asked))
}
