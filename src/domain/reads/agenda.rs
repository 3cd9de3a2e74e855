//! What a check-in is about: open blockers oldest first, then overdue checks, then items older than usual, then
//! work that is not started late in the sprint.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::ids::ItemId;
use crate::domain::reads::board;
use crate::domain::reads::order;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::sprint::record::SprintState;
use crate::domain::tables::record::Tables;
use std::collections::BTreeSet;

/// Why something is talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It stands still; overdue once its check date has passed.
    Blocked {
        /// By this.
        blocker: Arc<Blocker>,
        /// Nobody asked again in time.
        overdue: bool,
    },
    /// It takes longer than usual.
    Old {
        /// Days since work on it began.
        days: i64,
    },
    /// The sprint is well under way and nobody has started it.
    NotStarted {
        /// Working days left, today included.
        left: u32,
    },
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The item.
    pub item: Arc<BacklogItem>,
    /// Why.
    pub why: Why,
}

/// The topics now. A blocker is one topic, whether overdue or not; each group has the oldest first, and work that
/// is not started late in the sprint comes last, in the order of the backlog.
pub fn agenda(tables: &Tables, now: Instant) -> Vec<Topic> {
    let today = now.date_naive();
    let blockers = board::open_blockers(tables);
    let blocked: BTreeSet<_> = blockers.iter().map(|blocker| blocker.item).collect();
    let mut topics: Vec<Topic> = blockers
        .into_iter()
        .filter_map(|blocker| {
            let item = Arc::clone(tables.items.get(blocker.item)?);
            let overdue = blocker.is_overdue(today);
            Some(Topic { item, why: Why::Blocked { blocker, overdue } })
        })
        .collect();
    let usual = board::usual_age(tables);
    let moving = |item: &&Arc<BacklogItem>| {
        item.position.stage().is_some_and(BoardStage::is_in_progress) && !blocked.contains(&item.id)
    };
    let open = |item: &BacklogItem| {
        item.position.sprint().and_then(|id| tables.sprints.get(id)).is_some_and(|s| s.is_open())
    };
    let mut old: Vec<Topic> = tables
        .items
        .values()
        .filter(moving)
        .filter(|item| open(item))
        .filter_map(|item| {
            let days = board::age(item, tables, today).filter(|days| *days > usual)?;
            Some(Topic { item: Arc::clone(item), why: Why::Old { days: i64::from(days) } })
        })
        .collect();
    old.sort_by_key(|topic| match topic.why {
        Why::Old { days } => std::cmp::Reverse(days),
        Why::Blocked { .. } | Why::NotStarted { .. } => std::cmp::Reverse(0),
    });
    topics.extend(old);
    topics.extend(not_started(tables, &blocked, today));
    topics
}

/// Returns how many topics there are, as the menu and the check-in's own page count them.
pub fn topic_count(tables: &Tables, now: Instant) -> usize {
    agenda(tables, now).len()
}

/// From two thirds of a running sprint on: the work that nobody has started and nothing blocks.
fn not_started(tables: &Tables, blocked: &BTreeSet<ItemId>, today: NaiveDate) -> Vec<Topic> {
    let running = which::open(tables).filter(|sprint| sprint.state == SprintState::Running);
    let Some(sprint) = running else { return Vec::new() };
    let calendar = &tables.workflow.calendar;
    let of = calendar.working_days(sprint.starts, sprint.ends);
    let left = if today > sprint.ends { 0 } else { calendar.working_days(today, sprint.ends) };
    let is_late = today >= sprint.starts && left.saturating_mul(3) <= of;
    if !is_late {
        return Vec::new();
    }
    let not_begun = |item: &&Arc<BacklogItem>| {
        item.position.sprint() == Some(sprint.id)
            && item.position.stage() == Some(BoardStage::Committed)
            && !blocked.contains(&item.id)
    };
    let topic =
        |item: &Arc<BacklogItem>| Topic { item: Arc::clone(item), why: Why::NotStarted { left } };
    order::chosen(sprint, tables).into_iter().filter(not_begun).map(topic).collect()
}
