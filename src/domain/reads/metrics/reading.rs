//! What each metric says now: its value, the records behind it, and whether it needs action.

use std::collections::BTreeMap;

use crate::domain::base::figures::BasisPoints;
use crate::domain::base::text::{is_or_are, number_of, part_of};
use crate::domain::reads::metrics::blocked_time::blocked_items;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::learned;
use crate::domain::reads::metrics::percentiles::{ENOUGH, Percentiles, nearest_rank};
use crate::domain::reads::metrics::series::{age_when_leaving, cycle_times, flow_by_day};
use crate::domain::reads::metrics::sprint_figures::figures;
use crate::domain::reads::metrics::sprints::{closed, current, size};
use crate::domain::reads::metrics::working_time::within;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::metric::Metric;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::threshold::Threshold;
use crate::domain::records::workflow::LimitMode;

/// A value with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A part of a whole.
    Share(BasisPoints),
    /// A count of items.
    Items(u32),
    /// Working minutes, with the minutes of a working day.
    Time(u32, u32),
}

impl Amount {
    /// The number and its unit: ("82", "%"), ("3.5", "days").
    pub fn parts(self) -> (String, &'static str) {
        match self {
            Self::Share(part) => (((part.0 + 50) / 100).to_string(), "%"),
            Self::Items(1) => ("1".to_owned(), "item"),
            Self::Items(count) => (count.to_string(), "items"),
            Self::Time(minutes, day) => (tenths(minutes, day), "days"),
        }
    }
}

/// Working days with one decimal, rounded half up: "3.5".
pub fn tenths(minutes: u32, day: u32) -> String {
    let tenths = (u64::from(minutes) * 10 + u64::from(day) / 2) / u64::from(day.max(1));
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A metric and its value now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which.
    pub metric: Metric,
    /// Its value; `None` if there is not enough data.
    pub value: Option<Amount>,
    /// The rest as a sentence: "Sprint 1: 4 of 5 committed items finished."
    pub note: String,
    /// Whether it crossed its threshold and needs action.
    pub crossed: bool,
    /// The items and sprints behind a crossed threshold, else behind the value.
    pub evidence: Vec<RecordKey>,
}

/// How many days of finished work the metrics look back on.
pub const LOOK_BACK: u64 = 90;

/// Returns every metric at the history's moment.
pub fn readings(history: &History<'_>) -> Vec<Reading> {
    Metric::ALL.into_iter().map(|metric| read(metric, history)).collect()
}

/// Returns one metric at the history's moment.
pub fn read(metric: Metric, history: &History<'_>) -> Reading {
    let nothing = || Reading {
        metric,
        value: None,
        note: "Not enough data yet.".to_owned(),
        crossed: false,
        evidence: Vec::new(),
    };
    match metric {
        Metric::Completion => completion(history),
        Metric::InProgress => in_progress(history),
        Metric::Blocked => blocked(history),
        Metric::Learned => learned(history),
        Metric::LeadTime => lead_time(history),
        Metric::Scope => scope(history),
        Metric::Age => age(history),
        Metric::Cycle => cycle(history),
        Metric::Efficiency => efficiency(history),
    }
    .unwrap_or_else(nothing)
}

fn limit(threshold: Threshold, history: &History<'_>) -> u32 {
    threshold.value(&history.tables.workflow)
}

fn items<'a>(flows: impl Iterator<Item = &'a Flow>) -> Vec<RecordKey> {
    flows.map(|flow| RecordKey::BacklogItem(flow.item)).collect()
}

fn completion(history: &History<'_>) -> Option<Reading> {
    let last = *closed(history).last()?;
    let it = figures(last, history);
    let rate = it.completion()?;
    let by_effort = it.completion_by_effort().map(|part| format!(" ({part} by estimate)"));
    let added = match it.added_done {
        0 => String::new(),
        added => format!(", plus {added} added later"),
    };
    Some(Reading {
        metric: Metric::Completion,
        value: Some(Amount::Share(rate)),
        note: format!(
            "{}: {} finished{}{added}.",
            last.name(),
            part_of(it.done as usize, it.committed as usize, "committed item"),
            by_effort.unwrap_or_default()
        ),
        crossed: rate < BasisPoints::percent(limit(Threshold::Completion, history)),
        evidence: vec![RecordKey::Sprint(last.id)],
    })
}

