//! The figures of one sprint. They are frozen with its close, so that nothing restates them later.

use std::collections::BTreeSet;

use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::blocked_time::count_blocked;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::learned;
use crate::domain::reads::metrics::sprints::{accepted, size, window};
use crate::domain::records::sprint::commitment::ScopeChangeKind;
use crate::domain::records::sprint::figures::SprintFigures;
use crate::domain::records::sprint::record::Sprint;

/// The figures of a sprint: as frozen at its close, or as they stand at the history's moment.
pub fn figures(sprint: &Sprint, history: &History<'_>) -> SprintFigures {
    match &sprint.figures {
        Some(frozen) if sprint.ended().is_some_and(|end| end <= history.now) => frozen.clone(),
        _ => count(sprint, history),
    }
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
    count_blocked(&mut figures, &items, window, history);
    learned::of_sprint(sprint, history, &mut figures);
    figures
}
