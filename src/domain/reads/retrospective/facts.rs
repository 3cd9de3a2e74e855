//! What a retrospective starts with: metrics of the sprint, actions from earlier ones, changes to judge.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::dates::{day, range};
use crate::domain::base::figures::BasisPoints;
use crate::domain::reads::availability::{last_day_worked, works_on_or_after};
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::reading::tenths;
use crate::domain::reads::metrics::sprint_figures;
use crate::domain::reads::retrospective::subject::{first_day, sprint_of};
use crate::domain::reads::similar::rarer_words;
use crate::domain::reads::sprint::load::finished;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::decision::Decision;
use crate::domain::records::learning::Learning;
use crate::domain::records::people::Member;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::retrospective::look_back::{LookBack, Period};
use crate::domain::records::retrospective::outcome::{Action, Play};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::Tables;

/// Retrospectives, the newest first.
pub fn newest_first(tables: &Tables) -> Vec<&Arc<Retrospective>> {
    let mut all: Vec<_> = tables.retrospectives.values().collect();
    all.sort_by_key(|retro| std::cmp::Reverse((retro.opened.at, retro.id)));
    all
}

/// Returns the sprint a retrospective is due for: the last one closed or in review without one, unless it was skipped.
pub fn due_for(tables: &Tables) -> Option<&Arc<Sprint>> {
    use crate::domain::records::sprint::record::{RetrospectivePlan, SprintState};
    let over = |sprint: &Sprint| {
        matches!(sprint.state, SprintState::InReview { .. } | SprintState::Closed { .. })
    };
    let last = which::in_order(tables, over).pop()?;
    let held = tables.retrospectives.values().any(|retro| retro.sprint() == Some(last.id));
    let skipped = matches!(last.retrospective, Some(RetrospectivePlan::Skipped { .. }));
    (!held && !skipped).then_some(last)
}

/// Returns the actions from earlier retrospectives that are open or were judged in this one, by rank.
/// What a later one agreed on is no promise of this one.
pub fn promises<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Action>> {
    let judged = |action: &Action| action.verdicts.iter().any(|it| it.retrospective == retro.id);
    let earlier = |action: &Action| {
        let from = tables.retrospectives.get(action.from);
        action.from != retro.id && from.is_none_or(|from| from.opened.at <= retro.opened.at)
    };
    let mut all: Vec<_> = tables
        .actions
        .values()
        .filter(|action| earlier(action) && (action.is_open() || judged(action)))
        .collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

/// Returns retrospectives whose report was not shared within two days.
pub fn unsent(tables: &Tables, today: NaiveDate) -> Vec<&Arc<Retrospective>> {
    let late = |retro: &&Arc<Retrospective>| {
        let ended = retro.ended.map(|ended| ended.date_naive());
        retro.sent.is_empty() && ended.is_some_and(|on| (today - on).num_days() >= 2)
    };
    tables.retrospectives.values().filter(late).collect()
}

/// Returns the last day before the next sprint that the owner works, by which a data gap should be closed.
pub fn before_next_sprint(tables: &Tables, owner: Option<&Member>, today: NaiveDate) -> NaiveDate {
    let planned = which::planned(tables).map(|sprint| sprint.starts).filter(|day| *day > today);
    let over = which::open(tables).map(|sprint| sprint.ends);
    let from_cadence = || {
        let after = over.map_or(today, |ends| ends.max(today));
        after.succ_opt().map(|day| tables.workflow.next_sprint(day).0)
    };
    let next = planned.or_else(from_cadence);
    let calendar = &tables.workflow.calendar;
    let last = next.and_then(|starts| starts.pred_opt()).unwrap_or(today);
    last_day_worked(owner, calendar, today, last)
        .unwrap_or_else(|| works_on_or_after(owner, calendar, today))
}

/// Returns the open actions, by rank.
pub fn open_actions(tables: &Tables) -> Vec<&Arc<Action>> {
    let mut all: Vec<_> = tables.actions.values().filter(|action| action.is_open()).collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

/// Returns workflow changes whose effect is due for a check, or that this session judged.
pub fn changes_to_judge<'t>(
    tables: &'t Tables,
    retro: &Retrospective,
    today: NaiveDate,
) -> Vec<&'t Arc<WorkflowChange>> {
    let due = |change: &&Arc<WorkflowChange>| match &change.verdict {
        Some(verdict) => verdict.retrospective == retro.id,
        None => {
            let promised = change.check_on.is_some() || !change.expected_effect.is_empty();
            let here = change.made.at >= retro.opened.at;
            promised && !here && change.check_on.is_none_or(|day| day <= today)
        }
    };
    tables.workflow_changes.values().filter(due).collect()
}