/// Returns the limit of work in progress: the team's threshold, or the limits of both stages.
pub fn progress_limit(history: &History<'_>) -> Option<u32> {
    let own = limit(Threshold::InProgress, history);
    let stages = &history.tables.workflow.limits.stages;
    let of = |stage| stages.get(&stage).filter(|limit| limit.mode != LimitMode::Off);
    let both = || Some(of(BoardStage::Active)?.most + of(BoardStage::UnderReview)?.most);
    if own > 0 { Some(own) } else { both() }
}

/// Work in progress now and two weeks ago, and what was finished in those weeks and the two before.
pub(in crate::domain::reads) struct Progress<'h> {
    /// In progress now.
    pub now: Vec<&'h Flow>,
    /// How many were in progress two weeks ago.
    pub before: u32,
    /// Finished in the last two weeks.
    pub recent: Vec<&'h Flow>,
    /// Finished in the two weeks before those.
    pub earlier: Vec<&'h Flow>,
    /// The limit, if there is one.
    pub limit: Option<u32>,
}

pub(in crate::domain::reads) fn progress<'h>(history: &'h History<'_>) -> Progress<'h> {
    let (before, today) = (history.days_ago(14), history.today());
    Progress {
        now: history.flows.iter().filter(|flow| flow.in_progress()).collect(),
        before: flow_by_day(history, before, before).first().map_or(0, |day| day.in_progress()),
        recent: history.finished(history.days_ago(13), today).collect(),
        earlier: history.finished(history.days_ago(27), before).collect(),
        limit: progress_limit(history),
    }
}

fn in_progress(history: &History<'_>) -> Option<Reading> {
    current(history)?;
    let Progress { now, before: then, recent, earlier, limit } = progress(history);
    let (count, recent, earlier) = (size(now.len()), recent.len(), earlier.len());
    let rising = count > then && recent < earlier;
    let over = limit.is_some_and(|limit| count > limit);
    let falling = match rising {
        true => format!(" while completions fell from {earlier} to {recent}"),
        false => String::new(),
    };
    let limit = match limit {
        Some(limit) => format!("Limit: {limit}."),
        None => "No limit set.".to_owned(),
    };
    let now_and_then = format!("{count} in progress ({then} two weeks ago)");
    Some(Reading {
        metric: Metric::InProgress,
        value: Some(Amount::Items(count)),
        note: format!("{now_and_then}{falling}. {limit}"),
        crossed: over || rising,
        evidence: items(now.into_iter()),
    })
}

fn blocked(history: &History<'_>) -> Option<Reading> {
    let sprint = current(history)?;
    let day = history.time.day();
    let it = figures(sprint, history);
    let blocked = blocked_items(sprint, history);
    let most = limit(Threshold::BlockedDays, history).saturating_mul(day);
    let long: Vec<&Flow> = blocked.iter().filter(|one| one.1 > most).map(|one| one.0).collect();
    let share = it.blocked_share().unwrap_or_default();
    let too_much = share > BasisPoints::percent(limit(Threshold::BlockedShare, history));
    let times: Vec<u32> = blocked.iter().map(|one| one.1).collect();
    let note = match Percentiles::of(times) {
        None => format!("{}: no working time was blocked.", sprint.name()),
        Some(p) => {
            let count = number_of(blocked.len(), "item");
            let what =
                format!("{}: {count} blocked, {share} of the time in progress.", sprint.name());
            match blocked.len() {
                1 => what,
                _ => format!(
                    "{what} Median {}, 85th percentile {} working days.",
                    tenths(p.half, day),
                    tenths(p.most, day)
                ),
            }
        }
    };
    let behind: Vec<&Flow> =
        if long.is_empty() { blocked.iter().map(|one| one.0).collect() } else { long.clone() };
    Some(Reading {
        metric: Metric::Blocked,
        value: Some(Amount::Time(it.blocked, day)),
        note,
        crossed: !long.is_empty() || too_much,
        evidence: items(behind.into_iter()),
    })
}

