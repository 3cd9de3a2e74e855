//! What board, check-in and review say alike about an item: its age, its criteria, its choices.

use crate::domain::backlog::item::BacklogItem;
use crate::domain::board::age;
use crate::domain::context::Instant;
use crate::domain::records::Tables;
use crate::domain::sprint::load::usual_cycle_time;
use crate::views::components::Tone;

/// Lines met and lines to meet before an item may be accepted: its criteria and its definition of done.
pub fn criteria_met(item: &BacklogItem, tables: &Tables) -> (usize, usize) {
    let lines =
        tables.work_types.get(item.work_type).map(|kind| kind.done.as_slice()).unwrap_or_default();
    let met = item.criteria.iter().filter(|criterion| criterion.met.is_some()).count();
    let done = lines.iter().filter(|line| item.done_lines.contains_key(&line.id)).count();
    (met + done, item.criteria.len() + lines.len())
}

/// Working days since work on it began, by the team's calendar.
pub fn age_days(item: &BacklogItem, tables: &Tables, now: Instant) -> Option<i64> {
    age(item, tables, now.date_naive()).map(i64::from)
}

/// Age as the one exception that matters now: only where it is over the usual.
pub fn age_note(item: &BacklogItem, tables: &Tables, now: Instant) -> Option<(String, Tone)> {
    let age = age_days(item, tables, now)?;
    is_old(age, usual_age(tables)).then(|| (format!("{age} d"), Tone::Watch))
}

/// Working days that 85 of 100 finished items kept within, once there are enough of them.
pub fn usual_age(tables: &Tables) -> Option<i64> {
    usual_cycle_time(tables).map(i64::from)
}

/// Older than usual; without a usual, older than a working week.
pub fn is_old(age: i64, usual: Option<i64>) -> bool {
    age > usual.unwrap_or(5)
}