/// Returns the metrics of the sprint, as on the review and metrics screens: frozen once it is closed.
pub fn figures(tables: &Tables, sprint: &Sprint, now: Instant) -> Vec<(&'static str, String)> {
    let history = History::read(tables, now);
    let it = sprint_figures::figures(sprint, &history);
    let goal = sprint.review.goal.map_or("Not judged yet", GoalVerdict::label).to_owned();
    let part =
        |rate: Option<BasisPoints>| rate.map(|rate| format!(" ({rate})")).unwrap_or_default();
    let unit = tables.workflow.unit;
    let effort = format!("{} of {}", unit.show(it.done_effort), unit.show(it.committed_effort));
    let blocked = tenths(it.blocked, history.time.day());
    let mut all = vec![
        ("Goal", goal),
        (
            "Committed items accepted",
            format!("{} of {}{}", it.done, it.committed, part(it.completion())),
        ),
        ("By estimate", effort + &part(it.completion_by_effort())),
        ("Added later and accepted", it.added_done.to_string()),
        (
            "Scope changes",
            format!("{} added, {} removed{}", it.added, it.removed, part(it.scope_change())),
        ),
        ("Blocked time, all items", format!("{blocked} working days{}", part(it.blocked_share()))),
        ("Learnings captured", format!("{} of {} due", it.learned, it.due)),
    ];
    let served = sprint.goal.as_ref().and_then(|goal| tables.priorities.get(goal.priority?));
    let current = || tables.priorities.values().find(|it| it.state == PriorityState::Current);
    let priority = served.or_else(current);
    if let Some((priority, metric, reading)) = priority.and_then(|priority| {
        let until = priority.readings.iter().rfind(|one| one.on <= now.date_naive())?;
        Some((priority, priority.metric.as_ref()?, until))
    }) {
        let target = metric.target.map(|target| format!(" of {target}")).unwrap_or_default();
        let said = format!(
            "{} {}{target} {} ({})",
            metric.name,
            reading.value,
            metric.unit,
            day(reading.on)
        );
        all.push(("Priority metric", format!("{}: {said}", priority.objective)));
    }
    all
}

/// Returns what a retrospective starts with in numbers: of its sprint, or of its dates.
pub fn figures_of(
    tables: &Tables,
    retro: &Retrospective,
    now: Instant,
) -> Vec<(&'static str, String)> {
    match &retro.of {
        LookBack::Sprint(_) => {
            sprint_of(tables, retro).map(|sprint| figures(tables, sprint, now)).unwrap_or_default()
        }
        LookBack::Dates(period) => figures_between(tables, period, now),
    }
}

/// Returns the numbers of these dates; none where nothing was recorded.
fn figures_between(tables: &Tables, period: &Period, now: Instant) -> Vec<(&'static str, String)> {
    let within = |at: Instant| period.holds(at.date_naive());
    let history = History::read(tables, now);
    let done = history.finished(period.first, period.last).count();
    let decided = tables.decisions.values().filter(|one| within(one.made.at)).count();
    let learned = tables.learnings.values().filter(|one| within(one.recorded.at)).count();
    let blocked = tables.blockers.values().filter(|one| within(one.opened.at)).count();
    if done + decided + learned + blocked == 0 {
        return Vec::new();
    }
    vec![
        ("Dates", range(period.first, period.last)),
        ("Items finished", done.to_string()),
        ("Blockers that began", blocked.to_string()),
        ("Decisions", decided.to_string()),
        ("Learnings captured", learned.to_string()),
    ]
}

/// Returns the decisions made from the first day until the session started, oldest first.
pub fn decisions<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Decision>> {
    let first = first_day(tables, retro);
    let here = |decision: &&Arc<Decision>| {
        Some(decision.made.at.date_naive()) >= first && decision.made.at < retro.opened.at
    };
    let mut all: Vec<_> = tables.decisions.values().filter(here).collect();
    all.sort_by_key(|decision| (decision.made.at, decision.id));
    all
}

/// A hypothesis of the sprint and what was learned from it.
#[derive(Debug, Clone)]
pub struct Expectation<'t> {
    /// The item.
    pub item: &'t Arc<BacklogItem>,
    /// The hypothesis.
    pub hypothesis: &'t str,
    /// Segment and buyer journey stage.
    pub audience: String,
    /// The metric with its baseline and target: "Demo requests: 40 → 60".
    pub measure: String,
    /// The learning, if there is one.
    pub learning: Option<&'t Arc<Learning>>,
}

