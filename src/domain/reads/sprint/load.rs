//! Load against capacity: how much work each person has, and whether it fits.
//!
//! It only counts; the rules decide.

use std::collections::BTreeMap;

use crate::domain::base::context::Instant;
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ChannelId, ItemId, MemberId, SprintId};
use crate::domain::base::text::counted;
use crate::domain::reads::metrics::percentiles::{ENOUGH, nearest_rank};
use crate::domain::reads::order;
use crate::domain::reads::ready::is_ready;
use crate::domain::reads::sprint::capacity::capacity_of;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::capacity::Capacity;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// The load of one person, and their capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerLoad {
    /// Who.
    pub member: MemberId,
    /// Their capacity in this sprint; zero if they have no line.
    pub capacity: Effort,
    /// Their load as owner and contributor.
    pub load: Effort,
}

impl OwnerLoad {
    /// Returns how far they are over capacity.
    pub fn over(&self) -> Effort {
        self.load.minus(self.capacity)
    }

    /// Returns the capacity left.
    pub fn room(&self) -> Effort {
        self.capacity.minus(self.load)
    }
}

/// What goes into one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelLoad {
    /// The channel; none for items without one.
    pub channel: Option<ChannelId>,
    /// Estimates together.
    pub load: Effort,
    /// How many items.
    pub items: usize,
}

/// The load of a sprint, by owner, by channel and for the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Everyone who has capacity or load, by id.
    pub owners: Vec<OwnerLoad>,
    /// Channels with work in them.
    pub channels: Vec<ChannelLoad>,
    /// The capacity of the team.
    pub capacity: Effort,
    /// The sum of all estimates, including items without an owner.
    pub load: Effort,
    /// Items without an estimate. They are listed, because they would count as zero.
    pub unestimated: Vec<ItemId>,
}

impl Load {
    /// Returns how far the team is over capacity.
    pub fn over(&self) -> Effort {
        self.load.minus(self.capacity)
    }

    /// Returns the owners over capacity.
    pub fn owners_over(&self) -> impl Iterator<Item = &OwnerLoad> {
        self.owners.iter().filter(|owner| owner.load > owner.capacity)
    }

    /// Whether it fits, for the team and for every owner.
    pub fn fits(&self) -> bool {
        self.load <= self.capacity && self.owners_over().next().is_none()
    }
}

/// Returns the load of everything chosen for a sprint, with the items as they are now.
pub fn load(sprint: &Sprint, tables: &Tables) -> Load {
    let items = sprint.chosen.keys().filter_map(|id| tables.items.get(*id));
    load_of_items(items.map(|item| &**item), &capacity_of(sprint, tables))
}

/// Returns the load of these items against these capacities.
pub fn load_of_items<'a>(
    items: impl Iterator<Item = &'a BacklogItem>,
    capacity: &BTreeMap<MemberId, Capacity>,
) -> Load {
    let mut owners: BTreeMap<MemberId, Effort> =
        capacity.keys().map(|member| (*member, Effort::ZERO)).collect();
    let mut channels: BTreeMap<Option<ChannelId>, ChannelLoad> = BTreeMap::new();
    let (mut total, mut unestimated) = (Effort::ZERO, Vec::new());
    for item in items {
        let estimate = item.estimate.unwrap_or_default();
        if item.estimate.is_none() {
            unestimated.push(item.id);
        }
        total = total.plus(estimate);
        for (member, part) in item.load() {
            let carried = owners.entry(member).or_default();
            *carried = carried.plus(part);
        }
        let line = channels.entry(item.channel).or_insert(ChannelLoad {
            channel: item.channel,
            load: Effort::ZERO,
            items: 0,
        });
        line.load = line.load.plus(estimate);
        line.items += 1;
    }
    let can = |member| capacity.get(&member).map_or(Effort::ZERO, Capacity::total);
    Load {
        owners: owners
            .into_iter()
            .map(|(member, load)| OwnerLoad { member, capacity: can(member), load })
            .collect(),
        channels: channels.into_values().collect(),
        capacity: capacity.values().map(Capacity::total).sum(),
        load: total,
        unestimated,
    }
}

