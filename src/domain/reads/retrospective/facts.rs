//! What a retrospective begins with: figures of the sprint, promises of earlier ones, changes to judge.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::dates::day;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::SprintId;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::reading::tenths;
use crate::domain::reads::metrics::sprint_figures;
use crate::domain::reads::similar::rarer_words;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::decision::Decision;
use crate::domain::records::learning::Learning;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::retrospective::outcome::{Action, Play};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::Tables;

/// Retrospectives, the newest first.
pub fn newest_first(tables: &Tables) -> Vec<&Arc<Retrospective>> {
    let mut all: Vec<_> = tables.retrospectives.values().collect();
    all.sort_by_key(|retro| std::cmp::Reverse((retro.opened.at, retro.id)));
    all
}

/// The sprint a retrospective is due for: the last one closed or in review that has neither one nor a reason to skip it.
pub fn due_for(tables: &Tables) -> Option<&Arc<Sprint>> {
    use crate::domain::records::sprint::record::{RetrospectivePlan, SprintState};
    let over = |sprint: &&Arc<Sprint>| {
        matches!(sprint.state, SprintState::InReview { .. } | SprintState::Closed { .. })
    };
    let last = tables.sprints.values().filter(over).max_by_key(|sprint| sprint.number)?;
    let held = tables.retrospectives.values().any(|retro| retro.sprint == last.id);
    let skipped = matches!(last.retrospective, Some(RetrospectivePlan::Skipped { .. }));
    (!held && !skipped).then_some(last)
}

/// Actions still open that another retrospective left, by rank.
pub fn promises<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Action>> {
    let judged = |action: &Action| action.verdicts.iter().any(|it| it.retrospective == retro.id);
    let mut all: Vec<_> = tables
        .actions
        .values()
        .filter(|action| action.from != retro.id && (action.is_open() || judged(action)))
        .collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

/// Retrospectives whose report nobody got within two days of their end.
pub fn unsent(tables: &Tables, today: NaiveDate) -> Vec<&Arc<Retrospective>> {
    let late = |retro: &&Arc<Retrospective>| {
        let ended = retro.ended.map(|ended| ended.date_naive());
        retro.sent.is_empty() && ended.is_some_and(|on| (today - on).num_days() >= 2)
    };
    tables.retrospectives.values().filter(late).collect()
}

/// The last day before the next sprint: until then what could not be measured wants to be measurable.
pub fn before_next_sprint(tables: &Tables, today: NaiveDate) -> NaiveDate {
    let sprints = || tables.sprints.values();
    let planned = sprints().filter(|sprint| sprint.is_planned() && sprint.starts > today);
    let over = sprints().filter(|sprint| sprint.is_open()).map(|sprint| sprint.ends).max();
    let from_cadence = || {
        let after = over.map_or(today, |ends| ends.max(today));
        after.succ_opt().map(|day| tables.workflow.cadence.next_from(day).0)
    };
    let next = planned.map(|sprint| sprint.starts).min().or_else(from_cadence);
    next.and_then(|starts| starts.pred_opt()).map_or(today, |day| day.max(today))
}

/// Actions open now, by rank.
pub fn open_actions(tables: &Tables) -> Vec<&Arc<Action>> {
    let mut all: Vec<_> = tables.actions.values().filter(|action| action.is_open()).collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

/// Changes of the rules with an expected effect whose day has come, or that this session judged.
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

/// What the sprint came to, by the figures of the review and of Metrics: frozen once it is closed.
pub fn figures(tables: &Tables, sprint: &Sprint, now: Instant) -> Vec<(&'static str, String)> {
    let history = History::read(tables, now);
    let it = sprint_figures::figures(sprint, &history);
    let goal = sprint.review.goal.map_or("not judged".to_owned(), |it| it.label().to_lowercase());
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
        ("Accepted beyond the commitment", it.added_done.to_string()),
        (
            "Scope changes",
            format!("{} added, {} taken out{}", it.added, it.removed, part(it.scope_change())),
        ),
        ("Blocked, all items", format!("{blocked} working days{}", part(it.blocked_share()))),
        ("Learnings captured", format!("{} of {} due", it.learned, it.due)),
    ];
    let served = sprint.goal.as_ref().and_then(|goal| tables.priorities.get(goal.priority?));
    let current = || tables.priorities.values().find(|it| it.state == PriorityState::Current);
    let priority = served.or_else(current);
    if let Some((priority, metric, reading)) = priority
        .and_then(|priority| Some((priority, priority.metric.as_ref()?, priority.latest()?)))
    {
        let target = metric.target.map(|target| format!(" of {target}")).unwrap_or_default();
        let said = format!(
            "{} {}{target} {} ({})",
            metric.name,
            reading.value,
            metric.unit,
            day(reading.on)
        );
        all.push(("Reading of the priority", format!("{}: {said}", priority.objective)));
    }
    all
}

/// Decisions made from the sprint's first day until the session began, oldest first.
pub fn decisions<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Decision>> {
    let first = tables.sprints.get(retro.sprint).map(|sprint| sprint.starts);
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
    /// For whom and where on their way: segment and journey stage.
    pub audience: String,
    /// The learning, if there is one.
    pub learning: Option<&'t Arc<Learning>>,
}

/// Every hypothesis of a sprint.
pub fn expectations(tables: &Tables, sprint: SprintId) -> Vec<Expectation<'_>> {
    let chosen = tables.sprints.get(sprint).map(|sprint| &sprint.chosen);
    let items = chosen.into_iter().flat_map(|chosen| chosen.keys());
    items
        .filter_map(|id| {
            let item = tables.items.get(*id)?;
            let plan = measurement_of(item, tables)?;
            let places = [plan.segment.as_str(), plan.journey_stage.as_str()];
            let places: Vec<&str> = places.into_iter().filter(|place| !place.is_empty()).collect();
            Some(Expectation {
                item,
                hypothesis: &plan.hypothesis,
                audience: places.join(", "),
                learning: tables.learnings.values().find(|one| one.item == Some(item.id)),
            })
        })
        .collect()
}

/// Learnings of a sprint: decided in it, or out of its retrospective, or about its items.
pub fn learnings<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Learning>> {
    let chosen = tables.sprints.get(retro.sprint).map(|sprint| &sprint.chosen);
    let of_item = |item| chosen.is_some_and(|chosen| chosen.contains_key(&item));
    let here = |id| {
        retro
            .outcomes
            .iter()
            .any(|out| out.what == crate::domain::records::retrospective::record::Out::Learning(id))
    };
    let counts = |learning: &&Arc<Learning>| {
        learning.sprint == Some(retro.sprint)
            || learning.item.is_some_and(of_item)
            || here(learning.id)
    };
    tables.learnings.values().filter(counts).collect()
}

/// Past learnings on the same work type and channel, or with two words in common.
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

/// Plays that fit an item: one of their learnings is of the same work type or channel, or words agree.
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
