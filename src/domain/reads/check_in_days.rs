//! The days of check-ins: those that were held, and those the cadence still asks for.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::tables::record::Tables;

/// Returns the days from the first to the last with a check-in, each once.
///
/// A day that is over counts only if a check-in was held on it. From today on the cadence counts too, within sprints
/// that are open or planned.
pub fn check_in_days(
    tables: &Tables,
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
) -> BTreeSet<NaiveDate> {
    let workflow = &tables.workflow;
    let meets = |day: &NaiveDate| {
        workflow.cadence.check_ins.contains(&day.weekday().into())
            && workflow.calendar.is_working_day(*day)
    };
    let held = tables.check_ins.values().map(|held| held.opened.at.date_naive());
    let held = held.filter(|day| (first..=last).contains(day));
    let ahead: Vec<_> =
        tables.sprints.values().filter(|sprint| sprint.is_open() || sprint.is_planned()).collect();
    let planned =
        first.max(today).iter_days().take_while(|day| *day <= last).filter(|day| {
            meets(day) && ahead.iter().any(|one| (one.starts..=one.ends).contains(day))
        });
    held.chain(planned).collect()
}
