//! The sprint in numbers, each beside its target.

use crate::domain::base::context::Instant;
use crate::domain::base::dates::day;
use crate::domain::reads::retrospective::facts::figures_of;
use crate::domain::reads::retrospective::subject::sprint_of;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::report::Grid;
use crate::domain::records::threshold::Threshold;
use crate::domain::tables::record::Tables;

/// Returns figure, result and target of the sprint or the dates; the metric of the priority first.
pub(super) fn snapshot(tables: &Tables, retro: &Retrospective, now: Instant) -> Option<Grid> {
    let target = |figure: &str| {
        let percent = |of: Threshold| of.value(&tables.workflow);
        match figure {
            "Committed items accepted" => format!("at least {}%", percent(Threshold::Completion)),
            "Scope changes" => format!("at most {}%", percent(Threshold::Scope)),
            "Blocked time, all items" => format!("at most {}%", percent(Threshold::BlockedShare)),
            "Learnings captured" => format!("{}%", percent(Threshold::Learned)),
            _ => String::new(),
        }
    };
    let mut rows: Vec<[String; 3]> = figures_of(tables, retro, now)
        .into_iter()
        .filter(|(figure, _)| *figure != "Priority metric")
        .map(|(figure, result)| [figure.to_owned(), result, target(figure)])
        .collect();
    if let Some(metric) = priority_metric(tables, retro, now) {
        rows.insert(rows.len().min(1), metric);
    }
    Grid::of(["Metric", "Result", "Target"], rows)
}

/// Returns the metric of the priority with its last value and its target.
pub(super) fn priority_metric(
    tables: &Tables,
    retro: &Retrospective,
    now: Instant,
) -> Option<[String; 3]> {
    let goal = sprint_of(tables, retro)?.goal.as_ref();
    let served = goal.and_then(|goal| tables.priorities.get(goal.priority?));
    let current = || tables.priorities.values().find(|it| it.state == PriorityState::Current);
    let priority = served.or_else(current)?;
    let metric = priority.metric.as_ref()?;
    let last = priority.readings.iter().rfind(|one| one.on <= now.date_naive())?;
    let target = metric.target.map(|target| format!("{target} {}", metric.unit));
    Some([
        metric.name.to_string(),
        format!("{} {} ({})", last.value, metric.unit, day(last.on)),
        target.unwrap_or_default().trim().to_owned(),
    ])
}
