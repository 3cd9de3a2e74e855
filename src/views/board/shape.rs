//! Which card stands in which column. Blocked work has its own column and still counts in its stage.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::backlog::item::BacklogItem;
use crate::domain::backlog::position::BoardStage;
use crate::domain::blocker::Blocker;
use crate::domain::ids::{ItemId, MemberId};
use crate::domain::records::Tables;
use crate::domain::sprint::record::Sprint;
use crate::domain::workflow::{Limit, LimitMode};
use crate::views::components::Tone;

/// A column, as one sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Promised, not begun.
    Ready,
    /// Being worked on.
    Active,
    /// Standing still, whatever the stage.
    Blocked,
    /// Waits to be accepted.
    UnderReview,
    /// Accepted.
    Done,
}

impl Column {
    /// Every column, from the left.
    pub const ALL: [Self; 5] =
        [Self::Ready, Self::Active, Self::Blocked, Self::UnderReview, Self::Done];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocked => "Blocked",
            Self::Ready => BoardStage::Committed.label(),
            Self::Active => BoardStage::Active.label(),
            Self::UnderReview => BoardStage::UnderReview.label(),
            Self::Done => BoardStage::Done.label(),
        }
    }

    /// Its word in the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Active => "active",
            Self::Blocked => "blocked",
            Self::UnderReview => "under-review",
            Self::Done => "done",
        }
    }

    /// The key that moves a card here.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ready => "R",
            Self::Active => "A",
            Self::Blocked => "B",
            Self::UnderReview => "U",
            Self::Done => "D",
        }
    }

    /// The column with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// The stage behind it; Blocked has none of its own.
    pub const fn stage(self) -> Option<BoardStage> {
        match self {
            Self::Ready => Some(BoardStage::Committed),
            Self::Active => Some(BoardStage::Active),
            Self::Blocked => None,
            Self::UnderReview => Some(BoardStage::UnderReview),
            Self::Done => Some(BoardStage::Done),
        }
    }

    /// The column of a stage.
    pub const fn of_stage(stage: BoardStage) -> Self {
        match stage {
            BoardStage::Committed => Self::Ready,
            BoardStage::Active => Self::Active,
            BoardStage::UnderReview => Self::UnderReview,
            BoardStage::Done => Self::Done,
        }
    }
}

/// Whose cards a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Everyone's.
    Everyone,
    /// One owner's, or nobody's.
    Of(Option<MemberId>),
}

/// A card: the item and what blocks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The item.
    pub item: Arc<BacklogItem>,
    /// Its open blocker.
    pub blocker: Option<Arc<Blocker>>,
}

impl Card {
    /// Changes whenever the card has to be drawn anew.
    pub fn revision(&self) -> (ItemId, usize, usize) {
        let blocker = self.blocker.as_ref().map_or(0, |blocker| Arc::as_ptr(blocker).addr());
        (self.item.id, Arc::as_ptr(&self.item).addr(), blocker)
    }
}

/// How full a stage is against its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Items in the stage, blocked ones among them.
    pub count: u32,
    /// The limit, where one is set.
    pub limit: Option<Limit>,
}

impl Fill {
    /// By how much the limit is exceeded.
    pub fn over(self) -> u32 {
        self.limit.map_or(0, |limit| self.count.saturating_sub(limit.most))
    }

    /// What it means.
    pub fn tone(self) -> Tone {
        match self.limit {
            Some(limit) if self.over() > 0 && limit.mode == LimitMode::Block => Tone::Stop,
            Some(_) if self.over() > 0 => Tone::Watch,
            _ => Tone::Neutral,
        }
    }
}

/// The whole board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// The sprint that runs or is in review.
    pub sprint: Option<Arc<Sprint>>,
    cards: BTreeMap<Column, Vec<Card>>,
    fills: BTreeMap<BoardStage, Fill>,
    names: BTreeMap<MemberId, String>,
}

/// The board of the open sprint; `only` keeps one person's cards.
pub fn of(tables: &Tables, only: Option<MemberId>) -> Shape {
    let Some(sprint) = tables.sprints.values().find(|sprint| sprint.is_open()) else {
        return Shape::default();
    };
    let blockers: BTreeMap<ItemId, &Arc<Blocker>> =
        tables.blockers.values().filter(|b| b.is_open()).map(|b| (b.item, b)).collect();
    let mut shape = Shape { sprint: Some(Arc::clone(sprint)), ..Shape::default() };
    let mut counts: BTreeMap<BoardStage, u32> = BTreeMap::new();
    for item in tables.items.values().filter(|item| item.position.sprint() == Some(sprint.id)) {
        let Some(stage) = item.position.stage() else { continue };
        *counts.entry(stage).or_default() += 1;
        if only.is_some() && item.owner != only {
            continue;
        }
        let blocker = blockers.get(&item.id).map(|blocker| Arc::clone(blocker));
        let column = if blocker.is_some() { Column::Blocked } else { Column::of_stage(stage) };
        shape.cards.entry(column).or_default().push(Card { item: Arc::clone(item), blocker });
    }
    for cards in shape.cards.values_mut() {
        cards.sort_by(|one, two| one.item.rank.cmp(&two.item.rank));
    }
    let limits = &tables.workflow.limits.stages;
    shape.fills = BoardStage::ALL
        .map(|stage| {
            let limit = limits.get(&stage).copied().filter(|limit| limit.mode != LimitMode::Off);
            (stage, Fill { count: counts.get(&stage).copied().unwrap_or_default(), limit })
        })
        .into();
    shape.names = tables.members.values().map(|m| (m.id, m.name.to_string())).collect();
    shape
}

impl Shape {
    /// The cards of a column in a lane.
    pub fn cards(&self, column: Column, lane: Lane) -> Vec<Card> {
        let cards = self.cards.get(&column).map(Vec::as_slice).unwrap_or_default();
        match lane {
            Lane::Everyone => cards.to_vec(),
            Lane::Of(owner) => {
                cards.iter().filter(|card| card.item.owner == owner).cloned().collect()
            }
        }
    }

    /// How full the stage behind a column is; nothing for Blocked.
    pub fn fill(&self, column: Column) -> Option<Fill> {
        self.fills.get(&column.stage()?).copied()
    }

    /// Owners with a card, by name; nobody last.
    pub fn owners(&self) -> Vec<(Option<MemberId>, Option<String>)> {
        let mut owners: Vec<_> = self
            .cards
            .values()
            .flatten()
            .map(|card| {
                (card.item.owner, card.item.owner.and_then(|id| self.names.get(&id).cloned()))
            })
            .collect();
        owners.sort_by(|one, two| {
            (one.0.is_none(), &one.1, one.0).cmp(&(two.0.is_none(), &two.1, two.0))
        });
        owners.dedup();
        owners
    }
}
