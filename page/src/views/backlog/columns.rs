//! The columns of the table, and what its rows are sorted and grouped by.

use std::cmp::Reverse;
use std::sync::Arc;

use super::filter::Filter;
use crate::views::names;
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::tables::record::Tables;

/// Said among the hidden columns where Campaign is shown though no item has one.
const WITH_CAMPAIGN: &str = "with-campaign";

/// A column of the table after key and title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Kind,
    Owner,
    Priority,
    Channel,
    Campaign,
    Estimate,
    State,
}

impl Column {
    /// Every column, in order.
    pub(super) const ALL: [Self; 7] = [
        Self::Kind,
        Self::Owner,
        Self::Priority,
        Self::Channel,
        Self::Campaign,
        Self::Estimate,
        Self::State,
    ];

    /// Those that rows can be grouped by.
    pub(super) const GROUPS: [Self; 5] =
        [Self::Owner, Self::Channel, Self::Kind, Self::Campaign, Self::Priority];

    /// Those that rows can be sorted by.
    pub(super) const SORTS: [Self; 6] =
        [Self::Owner, Self::Channel, Self::Kind, Self::Campaign, Self::Priority, Self::Estimate];

    /// Its word in the address.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Kind => "type",
            Self::Owner => "owner",
            Self::Priority => "priority",
            Self::Channel => "channel",
            Self::Campaign => "campaign",
            Self::Estimate => "estimate",
            Self::State => "state",
        }
    }

    /// Its heading.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Kind => "Work type",
            Self::Owner => "Owner",
            Self::Priority => "Priority",
            Self::Channel => "Channel",
            Self::Campaign => "Campaign",
            Self::Estimate => "Estimate",
            Self::State => "Status",
        }
    }

    /// Whether it is changed in the table.
    pub(super) const fn is_edited(self) -> bool {
        matches!(self, Self::Owner | Self::Priority | Self::Channel | Self::Estimate)
    }

    /// Its width, in rem.
    pub(super) const fn width(self) -> f32 {
        match self {
            Self::Kind => 6.5,
            Self::Owner => 7.5,
            Self::Priority => 8.0,
            Self::Channel => 6.0,
            Self::Campaign => 7.0,
            Self::Estimate => 5.0,
            Self::State => 8.5,
        }
    }

    /// Returns the column with this word.
    pub(super) fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// Returns what a row says in it, by which it is sorted and grouped; empty for none.
    pub(super) fn text(self, item: &BacklogItem, tables: &Tables) -> String {
        match self {
            Self::Kind => names::work_type(tables, item.work_type),
            Self::Owner => {
                item.owner.map(|owner| names::member(tables, Some(owner))).unwrap_or_default()
            }
            Self::Priority => item
                .purpose
                .priority
                .and_then(|id| tables.priorities.get(id))
                .map(|one| one.objective.to_string())
                .unwrap_or_default(),
            Self::Channel => {
                item.channel.map(|id| names::channel(tables, Some(id))).unwrap_or_default()
            }
            Self::Campaign => item
                .campaign
                .and_then(|id| tables.campaigns.get(id))
                .map(|one| one.name.to_string())
                .unwrap_or_default(),
            Self::Estimate | Self::State => String::new(),
        }
    }

    /// Returns the heading of a group.
    pub(super) fn group(self, text: &str) -> String {
        match text {
            "" => format!("No {}", self.label().to_lowercase()),
            text => text.to_owned(),
        }
    }

    /// Returns what decides the place of a row: the largest estimate first, the current priority first, names from
    /// A to Z, or the other way round; what has none comes last either way.
    fn order(self, item: &BacklogItem, tables: &Tables, reversed: bool) -> Order {
        let text = self.text(item, tables).to_lowercase();
        let none = if self == Self::Estimate { item.estimate.is_none() } else { text.is_empty() };
        let later = self == Self::Priority && !is_current(item, tables);
        let key = (Reverse(item.estimate.filter(|_| self == Self::Estimate)), later, text);
        match reversed {
            true => (none, None, Some(Reverse(key))),
            false => (none, Some(key), None),
        }
    }
}

