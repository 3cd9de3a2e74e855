//! The backlog's filter, as kept in the address.

use std::sync::Arc;

use crate::views::address::{decode, encode};
use sprintloop::domain::base::ids::{ChannelId, MemberId, WorkTypeId};
use sprintloop::domain::base::plain::plain;
use sprintloop::domain::base::text::holds;
use sprintloop::domain::reads::order;
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::tables::record::Tables;

/// The parts of the list; the address keeps the first word.
pub const STATES: [(&str, &str); 5] = [
    ("", "Backlog"),
    ("ready", "Ready"),
    ("refinement", "In refinement"),
    ("sprint", "In a sprint"),
    ("archived", "Archived and dropped"),
];

/// A filter; empty fields filter nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in title, key or purpose.
    pub text: String,
    /// The owner's id, or "nobody".
    pub owner: String,
    /// The work type's id.
    pub work_type: String,
    /// The channel's id.
    pub channel: String,
    /// One of [`STATES`].
    pub state: String,
    /// Only items that the acting person owns or contributes to.
    pub mine: bool,
    /// Whether the items are refined one by one instead of listed.
    pub refine: bool,
    /// Whether the items are a table whose cells are edited.
    pub table: bool,
    /// The word of the column the table is sorted by, with a minus before it when reversed.
    pub sort: String,
    /// The word of the column its rows are grouped by.
    pub group: String,
    /// The words of the columns that are hidden, joined by commas.
    pub hidden: String,
}

/// The ids that a filter names; none where it names none, or one that can't be.
struct Ids {
    owner: Option<MemberId>,
    work_type: Option<WorkTypeId>,
    channel: Option<ChannelId>,
}

impl Filter {
    /// Parses the query part of an address.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for pair in query.split('&') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value = decode(value);
            match name {
                "q" => filter.text = value,
                "owner" => filter.owner = value,
                "type" => filter.work_type = value,
                "channel" => filter.channel = value,
                "state" => filter.state = value,
                "mine" => filter.mine = value == "1",
                "refine" => filter.refine = value == "1",
                "view" => filter.table = value == "table",
                "sort" => filter.sort = value,
                "group" => filter.group = value,
                "hide" => filter.hidden = value,
                _ => {}
            }
        }
        filter
    }

    /// Returns the query part of an address.
    pub fn query(&self) -> String {
        let flag = |on: bool| if on { "1" } else { "" };
        let pairs = [
            ("q", self.text.as_str()),
            ("owner", &self.owner),
            ("type", &self.work_type),
            ("channel", &self.channel),
            ("state", &self.state),
            ("mine", flag(self.mine)),
            ("refine", flag(self.refine)),
            ("view", if self.table { "table" } else { "" }),
            ("sort", &self.sort),
            ("group", &self.group),
            ("hide", &self.hidden),
        ];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        pairs.join("&")
    }

    /// Returns whether anything is filtered.
    pub fn is_set(&self) -> bool {
        *self != self.unfiltered()
    }

    /// Returns the same view of all items.
    pub fn unfiltered(&self) -> Self {
        Self {
            refine: self.refine,
            table: self.table,
            sort: self.sort.clone(),
            group: self.group.clone(),
            hidden: self.hidden.clone(),
            ..Self::default()
        }
    }

    /// Returns the items that match, in order.
    pub fn items(&self, tables: &Tables, actor: Option<MemberId>) -> Vec<Arc<BacklogItem>> {
        let (words, ids) = (plain(self.text.trim()), self.ids());
        let fits = |item: &&Arc<BacklogItem>| {
            self.fits_state(item, tables)
                && self.fits_fields(item, &ids, actor)
                && (words.is_empty() || says(item, &words))
        };
        let mut items: Vec<_> = tables.items.values().filter(fits).collect();
        order::sort(&mut items);
        items.into_iter().cloned().collect()
    }

    fn fits_state(&self, item: &BacklogItem, tables: &Tables) -> bool {
        let here = matches!(item.position, Position::Backlog);
        match self.state.as_str() {
            "ready" => here && ready::is_ready(item, tables),
            "refinement" => here && !ready::is_ready(item, tables),
            "sprint" => matches!(item.position, Position::InSprint { .. }),
            "archived" => {
                matches!(item.position, Position::Archived | Position::Dropped { .. })
            }
            _ => here,
        }
    }

    /// Returns the ids that its fields name; read once, and not for each of thousands of items.
    fn ids(&self) -> Ids {
        Ids {
            owner: self.owner.parse().ok(),
            work_type: self.work_type.parse().ok(),
            channel: self.channel.parse().ok(),
        }
    }

    fn fits_fields(&self, item: &BacklogItem, ids: &Ids, actor: Option<MemberId>) -> bool {
        let owner = match self.owner.as_str() {
            "" => true,
            "nobody" => item.owner.is_none(),
            _ => ids.owner.is_some() && item.owner == ids.owner,
        };
        let mine = || {
            actor.is_some_and(|actor| {
                item.owner == Some(actor) || item.contributors.iter().any(|c| c.member == actor)
            })
        };
        owner
            && (self.work_type.is_empty() || ids.work_type == Some(item.work_type))
            && (self.channel.is_empty() || ids.channel.is_some() && item.channel == ids.channel)
            && (!self.mine || mine())
    }
}

/// Returns whether title, purpose or key contain the words, given plain.
fn says(item: &BacklogItem, words: &str) -> bool {
    holds(item.title.as_str(), words) || holds(&item.purpose.change, words) || item.key.holds(words)
}
