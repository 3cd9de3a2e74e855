//! What board, check-in and review say alike about an item: its age, its criteria, its choices.

use crate::domain::backlog::item::BacklogItem;
use crate::domain::backlog::position::{BoardStage, Position};
use crate::domain::context::Instant;
use crate::domain::records::Tables;
use crate::views::components::Tone;

/// Lines met and lines to meet before an item may be accepted: its criteria and its definition of done.
pub fn criteria_met(item: &BacklogItem, tables: &Tables) -> (usize, usize) {
    let lines =
        tables.work_types.get(item.work_type).map(|kind| kind.done.as_slice()).unwrap_or_default();
    let met = item.criteria.iter().filter(|criterion| criterion.met.is_some()).count();
    let done = lines.iter().filter(|line| item.done_lines.contains_key(&line.id)).count();
    (met + done, item.criteria.len() + lines.len())
}

/// Whole days since work on it began, in this sprint.
pub fn age_days(item: &BacklogItem, now: Instant) -> Option<i64> {
    let begun = item.history.iter().rev().take_while(|step| step.to.sprint().is_some()).filter(|step| {
        matches!(step.to, Position::InSprint { stage, .. } if stage != BoardStage::Committed)
    });
    let begun = begun.last()?;
    Some((now.date_naive() - begun.at.with_timezone(now.offset()).date_naive()).num_days().max(0))
}

/// Days from beginning to acceptance that 85 of 100 finished items kept within; needs five of them.
pub fn usual_age(tables: &Tables) -> Option<i64> {
    let mut days: Vec<i64> =
        tables.items.values().filter_map(|item| finished_after(item)).collect();
    days.sort_unstable();
    if days.len() < 5 {
        return None;
    }
    // Nearest rank: the smallest value with at least 85 of 100 at or below it.
    let rank = (days.len() * 85).div_ceil(100);
    days.get(rank.saturating_sub(1)).copied()
}

fn finished_after(item: &BacklogItem) -> Option<i64> {
    let done = item.history.iter().rev().find(|step| step.to.stage() == Some(BoardStage::Done))?;
    if item.position.stage() != Some(BoardStage::Done) {
        return None;
    }
    age_days(item, done.at)
}

/// Age as the one exception that matters now: only where it is over the usual.
pub fn age_note(item: &BacklogItem, tables: &Tables, now: Instant) -> Option<(String, Tone)> {
    let age = age_days(item, now)?;
    is_old(age, usual_age(tables)).then(|| (format!("{age} d"), Tone::Watch))
}

/// Older than usual; without a usual, older than a working week.
pub fn is_old(age: i64, usual: Option<i64>) -> bool {
    age > usual.unwrap_or(5)
}