/// Whether an item serves the current priority, which comes first.
fn is_current(item: &BacklogItem, tables: &Tables) -> bool {
    let priority = item.purpose.priority.and_then(|id| tables.priorities.get(id));
    priority.is_some_and(|priority| priority.state == PriorityState::Current)
}

/// The place of a row in a column: whether it has nothing there, and its key, in one of two directions.
type Order = (bool, Option<Key>, Option<Reverse<Key>>);
type Key = (Reverse<Option<Effort>>, bool, String);

/// What a table is sorted by. The address has the column's word, with a minus before it when reversed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) reversed: bool,
}

impl Sort {
    /// Reads it from the address.
    pub(super) fn read(word: &str) -> Option<Self> {
        let (reversed, word) = match word.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, word),
        };
        let column = Column::named(word).filter(|column| Column::SORTS.contains(column))?;
        Some(Self { column, reversed })
    }

    /// Returns how the address says it.
    pub(super) fn word(self) -> String {
        format!("{}{}", if self.reversed { "-" } else { "" }, self.column.key())
    }

    /// Returns how a person says it.
    pub(super) fn label(self) -> String {
        let name = self.column.label().to_lowercase();
        let way = match (self.reversed, self.column) {
            (false, _) => "",
            (true, Column::Estimate) => ", smallest first",
            (true, Column::Priority) => ", current last",
            (true, _) => ", Z to A",
        };
        format!("Sort by {name}{way}")
    }

    /// Returns the sort after a press on a column's heading: by it, then reversed, then in priority order again.
    pub(super) fn pressed(now: Option<Self>, column: Column) -> Option<Self> {
        match now.filter(|now| now.column == column) {
            None => Some(Self { column, reversed: false }),
            Some(Self { reversed: false, .. }) => Some(Self { column, reversed: true }),
            Some(_) => None,
        }
    }

    /// Whether the smallest comes first, as assistive technology calls it.
    pub(super) fn is_ascending(self) -> bool {
        (self.column == Column::Estimate) == self.reversed
    }
}

impl Filter {
    /// Returns the columns that are shown. `campaigns` tells whether an item has one: an empty column
    /// is shown only if it was asked for.
    pub(super) fn shown(&self, campaigns: bool) -> Vec<Column> {
        let said: Vec<&str> = self.hidden.split(',').collect();
        let shown = |column: &Column| match column {
            Column::Campaign if said.contains(&WITH_CAMPAIGN) => true,
            Column::Campaign if !campaigns => false,
            column => !said.contains(&column.key()),
        };
        Column::ALL.into_iter().filter(shown).collect()
    }

    /// Returns the same view with a column shown or hidden.
    pub(super) fn with_column(&self, column: Column, on: bool, campaigns: bool) -> Self {
        let shown = self.shown(campaigns);
        let is_shown = |one: Column| if one == column { on } else { shown.contains(&one) };
        let said = Column::ALL.into_iter().filter_map(|one| match (one, is_shown(one)) {
            (Column::Campaign, true) => (!campaigns).then_some(WITH_CAMPAIGN),
            (Column::Campaign, false) => campaigns.then_some(one.key()),
            (one, shown) => (!shown).then_some(one.key()),
        });
        Self { hidden: said.collect::<Vec<_>>().join(","), ..self.clone() }
    }

    /// Sorts and groups the rows; the order of the list decides between equals.
    pub(super) fn arrange(&self, items: &mut [Arc<BacklogItem>], tables: &Tables) {
        let sort = Sort::read(&self.sort);
        // Groups of the column that is sorted by follow its direction.
        let reversed = |column| sort.is_some_and(|sort| sort.column == column && sort.reversed);
        let group = Column::named(&self.group);
        let group = group.map(|column| Sort { column, reversed: reversed(column) });
        let by: Vec<Sort> = group.into_iter().chain(sort).collect();
        items.sort_by_cached_key(|item| {
            by.iter().map(|by| by.column.order(item, tables, by.reversed)).collect::<Vec<_>>()
        });
    }
}
