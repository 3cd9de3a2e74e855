//! Signals raised by a metric that crossed its threshold. Each has a minimum base, and its sentence
//! counts the records it opens.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::{is_or_are, number_of};
use crate::domain::reads::due::overdue_blockers;
use crate::domain::reads::item_keys::first_keys;
use crate::domain::reads::metrics::blocked_time::blocked_items;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::learned;
use crate::domain::reads::metrics::reading::{Progress, Reading, progress, tenths};
use crate::domain::reads::metrics::sprint_figures::figures;
use crate::domain::reads::metrics::sprints::{closed, current};
use crate::domain::reads::signals::signal::Found;
use crate::domain::reads::sprint::load::proposed_limit;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::metric::Metric;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::records::threshold::Threshold;

/// Fewer committed items than this say nothing about a commitment or its scope.
const FEW_COMMITTED: u32 = 3;

/// Fewer items finished in two weeks than this are no pace that could fall.
const FEW_FINISHED: usize = 3;

/// Every signal that a crossed threshold raises.
pub(super) fn all(readings: &[Reading], history: &History<'_>) -> Vec<(SignalKind, Found)> {
    let crossed = readings.iter().filter(|reading| reading.crossed);
    crossed
        .filter_map(|reading| Some((SignalKind::of(reading.metric)?, found(reading, history))))
        .collect()
}

fn found(reading: &Reading, history: &History<'_>) -> Found {
    let as_read = || Some((reading.note.clone(), reading.evidence.clone()));
    match reading.metric {
        Metric::Completion => commit_less(as_read()?, history),
        Metric::InProgress => too_much_in_progress(history),
        Metric::Blocked => blocked_long(history).or_else(|| blocked_often(history)),
        Metric::Learned => not_learned(history),
        Metric::Scope => scope(as_read()?, history),
        _ => as_read(),
    }
}

fn items<'a>(flows: impl IntoIterator<Item = &'a Flow>) -> Vec<RecordKey> {
    flows.into_iter().map(|flow| RecordKey::BacklogItem(flow.item)).collect()
}

/// Adds how much less to commit to.
fn commit_less((why, evidence): (String, Vec<RecordKey>), history: &History<'_>) -> Found {
    let last = *closed(history).last()?;
    if figures(last, history).committed < FEW_COMMITTED {
        return None;
    }
    let limit = proposed_limit(history.tables).map(|limit| limit.limit);
    Some(match limit.filter(|limit| *limit > Effort::ZERO) {
        Some(limit) => {
            let shown = history.tables.workflow.unit.show(limit);
            (format!("{why} Plan about {shown} next time."), evidence)
        }
        None => (why, evidence),
    })
}

fn scope(found: (String, Vec<RecordKey>), history: &History<'_>) -> Found {
    let committed = figures(current(history)?, history).committed;
    (committed >= FEW_COMMITTED).then_some(found)
}

fn too_much_in_progress(history: &History<'_>) -> Found {
    let Progress { now, before, recent, earlier, limit } = progress(history);
    let count = number_of(now.len(), "item");
    let is = is_or_are(now.len());
    if let Some(limit) = limit.filter(|limit| now.len() > *limit as usize) {
        return Some((format!("{count} {is} in progress. The limit is {limit}."), items(now)));
    }
    if earlier.len() < FEW_FINISHED {
        return None;
    }
    let why = format!(
        "{count} {is} in progress, up from {before} two weeks ago, while finished items fell from {} to {}.",
        earlier.len(),
        recent.len()
    );
    Some((why, items(now.into_iter().chain(recent).chain(earlier))))
}

/// Items of the sprint that were blocked, longest first, with their minutes; without those whose
/// blocker is overdue and not escalated, which is a signal of its own.
fn blocked<'h>(history: &'h History<'_>) -> Vec<(&'h Flow, u32)> {
    let Some(sprint) = current(history) else { return Vec::new() };
    let overdue = overdue_blockers(history.tables, history.today());
    let told: BTreeSet<ItemId> = overdue
        .iter()
        .filter(|blocker| blocker.escalation.is_none())
        .map(|blocker| blocker.item)
        .collect();
    let mut all = blocked_items(sprint, history);
    all.retain(|(flow, _)| !told.contains(&flow.item));
    all
}

/// How many blocked items are named after the first.
const NAMED: usize = 2;

/// Items that were blocked for longer than the threshold.
fn blocked_long(history: &History<'_>) -> Found {
    let (day, workflow) = (history.time.day(), &history.tables.workflow);
    let most = Threshold::BlockedDays.value(workflow);
    let mut long = blocked(history);
    long.retain(|(_, minutes)| *minutes > most.saturating_mul(day));
    let (first, rest) = long.split_first()?;
    let key = |flow: &Flow| {
        history.tables.items.get(flow.item).map(|item| item.key.to_string()).unwrap_or_default()
    };
    let named = rest
        .iter()
        .take(NAMED)
        .map(|(flow, minutes)| format!(", {} for {}", key(flow), tenths(*minutes, day)));
    let more = match rest.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let why = format!(
        "{} has been blocked for {} working days{}{more}. The limit is {most}.",
        key(first.0),
        tenths(first.1, day),
        named.collect::<String>()
    );
    Some((why, items(long.into_iter().map(|one| one.0))))
}

/// A part of the time in progress that is too large, and a working day at least.
fn blocked_often(history: &History<'_>) -> Found {
    let sprint = current(history)?;
    let (day, all) = (history.time.day(), blocked(history));
    let minutes: u32 = all.iter().map(|one| one.1).sum();
    let active = figures(sprint, history).active;
    let share = BasisPoints::ratio(minutes.into(), active.into())?;
    let most = Threshold::BlockedShare.value(&history.tables.workflow);
    if minutes < day || share <= BasisPoints::percent(most) {
        return None;
    }
    let why = format!(
        "{}: {} blocked for {} working days in all, {share} of the time in progress.",
        sprint.name(),
        number_of(all.len(), "item"),
        tenths(minutes, day)
    );
    Some((why, items(all.into_iter().map(|one| one.0))))
}

/// Tests that were launched and are past their review date. What was never launched has nothing to
/// review.
fn not_learned(history: &History<'_>) -> Found {
    let tables = history.tables;
    let launched = |item: &Arc<BacklogItem>| {
        item.launch.as_ref().is_some_and(|launch| launch.launched.is_some())
    };
    let due = learned::due(history).into_iter().filter(|one| !one.learned).map(|one| one.item);
    let missing: Vec<Arc<BacklogItem>> =
        due.filter_map(|id| tables.items.get(id).cloned()).filter(launched).collect();
    let (count, is) = (number_of(missing.len(), "launched test"), is_or_are(missing.len()));
    let why = format!("{count} {is} past the review date: {}.", first_keys(&missing));
    let evidence = missing.iter().map(|item| RecordKey::BacklogItem(item.id)).collect();
    (!missing.is_empty()).then_some((why, evidence))
}
