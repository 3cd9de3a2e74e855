//! A line of the search box, and what selecting it does.

use crate::views::commands::item::ItemAction;
use crate::views::commands::page::PageAction;
use crate::views::components::{IconName, Press};
use sprintloop::domain::base::ids::{ItemId, MemberId};
use sprintloop::domain::records::backlog::item::BacklogItem;

/// What the box asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// Anything: records, screens, commands.
    #[default]
    Anything,
    /// The item that a command is about.
    ItemFor(ItemAction),
    /// Who owns an item from now on.
    OwnerOf(ItemId),
    /// The title of a new item.
    Title,
}

/// What selecting a line does.
#[derive(Clone)]
pub(super) enum Act {
    /// Goes to an address.
    Go(String),
    /// Opens the item with this key over the screen.
    Open(String),
    /// Asks for the rest in the same box.
    Ask(Asked),
    /// Does something with an item.
    Item(ItemAction, ItemId),
    /// Gives an item an owner, or none.
    Own(ItemId, Option<MemberId>),
    /// Adds an item with this title.
    Add(String),
    /// Does something of the page.
    Page(PageAction),
    /// Does what an entry of a menu does.
    Press(Press),
}

/// One line.
#[derive(Clone)]
pub(super) struct Hit {
    pub(super) group: &'static str,
    pub(super) icon: IconName,
    pub(super) title: String,
    /// Where it belongs, at the end of the line.
    pub(super) place: String,
    pub(super) key: Option<&'static str>,
    /// Other words it is found by.
    pub(super) also: &'static str,
    pub(super) act: Act,
}

impl Hit {
    pub(super) fn new(
        group: &'static str,
        icon: IconName,
        title: impl Into<String>,
        act: Act,
    ) -> Self {
        let (title, place) = (title.into(), String::new());
        Self { group, icon, title, place, key: None, also: "", act }
    }

    pub(super) fn item(group: &'static str, item: &BacklogItem) -> Self {
        let act = Act::Open(item.key.to_string());
        Self::new(group, IconName::List, item.title.to_string(), act).at(item.key.to_string())
    }

    pub(super) fn at(mut self, place: String) -> Self {
        self.place = place;
        self
    }

    pub(super) const fn on(mut self, key: Option<&'static str>) -> Self {
        self.key = key;
        self
    }

    pub(super) const fn also(mut self, words: &'static str) -> Self {
        self.also = words;
        self
    }

    /// Returns the mark under which it is remembered; none for what makes no sense a second time.
    pub(super) fn mark(&self) -> Option<String> {
        match &self.act {
            Act::Open(key) => Some(format!("item:{key}")),
            Act::Go(hash) => Some(format!("go:{hash}")),
            Act::Ask(_) | Act::Page(_) | Act::Press(_) => {
                Some(format!("do:{} {}", self.title, self.place))
            }
            // The item is what a person comes back to.
            Act::Item(..) | Act::Own(..) | Act::Add(_) => None,
        }
    }
}

/// What is drawn of a line; what it does follows from it.
impl PartialEq for Hit {
    fn eq(&self, other: &Self) -> bool {
        let drawn = |hit: &Self| (hit.group, hit.icon as usize, hit.key);
        drawn(self) == drawn(other) && self.title == other.title && self.place == other.place
    }
}
