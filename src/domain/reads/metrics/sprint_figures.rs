//! The figures of one sprint. They are frozen with its close, so that nothing restates them later.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Instant;
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::ItemId;
use crate::domain::base::json::is_default;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::learned;
use crate::domain::reads::metrics::working_time::{Span, within};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::sprint::commitment::ScopeChangeKind;
use crate::domain::records::sprint::record::{Sprint, SprintState};

/// What a sprint came to, in counts, efforts and working minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SprintFigures {
    /// Items committed at the start.
    #[serde(skip_serializing_if = "is_default")]
    pub committed: u32,
    /// Of these, accepted at the end.
    #[serde(skip_serializing_if = "is_default")]
    pub done: u32,
    /// Their estimates at the start; unestimated items count nothing and are listed.
    #[serde(skip_serializing_if = "is_default")]
    pub committed_effort: Effort,
    /// Estimates at the start of those accepted.
    #[serde(skip_serializing_if = "is_default")]
    pub done_effort: Effort,
    /// Committed without an estimate.
    #[serde(skip_serializing_if = "is_default")]
    pub unestimated: u32,
    /// Items added after the start.
    #[serde(skip_serializing_if = "is_default")]
    pub added: u32,
    /// Items accepted that were not committed at the start.
    #[serde(skip_serializing_if = "is_default")]
    pub added_done: u32,
    /// Items taken out after the start.
    #[serde(skip_serializing_if = "is_default")]
    pub removed: u32,
    /// Working minutes its items were in progress, added up.
    #[serde(skip_serializing_if = "is_default")]
    pub active: u32,
    /// Of these and of waiting in Ready, minutes blocked: a union for each item, added up.
    #[serde(skip_serializing_if = "is_default")]
    pub blocked: u32,
    /// Blocked minutes by reason; stretches with two reasons count for both.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub blocked_by: BTreeMap<BlockerKind, u32>,
    /// Campaigns and experiments whose review date came in it or before, not learned from before.
    #[serde(skip_serializing_if = "is_default")]
    pub due: u32,
    /// Of these, with a learning and its decision.
    #[serde(skip_serializing_if = "is_default")]
    pub learned: u32,
    /// Working minutes from launch to decision, the median of its learnings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_time: Option<u32>,
}

impl SprintFigures {
    /// Sprint completion rate: committed items accepted ÷ items committed at the start. Part of a
    /// whole; population: the frozen commitment; added work counts apart. Source: product
    /// definition, say/do over the committed items alone. Nothing where nothing was committed.
    pub fn completion(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.done.into(), self.committed.into())
    }

    /// The same by estimate at the start.
    pub fn completion_by_effort(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.done_effort.0.into(), self.committed_effort.0.into())
    }

    /// Scope change: (added + removed) ÷ committed, by items. Nothing where nothing was committed.
    pub fn scope_change(&self) -> Option<BasisPoints> {
        let changed = u64::from(self.added) + u64::from(self.removed);
        BasisPoints::ratio(changed, self.committed.into())
    }

    /// Blocked ÷ in progress, in working minutes.
    pub fn blocked_share(&self) -> Option<BasisPoints> {
        BasisPoints::ratio(self.blocked.into(), self.active.into())
    }
}

/// The figures of a sprint: as frozen at its close, or as they stand at the history's moment.
pub fn figures(sprint: &Sprint, history: &History<'_>) -> SprintFigures {
    match &sprint.figures {
        Some(frozen) if ended(sprint).is_some_and(|end| end <= history.now) => frozen.clone(),
        _ => count(sprint, history),
    }
}

/// When a sprint was closed or given up.
pub fn ended(sprint: &Sprint) -> Option<Instant> {
    match &sprint.state {
        SprintState::Closed { closed } => Some(closed.at),
        SprintState::Cancelled { cancelled, .. } => Some(cancelled.at),
        _ => None,
    }
}

/// The working time of a sprint so far: from the approval to its end, or now.
pub fn window(sprint: &Sprint, history: &History<'_>) -> Option<Span> {
    let from = sprint.commitment.as_ref()?.approved.at;
    let to = ended(sprint).map_or(history.now, |end| end.min(history.now));
    Some((history.time.at(&from), history.time.at(&to)))
}

/// Counts the figures anew from the records.
pub fn count(sprint: &Sprint, history: &History<'_>) -> SprintFigures {
    let mut figures = SprintFigures::default();
    let (Some(commitment), Some(window)) = (&sprint.commitment, window(sprint, history)) else {
        return figures;
    };
    let accepted = accepted(sprint, history);
    let committed: BTreeSet<ItemId> = commitment.items.iter().map(|line| line.item).collect();
    for line in &commitment.items {
        let estimate = line.estimate.unwrap_or_default();
        figures.committed += 1;
        figures.unestimated += u32::from(line.estimate.is_none());
        figures.committed_effort = figures.committed_effort.plus(estimate);
        if accepted.contains(&line.item) {
            figures.done += 1;
            figures.done_effort = figures.done_effort.plus(estimate);
        }
    }
    figures.added_done = size(accepted.difference(&committed).count());
    let mut items = committed;
    for change in sprint.scope_changes.iter().filter(|change| change.stamp.at <= history.now) {
        match &change.kind {
            ScopeChangeKind::Added { item } => {
                figures.added += 1;
                items.insert(item.item);
            }
            ScopeChangeKind::Removed { .. } => figures.removed += 1,
            ScopeChangeKind::Reestimated { .. } => {}
        }
    }
    waiting(&mut figures, &items, window, history);
    learned::of_sprint(sprint, history, &mut figures);
    figures
}

fn waiting(
    figures: &mut SprintFigures,
    items: &BTreeSet<ItemId>,
    window: Span,
    history: &History<'_>,
) {
    for flow in items.iter().filter_map(|item| history.flow(*item)) {
        let active = within(&flow.spent(BoardStage::is_in_progress), window);
        figures.active = figures.active.saturating_add(active);
        figures.blocked = figures.blocked.saturating_add(within(&flow.blocked, window));
        for (kind, span) in &flow.blockers {
            let part = within(&[*span], window);
            if part > 0 {
                let sum = figures.blocked_by.entry(*kind).or_default();
                *sum = sum.saturating_add(part);
            }
        }
    }
}

/// The items accepted in a sprint: by its final lines once it is over, else as they stand.
pub fn accepted(sprint: &Sprint, history: &History<'_>) -> BTreeSet<ItemId> {
    if !sprint.final_lines.is_empty() {
        let lines = sprint.final_lines.iter().filter(|line| line.accepted.is_some());
        return lines.map(|line| line.item).collect();
    }
    let here = |to: Option<_>| to == Some((sprint.id, BoardStage::Done));
    let done = history.flows.iter().filter(|flow| flow.done.is_some_and(|done| here(done.to)));
    done.map(|flow| flow.item).collect()
}

/// A count.
pub fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Sprints that are closed by the history's moment, oldest first.
pub fn closed<'a>(history: &History<'a>) -> Vec<&'a Sprint> {
    let mut closed: Vec<&Sprint> = history.tables.sprints.values().map(|one| &**one).collect();
    closed.retain(|one| one.is_closed() && ended(one).is_some_and(|end| end <= history.now));
    closed.sort_by_key(|sprint| (ended(sprint), sprint.number));
    closed
}

/// The sprint figures are about: the open one, else the last that closed.
pub fn current<'a>(history: &History<'a>) -> Option<&'a Sprint> {
    let open = history.tables.sprints.values().find(|sprint| sprint.is_open());
    open.map(|sprint| &**sprint).or_else(|| closed(history).pop())
}
