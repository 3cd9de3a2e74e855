//! Figures day by day: burndown with the scope each day had, cumulative flow, throughput, ages.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::percentiles::Percentiles;
use crate::domain::reads::metrics::working_time::minutes;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::commitment::ScopeChangeKind;
use crate::domain::records::sprint::record::Sprint;

/// One day of a sprint, as it was when the day ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BurnDay {
    /// The day.
    pub day: NaiveDate,
    /// Everything in the sprint, as estimated then.
    pub scope: Effort,
    /// What of it was not accepted yet.
    pub left: Effort,
}

/// The burndown with the real scope line: what a sprint held and what was left, each day from the
/// start to its end or today. In estimates; in whole items where nothing is estimated.
pub fn burndown(sprint: &Sprint, history: &History<'_>) -> Vec<BurnDay> {
    let Some(commitment) = &sprint.commitment else { return Vec::new() };
    let last = sprint.ended().map_or(history.now, |end| end.min(history.now)).date_naive();
    let days = commitment.approved.at.date_naive().iter_days();
    days.take_while(|day| *day <= last)
        .take(400)
        .map(|day| {
            let items = scope_on(sprint, day);
            let open = |item: &ItemId| is_left(*item, sprint, day, history);
            let left = items.iter().filter(|(item, _)| open(item)).map(|(_, effort)| *effort).sum();
            BurnDay { day, scope: items.into_values().sum(), left }
        })
        .collect()
}

/// What a sprint held when a day ended, as estimated then; each counts one where nothing was
/// estimated at the start.
pub fn scope_on(sprint: &Sprint, day: NaiveDate) -> BTreeMap<ItemId, Effort> {
    let Some(commitment) = &sprint.commitment else { return BTreeMap::new() };
    let estimated = commitment.items.iter().any(|line| line.estimate.is_some());
    let size = |estimate: Option<Effort>| match (estimated, estimate) {
        (true, estimate) => estimate.unwrap_or_default(),
        (false, _) => Effort::whole(1),
    };
    let mut items: BTreeMap<ItemId, Effort> =
        commitment.items.iter().map(|line| (line.item, size(line.estimate))).collect();
    let until = sprint.scope_changes.iter().filter(|one| one.stamp.at.date_naive() <= day);
    for change in until {
        match &change.kind {
            ScopeChangeKind::Added { item } => {
                items.insert(item.item, size(item.estimate));
            }
            ScopeChangeKind::Removed { item, .. } => {
                items.remove(item);
            }
            ScopeChangeKind::Reestimated { item, to, .. } => {
                items.entry(*item).and_modify(|effort| *effort = size(*to));
            }
        }
    }
    items
}

/// Whether an item of a sprint was not accepted in it yet when a day ended.
pub fn is_left(item: ItemId, sprint: &Sprint, day: NaiveDate, history: &History<'_>) -> bool {
    !history.flow(item).is_some_and(|flow| done_by(flow, sprint, day))
}

/// Whether an item stood in Done of a sprint when a day ended.
fn done_by(flow: &Flow, sprint: &Sprint, day: NaiveDate) -> bool {
    let steps = flow.steps.iter().rev().filter(|step| step.day <= day);
    let placed = steps.filter_map(|step| step.to).next();
    placed == Some((sprint.id, BoardStage::Done))
}

/// How many items stood in each stage when a day ended; Done counts from the first day shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowDay {
    /// The day.
    pub day: NaiveDate,
    /// Committed, Active, Under review, Done.
    pub counts: [u32; 4],
}

impl FlowDay {
    /// Begun and not done.
    pub fn in_progress(&self) -> u32 {
        let [_, active, review, _] = self.counts;
        active + review
    }
}

/// The cumulative flow from one day to another, both shown.
pub fn flow_by_day(history: &History<'_>, first: NaiveDate, last: NaiveDate) -> Vec<FlowDay> {
    let days: Vec<NaiveDate> =
        first.iter_days().take_while(|day| *day <= last).take(4_000).collect();
    let index = |day: NaiveDate| usize::try_from((day - first).num_days()).unwrap_or(0);
    let mut changes = vec![[0_i64; 4]; days.len() + 1];
    for flow in history.flows.iter() {
        for (at, step) in flow.steps.iter().enumerate() {
            let stage = step.stage();
            let ends = flow.steps.get(at + 1).map_or(days.len(), |next| index(next.day));
            let from = index(step.day);
            let Some(stage) = stage else { continue };
            let long_done = stage == BoardStage::Done && step.day < first;
            if !long_done && from < ends.min(days.len()) {
                bump(&mut changes, from, stage, 1);
                bump(&mut changes, ends.min(days.len()), stage, -1);
            }
        }
    }
    let mut now = [0_i64; 4];
    let sum = |(day, change): (NaiveDate, [i64; 4])| {
        for (slot, change) in now.iter_mut().zip(change) {
            *slot += change;
        }
        FlowDay { day, counts: now.map(minutes) }
    };
    days.into_iter().zip(changes).map(sum).collect()
}

fn bump(changes: &mut [[i64; 4]], at: usize, stage: BoardStage, by: i64) {
    let place = BoardStage::ALL.iter().position(|one| *one == stage).unwrap_or_default();
    if let Some(slot) = changes.get_mut(at).and_then(|day| day.get_mut(place)) {
        *slot += by;
    }
}

/// Items accepted each day from one to another, days with none included.
pub fn throughput(history: &History<'_>, first: NaiveDate, last: NaiveDate) -> Vec<u32> {
    let length = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
    let mut days = vec![0_u32; length];
    for done in history.finished(first, last).filter_map(|flow| flow.done) {
        let at = usize::try_from((done.day - first).num_days()).unwrap_or(usize::MAX);
        if let Some(day) = days.get_mut(at) {
            *day += 1;
        }
    }
    days
}

/// How old finished items were when they left a stage: the bands work in it is held against.
/// Population: items accepted up to the moment that went through the stage; unit: working minutes.
pub fn age_when_leaving(history: &History<'_>, stage: BoardStage) -> Vec<u32> {
    let leaving = |flow: &Flow| {
        let (began, _) = (flow.began?, flow.done?);
        let last = flow.steps.iter().rposition(|step| step.stage() == Some(stage))?;
        Some(minutes(flow.steps.get(last + 1)?.minute - began.minute))
    };
    let mut ages: Vec<u32> = history.flows.iter().filter_map(leaving).collect();
    ages.sort();
    ages
}

/// Cycle times, start to done, of items accepted from one day to another, in working minutes.
pub fn cycle_times(
    history: &History<'_>,
    first: NaiveDate,
    last: NaiveDate,
) -> Option<Percentiles> {
    Percentiles::of(history.finished(first, last).filter_map(Flow::cycle).collect())
}
