//! Blocked time: working minutes in which the items of a sprint stood still, by item and by reason.

use std::collections::BTreeSet;

use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::history::{Flow, History};
use crate::domain::reads::metrics::sprints::window;
use crate::domain::reads::metrics::working_time::{Span, within};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::figures::SprintFigures;
use crate::domain::records::sprint::record::Sprint;

pub(in crate::domain) fn count_blocked(
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

/// Blocked minutes of each item within a sprint so far, longest first.
pub fn blocked_items<'h>(sprint: &Sprint, history: &'h History<'_>) -> Vec<(&'h Flow, u32)> {
    let Some(window) = window(sprint, history) else { return Vec::new() };
    let inside =
        |flow: &&Flow| flow.steps.iter().any(|step| step.to.is_some_and(|to| to.0 == sprint.id));
    let flows = history.flows.iter().filter(inside);
    let mut all: Vec<(&Flow, u32)> =
        flows.map(|flow| (flow, within(&flow.blocked, window))).filter(|one| one.1 > 0).collect();
    all.sort_by_key(|(flow, minutes)| (std::cmp::Reverse(*minutes), flow.item));
    all
}
