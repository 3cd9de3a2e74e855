//! When the next retrospective is due: after each sprint, or every so many days.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::domain::base::dates::{distance, overdue};
use crate::domain::reads::retrospective::facts::due_for;
use crate::domain::reads::sprint::which;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::record::Tables;

/// A retrospective that is to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The sprint it looks at.
    pub sprint: Arc<Sprint>,
    /// The day.
    pub on: NaiveDate,
}

impl Due {
    /// Returns whether its day has come.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.on <= today
    }

    /// Returns it in words: "Sprint 4 retrospective: 3 days overdue", "… due in 2 days".
    pub fn words(&self, today: NaiveDate) -> String {
        let when = match self.on < today {
            true => overdue(self.on, today),
            false => format!("due {}", distance(self.on, today)),
        };
        format!("{} retrospective: {when}", self.sprint.name())
    }
}

/// Returns the next retrospective, also if its day is still to come; `None` while no sprint has started.
pub fn due(tables: &Tables) -> Option<Due> {
    match tables.workflow.cadence.retrospective_days {
        0 => after_sprint(tables),
        days => every(tables, days),
    }
}

/// The sprint that is over without one, else the one that is open.
fn after_sprint(tables: &Tables) -> Option<Due> {
    let held =
        |sprint: &Sprint| tables.retrospectives.values().any(|it| it.sprint() == Some(sprint.id));
    let open = || which::open(tables).filter(|it| !held(it));
    let sprint = due_for(tables).or_else(open)?;
    let on = match &sprint.retrospective {
        Some(RetrospectivePlan::Dated { on }) => *on,
        Some(RetrospectivePlan::Skipped { .. }) => return None,
        _ => sprint.ends,
    };
    Some(Due { sprint: Arc::clone(sprint), on })
}

/// So many days after the last one, or after the start of the first sprint.
fn every(tables: &Tables, days: u16) -> Option<Due> {
    let started = which::newest_first(tables, |sprint| !sprint.is_planned());
    let last = tables.retrospectives.values().map(|it| it.opened.at.date_naive()).max();
    let from = last.or_else(|| started.iter().map(|sprint| sprint.starts).min())?;
    let sprint = Arc::clone(started.first()?);
    let on = from.checked_add_days(Days::new(u64::from(days)))?;
    Some(Due { sprint, on: tables.workflow.calendar.on_or_after(on) })
}
