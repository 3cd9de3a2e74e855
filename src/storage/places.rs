//! Where each record and each day of the log lies: with its closed sprint, or with its own kind.
//!
//! What belongs to a closed sprint hardly ever changes again, so it lies together and packed.
//! Everything else lies by kind and by the last digit of its id, so that a fold writes little.

use chrono::NaiveDate;

use crate::domain::base::ids::{Id, ItemId, SprintId};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::record::Record;
use crate::domain::workspace::Workspace;

/// What lies together under one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What belongs to a sprint that is over.
    Closed(SprintId),
    /// One kind of record, and the last digit of its id where there can be many.
    Kind(&'static str, Option<u8>),
    /// The log of one day.
    Day(NaiveDate),
}

impl Place {
    /// The shard's name: `closed-…`, `backlog-item-c`, `log-2026-11-21`.
    pub fn text(self) -> String {
        match self {
            Self::Closed(sprint) => format!("closed-{}", sprint.uuid()),
            Self::Kind(noun, Some(digit)) => format!("{}-{digit:x}", noun.replace(' ', "-")),
            Self::Kind(noun, None) => noun.to_owned(),
            Self::Day(day) => format!("log-{day}"),
        }
    }

    /// Whether it is packed always, and not only where there is no room.
    pub fn is_packed(self) -> bool {
        matches!(self, Self::Closed(_))
    }
}

/// The places of one workspace.
pub struct Places<'a> {
    workspace: &'a Workspace,
    /// The sprints that are over, with the day of it, in that order.
    over: Vec<(NaiveDate, SprintId)>,
}

impl<'a> Places<'a> {
    /// Those of this workspace.
    pub fn of(workspace: &'a Workspace) -> Self {
        let mut over: Vec<_> = workspace
            .sprints
            .values()
            .filter_map(|sprint| Some((sprint.ended()?.date_naive(), sprint.id)))
            .collect();
        over.sort();
        Self { workspace, over }
    }

    /// The place of a record.
    pub fn record(&self, record: &Record) -> Place {
        let sprint = match record {
            Record::Sprint(sprint) => Some(sprint.id),
            Record::BacklogItem(item) => finished_in(item),
            Record::Blocker(blocker) if !blocker.is_open() => self.of_item(blocker.item),
            Record::Learning(learning) => learning.item.and_then(|item| self.of_item(item)),
            Record::CheckIn(check_in) if check_in.ended.is_some() => check_in.sprint,
            Record::Retrospective(retro) if !retro.is_open() => retro.sprint(),
            _ => None,
        };
        if let Some(sprint) = sprint.filter(|sprint| self.is_over(*sprint)) {
            return Place::Closed(sprint);
        }
        let key = record.key();
        let noun = match key {
            // The name of its places stays, whatever the page calls it by now.
            RecordKey::SignalAnswer(_) => "answer to a signal",
            _ => key.noun(),
        };
        // The last digit is random in every kind of id, so the places fill evenly.
        Place::Kind(noun, key.uuid().map(|id| (id.as_u128() & 0xf) as u8))
    }

    /// The place of a day of the log: with the first sprint that was closed after it.
    pub fn day(&self, day: NaiveDate) -> Place {
        let after = self.over.partition_point(|(ended, _)| *ended <= day);
        self.over.get(after).map_or(Place::Day(day), |(_, sprint)| Place::Closed(*sprint))
    }

    fn of_item(&self, item: ItemId) -> Option<SprintId> {
        self.workspace.items.get(item).and_then(|item| finished_in(item))
    }

    fn is_over(&self, sprint: SprintId) -> bool {
        self.workspace.sprints.get(sprint).is_some_and(|sprint| sprint.ended().is_some())
    }
}

/// The sprint in which an item was done.
fn finished_in(item: &BacklogItem) -> Option<SprintId> {
    if item.is_open() { None } else { item.position.sprint() }
}
