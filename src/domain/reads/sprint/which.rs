//! Which sprint is meant: the open one, the planned one, the last one, and the order of those that are over.
//!
//! Sprints are in the order in which they ended. Their numbers and dates are given when they are planned, so
//! a plan that waits while review cycles run has a low number and is closed late.

use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// Returns the sprint that is running or in review.
pub fn open(tables: &Tables) -> Option<&Arc<Sprint>> {
    tables.sprints.values().find(|sprint| sprint.is_open())
}

/// Returns the sprint in planning.
pub fn planned(tables: &Tables) -> Option<&Arc<Sprint>> {
    tables.sprints.values().find(|sprint| sprint.is_planned())
}

/// Returns the sprint in planning if any of these items is chosen for it.
pub fn planned_with<'t>(tables: &'t Tables, items: &[ItemId]) -> Option<&'t Arc<Sprint>> {
    let lists = |sprint: &Sprint| items.iter().any(|id| sprint.chosen.contains_key(id));
    tables.sprints.values().find(|sprint| sprint.is_planned() && lists(sprint))
}

/// Returns the sprint the team is at: the open one, or else the planned one.
pub fn current(tables: &Tables) -> Option<&Arc<Sprint>> {
    open(tables).or_else(|| planned(tables))
}

/// Returns the sprint planned after this one.
pub fn next_after<'t>(tables: &'t Tables, sprint: &Sprint) -> Option<&'t Arc<Sprint>> {
    let later = tables.sprints.values().filter(|other| other.number > sprint.number);
    later.min_by_key(|other| other.number)
}

/// Returns the sprint that was closed last.
pub fn last_closed(tables: &Tables) -> Option<&Arc<Sprint>> {
    closed_in_order(tables).pop()
}

/// Returns the closed sprints in the order in which they were closed.
pub fn closed_in_order(tables: &Tables) -> Vec<&Arc<Sprint>> {
    in_order(tables, Sprint::is_closed)
}

/// Returns the sprints that fit, in the order in which they ended, those that have not ended last.
pub fn in_order(tables: &Tables, fits: fn(&Sprint) -> bool) -> Vec<&Arc<Sprint>> {
    let mut all: Vec<_> = tables.sprints.values().filter(|sprint| fits(sprint)).collect();
    all.sort_by_key(|sprint| {
        let ended = sprint.ended();
        (ended.is_none(), ended, sprint.number)
    });
    all
}

/// Returns the sprints that fit, the newest first.
pub fn newest_first(tables: &Tables, fits: fn(&Sprint) -> bool) -> Vec<&Arc<Sprint>> {
    let mut all = in_order(tables, fits);
    all.reverse();
    all
}