fn learned(history: &History<'_>) -> Option<Reading> {
    let due = learned::due(history);
    let there = due.iter().filter(|one| one.learned).count();
    let share = BasisPoints::ratio(size(there).into(), size(due.len()).into())?;
    let missing = due.iter().filter(|one| !one.learned);
    let key = |id| history.tables.items.get(id).map(|item| item.key.to_string());
    let note = match missing.clone().find_map(|one| key(one.item)) {
        None if due.len() == 1 => "The one result that was due has been reviewed.".to_owned(),
        None => format!("All {} results that were due have been reviewed.", due.len()),
        Some(first) => {
            let others = match due.len() - there {
                1 => String::new(),
                missing => format!(" and {} more", missing - 1),
            };
            format!("No learning yet from {first}{others}. {there} of {} reviewed.", due.len())
        }
    };
    Some(Reading {
        metric: Metric::Learned,
        value: Some(Amount::Share(share)),
        note,
        crossed: share < BasisPoints::percent(limit(Threshold::Learned, history)),
        evidence: missing.map(|one| RecordKey::BacklogItem(one.item)).collect(),
    })
}

fn lead_time(history: &History<'_>) -> Option<Reading> {
    let day = history.time.day();
    let by_sprint = closed(history)
        .into_iter()
        .filter_map(|sprint| Some((sprint, figures(sprint, history).lead_time?)));
    let all: Vec<(&Sprint, u32)> = by_sprint.collect();
    let recent: Vec<&(&Sprint, u32)> = all.iter().rev().take(3).rev().collect();
    let rising = recent.len() == 3
        && recent.windows(2).all(|pair| match pair {
            [one, next] => one.1 < next.1,
            _ => false,
        });
    let last = recent.last()?;
    let row: Vec<String> = recent.iter().map(|(_, minutes)| tenths(*minutes, day)).collect();
    Some(Reading {
        metric: Metric::LeadTime,
        value: Some(Amount::Time(last.1, day)),
        note: match row.as_slice() {
            [one] => format!("Last sprint: {one} days."),
            row => format!("Last {} sprints: {} days.", row.len(), row.join(", ")),
        },
        crossed: rising,
        evidence: recent.iter().map(|(sprint, _)| RecordKey::Sprint(sprint.id)).collect(),
    })
}

fn scope(history: &History<'_>) -> Option<Reading> {
    let sprint = current(history)?;
    let it = figures(sprint, history);
    let share = it.scope_change()?;
    Some(Reading {
        metric: Metric::Scope,
        value: Some(Amount::Share(share)),
        note: format!(
            "{}: {} committed, {} added, {} removed.",
            sprint.name(),
            number_of(it.committed as usize, "item"),
            it.added,
            it.removed
        ),
        crossed: share > BasisPoints::percent(limit(Threshold::Scope, history)),
        evidence: vec![RecordKey::Sprint(sprint.id)],
    })
}