/// A limit for the next commitment, with the sprints it was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedLimit {
    /// What was accepted in them on average.
    pub limit: Effort,
    /// The sprints, oldest first.
    pub from: Vec<SprintId>,
}

/// An hour or a point, in sixtieths.
const UNIT: u32 = Effort::whole(1).0;

/// How many closed sprints a proposed limit looks back on.
const LOOK_BACK: usize = 3;

/// Returns the average effort accepted in the last three closed sprints in whole hours or points, by the
/// estimates at their close; `None` before the first.
pub fn proposed_limit(tables: &Tables) -> Option<ProposedLimit> {
    let mut closed = which::closed_in_order(tables);
    let recent = closed.split_off(closed.len().saturating_sub(LOOK_BACK));
    let count = u32::try_from(recent.len()).ok().filter(|count| *count > 0)?;
    let done: Effort = recent
        .iter()
        .flat_map(|sprint| &sprint.final_lines)
        .filter(|line| line.accepted.is_some())
        .filter_map(|line| line.estimate)
        .sum();
    // An average to the minute would look more exact than it is.
    let average = done.0 / count;
    let whole = if average < UNIT { average } else { average / UNIT * UNIT };
    Some(ProposedLimit {
        limit: Effort(whole),
        from: recent.iter().map(|sprint| sprint.id).collect(),
    })
}

/// Returns when work on an item first started: its first step past the Ready column.
pub fn began(item: &BacklogItem) -> Option<Instant> {
    let begun = |to: &Position| to.stage().is_some_and(|stage| stage > BoardStage::Committed);
    item.history.iter().find(|step| begun(&step.to)).map(|step| step.at)
}

/// Returns when a done item was last accepted.
pub fn finished(item: &BacklogItem) -> Option<Instant> {
    if item.position.stage() != Some(BoardStage::Done) {
        return None;
    }
    let done = |to: &Position| to.stage() == Some(BoardStage::Done);
    item.history.iter().rev().find(|step| done(&step.to)).map(|step| step.at)
}

/// The 85th percentile of cycle time in working days, both ends counted
/// (nearest rank); nothing below five finished items.
pub fn usual_cycle_time(tables: &Tables) -> Option<u32> {
    let calendar = &tables.workflow.calendar;
    let mut days: Vec<u32> = tables
        .items
        .values()
        .filter_map(|item| {
            let done = finished(item)?;
            let began = began(item)?;
            Some(calendar.working_days(began.date_naive(), done.date_naive()).max(1))
        })
        .collect();
    if days.len() < ENOUGH {
        return None;
    }
    days.sort();
    nearest_rank(&days, 85)
}

/// Returns a warning if the plan is shorter than the team's usual cycle time.
pub fn too_short(sprint: &Sprint, tables: &Tables) -> Option<String> {
    let usual = usual_cycle_time(tables)?;
    let days = tables.workflow.calendar.working_days(sprint.starts, sprint.ends);
    (days < usual).then(|| {
        format!(
            "This sprint has {}, but 85% of your past items took up to {usual}. Make it longer, or choose smaller items.",
            counted(days as usize, "working day", "working days")
        )
    })
}

/// Returns what the sprint closed last left to carry over and is still ready, and whether it supported the goal.
pub fn carried_over(tables: &Tables) -> BTreeMap<ItemId, bool> {
    let Some(last) = which::last_closed(tables) else { return BTreeMap::new() };
    let carried = offered(tables).into_iter().filter(|item| item.carried_from == Some(last.id));
    let source = |item: &BacklogItem| item.split_from.unwrap_or(item.id);
    carried
        .map(|item| (item.id, last.chosen.get(&source(item)).copied().unwrap_or_default()))
        .collect()
}

/// Returns the ready items that can be added: carried-over ones first, then in backlog order.
pub fn offered(tables: &Tables) -> Vec<&BacklogItem> {
    let mut items: Vec<&BacklogItem> = tables
        .items
        .values()
        .map(|item| &**item)
        .filter(|item| item.position == Position::Backlog)
        .filter(|item| is_ready(item, tables))
        .collect();
    items.sort_by(|a, b| {
        let new = |item: &BacklogItem| item.carried_from.is_none();
        (new(a), order::place(a)).cmp(&(new(b), order::place(b)))
    });
    items
}
