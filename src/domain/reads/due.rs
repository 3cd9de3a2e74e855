//! What is due: results, decisions, blockers and next actions.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::CheckInId;
use crate::domain::reads::sprint::before_closing::learnings_due;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::check_in::NextAction;
use crate::domain::records::decision::Decision;
use crate::domain::tables::record::Tables;

/// What is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// Results to look at.
    pub results: Vec<Arc<BacklogItem>>,
    /// Decisions to look at again.
    pub decisions: Vec<Arc<Decision>>,
    /// Blockers to ask about, oldest first.
    pub blockers: Vec<Arc<Blocker>>,
    /// Next actions not done, the earliest first.
    pub next_actions: Vec<(CheckInId, NextAction)>,
}

impl Due {
    /// How many things there are.
    pub fn len(&self) -> usize {
        self.results.len() + self.decisions.len() + self.blockers.len() + self.next_actions.len()
    }

    /// Whether nothing is due.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What is due on a day or was before it.
pub fn due_by(tables: &Tables, today: NaiveDate) -> Due {
    let mut due = Due {
        results: learnings_due(tables, today),
        decisions: decisions_due(tables, today),
        blockers: tables
            .blockers
            .values()
            .filter(|blocker| blocker.is_open() && blocker.next_check <= today)
            .cloned()
            .collect(),
        next_actions: next_actions_due(tables, today),
    };
    due.blockers.sort_by_key(|blocker| blocker.opened.at);
    due
}

/// Decisions to look at again on a day or before it.
pub fn decisions_due(tables: &Tables, today: NaiveDate) -> Vec<Arc<Decision>> {
    tables.decisions.values().filter(|one| one.is_due(today)).cloned().collect()
}

/// Next actions not done that are due on a day or before it, the earliest first.
pub fn next_actions_due(tables: &Tables, today: NaiveDate) -> Vec<(CheckInId, NextAction)> {
    let all = tables.check_ins.values().flat_map(|check_in| {
        let waits = |next: &&NextAction| next.done.is_none() && next.due <= today;
        check_in.next_actions.iter().filter(waits).map(|next| (check_in.id, next.clone()))
    });
    let mut due: Vec<_> = all.collect();
    due.sort_by_key(|(_, next)| next.due);
    due
}

/// Open blockers past their check date.
pub fn overdue_blockers(tables: &Tables, today: NaiveDate) -> Vec<Arc<Blocker>> {
    tables.blockers.values().filter(|blocker| blocker.is_overdue(today)).cloned().collect()
}