fn age(history: &History<'_>) -> Option<Reading> {
    let day = history.time.day();
    let percent = usize::try_from(limit(Threshold::Age, history)).unwrap_or(100);
    let mut usual: BTreeMap<BoardStage, u32> = BTreeMap::new();
    for stage in [BoardStage::Active, BoardStage::UnderReview] {
        let ages = age_when_leaving(history, stage);
        if ages.len() >= ENOUGH {
            usual.extend(nearest_rank(&ages, percent).map(|age| (stage, age)));
        }
    }
    let ages = history.flows.iter().filter_map(|flow| Some((flow, flow.age()?)));
    let mut ages: Vec<(&Flow, u32)> = ages.collect();
    ages.sort_by_key(|(flow, age)| (std::cmp::Reverse(*age), flow.item));
    let oldest = ages.first()?.1;
    let is_old = |one: &&(&Flow, u32)| {
        one.0.stage().and_then(|stage| usual.get(&stage)).is_some_and(|usual| one.1 > *usual)
    };
    let old: Vec<&Flow> = ages.iter().filter(is_old).map(|one| one.0).collect();
    let note = match (usual.is_empty(), old.len()) {
        (true, _) => format!(
            "Oldest of {} in progress. Not enough finished work to compare yet.",
            number_of(ages.len(), "item")
        ),
        (_, count) => format!(
            "{} {} older than {percent}% of past work at this stage.",
            part_of(count, ages.len(), "item"),
            is_or_are(count)
        ),
    };
    let crossed = !old.is_empty();
    let behind = if crossed { old } else { ages.iter().map(|one| one.0).collect() };
    Some(Reading {
        metric: Metric::Age,
        value: Some(Amount::Time(oldest, day)),
        note,
        crossed,
        evidence: items(behind.into_iter()),
    })
}

fn cycle(history: &History<'_>) -> Option<Reading> {
    let day = history.time.day();
    let (first, last) = (history.days_ago(LOOK_BACK), history.today());
    let count = history.finished(first, last).count();
    let p = cycle_times(history, first, last).filter(|_| count >= ENOUGH)?;
    Some(Reading {
        metric: Metric::Cycle,
        value: Some(Amount::Time(p.most, day)),
        note: format!(
            "85% of the last {count} items took this long or less. Median {} days, 95th percentile {} days.",
            tenths(p.half, day),
            tenths(p.nearly_all, day)
        ),
        crossed: false,
        evidence: items(history.finished(first, last)),
    })
}

fn efficiency(history: &History<'_>) -> Option<Reading> {
    let (first, last) = (history.days_ago(LOOK_BACK), history.today());
    let (mut worked, mut whole, mut waits) = (0_u64, 0_u64, [0_u64; 3]);
    let mut count = 0;
    for flow in history.finished(first, last) {
        let (Some(began), Some(done)) = (flow.began, flow.done) else { continue };
        let span = (began.minute, done.minute);
        let active = flow.spent(|stage| stage == BoardStage::Active);
        let active_time = within(&active, span);
        let standing: u32 = flow.blocked.iter().map(|blocked| within(&active, *blocked)).sum();
        let review = flow.spent(|stage| stage.is_in_progress() && stage != BoardStage::Active);
        let in_review = within(&review, span);
        let cycle = flow.cycle().unwrap_or_default();
        worked += u64::from(active_time.saturating_sub(standing));
        whole += u64::from(cycle);
        let parked = cycle.saturating_sub(active_time).saturating_sub(in_review);
        for (slot, wait) in waits.iter_mut().zip([standing, in_review, parked]) {
            *slot += u64::from(wait);
        }
        count += 1;
    }
    let share = BasisPoints::ratio(worked, whole).filter(|_| count >= ENOUGH)?;
    let names = ["blocked", "review", "waiting to start"];
    let largest = waits.iter().zip(names).max_by_key(|(wait, _)| **wait);
    let wait = largest.filter(|(wait, _)| **wait > 0).map(|(wait, name)| {
        let part = BasisPoints::ratio(*wait, whole).unwrap_or_default();
        format!(" Biggest wait: {name} ({part} of the time).")
    });
    Some(Reading {
        metric: Metric::Efficiency,
        value: Some(Amount::Share(share)),
        note: format!("{count} items accepted in the last 90 days.{}", wait.unwrap_or_default()),
        crossed: share < BasisPoints::percent(limit(Threshold::Efficiency, history)),
        evidence: items(history.finished(first, last)),
    })
}
