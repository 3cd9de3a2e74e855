//! The proposed commitment: how much the team's own past says it finishes, and which items that would be.

use chrono::{Days, NaiveDate};

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ItemId, MemberId};
use crate::domain::reads::metrics::forecast::Forecast;
use crate::domain::reads::sprint::load::{ProposedLimit, load, offered, proposed_limit};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::is_just_me;
use crate::domain::tables::record::Tables;
use std::collections::BTreeMap;

/// What is proposed for a planned sprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// So many items are finished in its days in 85 of 100 runs; nothing where there is too little data.
    pub items: Option<u32>,
    /// What the last sprints brought; nothing before the first.
    pub limit: Option<ProposedLimit>,
    /// What to choose beside what is chosen: ready work in the order offered, as long as it keeps
    /// to both and to the capacity of everyone.
    pub take: Vec<ItemId>,
}

/// The proposed commitment of a planned sprint, from how many items the forecast finishes in its
/// days; nothing while there is no past to propose from.
pub fn proposal(sprint: &Sprint, forecast: Option<&Forecast>, tables: &Tables) -> Option<Proposal> {
    let items = forecast.map(|forecast| forecast.most);
    let limit = proposed_limit(tables);
    if items.is_none() && limit.is_none() {
        return None;
    }
    let count = items.unwrap_or(u32::MAX) as usize;
    let most = limit.as_ref().map(|limit| limit.limit);
    let take = fitting(sprint, most, count, tables);
    Some(Proposal { items, limit, take })
}

/// Returns ready work that still fits, in the order offered, within everyone's capacity; beside
/// what is chosen, at most so much and so many items.
pub fn fitting(
    sprint: &Sprint,
    most: Option<Effort>,
    count: usize,
    tables: &Tables,
) -> Vec<ItemId> {
    let load = load(sprint, tables);
    let most = most.map_or(load.capacity, |most| most.min(load.capacity));
    let mut left = most.minus(load.load);
    let mut room: BTreeMap<MemberId, Effort> =
        load.owners.iter().map(|owner| (owner.member, owner.room())).collect();
    let mut take = Vec::new();
    for item in offered(tables) {
        if sprint.chosen.len() + take.len() >= count {
            break;
        }
        let Some(estimate) = item.estimate.filter(|estimate| *estimate <= left) else { continue };
        let parts: Vec<(MemberId, Effort)> = item.load().into_iter().collect();
        let fits = |(member, part): &(MemberId, Effort)| {
            *part <= room.get(member).copied().unwrap_or_default()
        };
        if sprint.chosen.contains_key(&item.id) || !parts.iter().all(fits) {
            continue;
        }
        for (member, part) in parts {
            room.entry(member).and_modify(|room| *room = room.minus(part));
        }
        left = left.minus(estimate);
        take.push(item.id);
    }
    take
}

/// Returns the first and the last day proposed for a sprint that may start on this day: the cadence's, and for one
/// person alone the day itself and whole weeks from there. Neither is a day off.
pub fn next_dates(tables: &Tables, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let (starts, ends) = tables.workflow.next_sprint(day);
    if !is_just_me(tables) {
        return (starts, ends);
    }
    let calendar = &tables.workflow.calendar;
    let weeks = u64::try_from((ends - starts).num_days().max(0) / 7 + 1).unwrap_or(1);
    let from = calendar.on_or_after(day);
    let to = from.checked_add_days(Days::new(weeks * 7 - 1)).unwrap_or(from);
    (from, calendar.on_or_before(to).max(from))
}
