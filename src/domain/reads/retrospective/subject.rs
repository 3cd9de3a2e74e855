//! What a retrospective looks back on, in words and as records.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::records::retrospective::look_back::LookBack;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// Returns the sprint or cycle; `None` if it looks back on any dates.
pub fn sprint_of<'t>(tables: &'t Tables, retro: &Retrospective) -> Option<&'t Arc<Sprint>> {
    tables.sprints.get(retro.sprint()?)
}

/// Returns its name: "Sprint 5 retrospective", "Spring webinar retrospective".
pub fn name_of(tables: &Tables, retro: &Retrospective) -> String {
    let of = match &retro.of {
        LookBack::Sprint(id) => tables.sprints.get(*id).map(|sprint| sprint.name()),
        LookBack::Dates(period) => Some(period.name()),
    };
    format!("{} retrospective", of.unwrap_or_default())
}

/// Returns its name in a few letters, for a table: "S5", "Nov 2 – Nov 13", "Spring webinar".
pub fn short_name(tables: &Tables, retro: &Retrospective) -> String {
    match &retro.of {
        LookBack::Sprint(id) => {
            tables.sprints.get(*id).map(|sprint| format!("S{}", sprint.number)).unwrap_or_default()
        }
        LookBack::Dates(period) => period.name(),
    }
}

/// Returns the first and the last day it looks back on.
pub fn days_of(tables: &Tables, retro: &Retrospective) -> Option<(NaiveDate, NaiveDate)> {
    match &retro.of {
        LookBack::Sprint(id) => tables.sprints.get(*id).map(|sprint| (sprint.starts, sprint.ends)),
        LookBack::Dates(period) => Some((period.first, period.last)),
    }
}

/// Returns the first day it looks back on.
pub fn first_day(tables: &Tables, retro: &Retrospective) -> Option<NaiveDate> {
    days_of(tables, retro).map(|(first, _)| first)
}