/// Returns the items of the sprint, or those finished or with results due on these dates.
fn items_of<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<BacklogItem>> {
    match &retro.of {
        LookBack::Sprint(_) => {
            let chosen = sprint_of(tables, retro).map(|sprint| sprint.chosen.keys());
            chosen.into_iter().flatten().filter_map(|id| tables.items.get(*id)).collect()
        }
        LookBack::Dates(period) => {
            let here = |item: &&Arc<BacklogItem>| {
                let ended = finished(item).map(|at| at.date_naive());
                ended.into_iter().chain(item.awaiting_results).any(|day| period.holds(day))
            };
            tables.items.values().filter(here).collect()
        }
    }
}

/// Returns every hypothesis of the sprint, or of work of these dates.
pub fn expectations<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<Expectation<'t>> {
    items_of(tables, retro)
        .into_iter()
        .filter_map(|item| {
            let plan = measurement_of(item, tables)?;
            let places = [plan.segment.as_str(), plan.journey_stage.as_str()];
            let places: Vec<&str> = places.into_iter().filter(|place| !place.is_empty()).collect();
            Some(Expectation {
                item,
                hypothesis: &plan.hypothesis,
                audience: places.join(", "),
                measure: measure(plan),
                learning: tables.learnings.values().find(|one| one.item == Some(item.id)),
            })
        })
        .collect()
}

/// Returns a metric with its baseline and target, as far as they are there.
fn measure(plan: &MeasurementPlan) -> String {
    let part = |before: &str, text: &str| match text.trim() {
        "" => None,
        text => Some(format!("{before}{text}")),
    };
    let parts =
        [part("", &plan.metric), part("baseline ", &plan.baseline), part("target ", &plan.target)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns the learnings of a sprint: decided in it, from its retrospective, or about its items.
pub fn learnings<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Learning>> {
    let chosen = sprint_of(tables, retro).map(|sprint| &sprint.chosen);
    let of_item = |item| chosen.is_some_and(|chosen| chosen.contains_key(&item));
    let here = |id| {
        retro
            .outcomes
            .iter()
            .any(|out| out.what == crate::domain::records::retrospective::record::Out::Learning(id))
    };
    let during = |learning: &Learning| match &retro.of {
        LookBack::Sprint(_) => false,
        LookBack::Dates(period) => period.holds(learning.recorded.at.date_naive()),
    };
    let counts = |learning: &&Arc<Learning>| {
        (learning.sprint.is_some() && learning.sprint == retro.sprint())
            || during(learning)
            || learning.item.is_some_and(of_item)
            || here(learning.id)
    };
    tables.learnings.values().filter(counts).collect()
}

/// Returns past learnings with the same work type and channel, or with two words in common.
pub fn learnings_like<'t>(tables: &'t Tables, item: &BacklogItem) -> Vec<&'t Arc<Learning>> {
    let mine = rarer_words(&format!("{} {}", item.title, item.purpose.change));
    let like = |learning: &&Arc<Learning>| {
        let same = learning.work_type == Some(item.work_type)
            && item.channel.is_some()
            && learning.channel == item.channel;
        let subject = rarer_words(&format!("{} {}", learning.subject, learning.hypothesis));
        learning.item != Some(item.id) && (same || subject.intersection(&mine).count() >= 2)
    };
    let mut all: Vec<_> = tables.learnings.values().filter(like).collect();
    all.sort_by_key(|learning| std::cmp::Reverse(learning.recorded.at));
    all
}

/// Returns plays that fit an item: a learning with the same work type or channel, or words in common.
pub fn plays_like<'t>(tables: &'t Tables, item: &BacklogItem) -> Vec<&'t Arc<Play>> {
    let mine = rarer_words(&format!("{} {} {}", item.title, item.purpose.change, item.description));
    let fits = |play: &&Arc<Play>| {
        let learned = play.learnings.iter().filter_map(|id| tables.learnings.get(*id));
        let same = learned.into_iter().any(|learning| {
            learning.work_type == Some(item.work_type)
                || (item.channel.is_some() && learning.channel == item.channel)
        });
        let said = rarer_words(&format!("{} {}", play.name, play.conditions));
        play.retired.is_none() && (same || said.intersection(&mine).count() >= 2)
    };
    tables.plays.values().filter(fits).collect()
}
