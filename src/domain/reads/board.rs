//! The board of a sprint: five columns, what counts against their limits, and how old work is.

use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::{BlockerId, ItemId, MemberId};
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::order;
use crate::domain::reads::sprint::load::{began, usual_cycle_time};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::workflow::{Limit, LimitMode};
use crate::domain::tables::record::Tables;

/// A column. *Blocked* shows a condition, the others a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// Committed, not begun.
    Ready,
    /// In progress.
    Active,
    /// Standing still, in whatever stage.
    Blocked,
    /// Waiting to be accepted.
    UnderReview,
    /// Accepted.
    Done,
}

impl ColumnKind {
    /// Every column, from left to right.
    pub const ALL: [Self; 5] =
        [Self::Ready, Self::Active, Self::Blocked, Self::UnderReview, Self::Done];

    /// The column's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ready => "Ready",
            Self::Active => "Active",
            Self::Blocked => "Blocked",
            Self::UnderReview => "Under review",
            Self::Done => "Done",
        }
    }

    /// The column as one word, as a page names it; [`FromStr`] reads it back.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Active => "active",
            Self::Blocked => "blocked",
            Self::UnderReview => "under-review",
            Self::Done => "done",
        }
    }

    /// The stage it shows; none for Blocked.
    pub const fn stage(self) -> Option<BoardStage> {
        match self {
            Self::Ready => Some(BoardStage::Committed),
            Self::Active => Some(BoardStage::Active),
            Self::Blocked => None,
            Self::UnderReview => Some(BoardStage::UnderReview),
            Self::Done => Some(BoardStage::Done),
        }
    }
}

impl FromStr for ColumnKind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|column| column.name() == name).ok_or(())
    }
}

/// How full something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitState {
    /// No limit, or room for more.
    Within,
    /// The next one is over.
    Full,
    /// Over the limit.
    Over,
}

impl LimitState {
    /// How full `count` makes a limit.
    pub fn of(count: u32, limit: Option<Limit>) -> Self {
        match limit {
            Some(limit) if limit.mode == LimitMode::Off => Self::Within,
            Some(limit) if count > limit.most => Self::Over,
            Some(limit) if count == limit.most => Self::Full,
            _ => Self::Within,
        }
    }
}

/// An item as it lies on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The item.
    pub item: Arc<BacklogItem>,
    /// Its stage; under Blocked the one it returns to.
    pub stage: BoardStage,
    /// What it stands still for.
    pub blocker: Option<Arc<Blocker>>,
    /// Whether it serves the goal.
    pub serves_goal: bool,
}

/// A column with its cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub kind: ColumnKind,
    /// Its cards, in the backlog's order.
    pub cards: Vec<Card>,
    /// What counts against the limit: the stage with its blocked items; under Blocked the cards.
    pub count: u32,
    /// How many of those are shown under Blocked.
    pub blocked: u32,
    /// The limit, where it is not off.
    pub limit: Option<Limit>,
    /// How full it is.
    pub state: LimitState,
}

/// The five columns of a sprint.
pub fn columns(sprint: &Sprint, tables: &Tables) -> Vec<Column> {
    let cards = cards(sprint, tables);
    ColumnKind::ALL.into_iter().map(|kind| column(kind, &cards, tables)).collect()
}

/// The items on a sprint's board and their stages, in no order that means anything.
pub fn staged<'a>(
    sprint: &'a Sprint,
    tables: &'a Tables,
) -> impl Iterator<Item = (&'a Arc<BacklogItem>, BoardStage)> {
    let found = sprint.chosen.keys().filter_map(|id| tables.items.get(*id));
    found.filter_map(|item| Some((item, stage_in(sprint, item)?)))
}

/// The stage of an item in this sprint; none where it is not in it.
fn stage_in(sprint: &Sprint, item: &BacklogItem) -> Option<BoardStage> {
    item.position.stage().filter(|_| item.position.sprint() == Some(sprint.id))
}

fn cards(sprint: &Sprint, tables: &Tables) -> Vec<Card> {
    let open = OpenBlockers::of(tables);
    order::chosen(sprint, tables)
        .into_iter()
        .filter_map(|item| {
            let stage = stage_in(sprint, item)?;
            let blocker = open.get(item.id).cloned();
            let serves_goal = sprint.chosen.get(&item.id).copied().unwrap_or_default();
            Some(Card { item: Arc::clone(item), stage, blocker, serves_goal })
        })
        .collect()
}

fn column(kind: ColumnKind, cards: &[Card], tables: &Tables) -> Column {
    let counted = |card: &&Card| match kind.stage() {
        Some(stage) => card.stage == stage,
        None => card.blocker.is_some(),
    };
    let shown = |card: &&Card| kind == ColumnKind::Blocked || card.blocker.is_none();
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let count = size(cards.iter().filter(counted).count());
    let shown: Vec<Card> = cards.iter().filter(counted).filter(shown).cloned().collect();
    let limits = &tables.workflow.limits.stages;
    let limit = kind.stage().and_then(|stage| limits.get(&stage)).copied();
    let limit = limit.filter(|limit| limit.mode != LimitMode::Off);
    Column {
        kind,
        blocked: count.saturating_sub(size(shown.len())),
        cards: shown,
        count,
        limit,
        state: LimitState::of(count, limit),
    }
}

/// How much of one owner's work is in progress, against their limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerProgress {
    /// Active and under review, blocked ones included.
    pub count: u32,
    /// Their limit, where it is not off.
    pub limit: Option<Limit>,
    /// How full it is.
    pub state: LimitState,
}

/// The items of a sprint that are begun and not done, blocked ones included.
pub fn in_progress<'a>(sprint: &'a Sprint, tables: &'a Tables) -> Vec<&'a Arc<BacklogItem>> {
    staged(sprint, tables)
        .filter(|(_, stage)| stage.is_in_progress())
        .map(|(item, _)| item)
        .collect()
}

/// One owner's part of a sprint's work in progress.
pub fn owner_progress(
    owner: MemberId,
    in_progress: &[&Arc<BacklogItem>],
    tables: &Tables,
) -> OwnerProgress {
    let in_progress = in_progress.iter().filter(|item| item.owner == Some(owner)).count();
    let count = u32::try_from(in_progress).unwrap_or(u32::MAX);
    let usual = tables.workflow.limits.owner;
    let own = tables.members.get(owner).and_then(|member| member.limit);
    let limit = Limit { most: own.unwrap_or(usual.most), mode: usual.mode };
    let limit = Some(limit).filter(|limit| limit.mode != LimitMode::Off);
    OwnerProgress { count, limit, state: LimitState::of(count, limit) }
}

/// The age of an item in working days, the day it began counted; none before it began.
/// Source: work item age, now − start, in working time.
pub fn age(item: &BacklogItem, tables: &Tables, today: NaiveDate) -> Option<u32> {
    let began = began(item)?.date_naive();
    Some(tables.workflow.calendar.working_days(began, today))
}

/// Working days beyond which an item in work is called old: what 85 of 100 finished
/// items kept within, or a working week until there are enough of them.
pub fn usual_age(tables: &Tables) -> u32 {
    let week = tables.workflow.calendar.working_days.len();
    usual_cycle_time(tables).unwrap_or_else(|| u32::try_from(week).unwrap_or(u32::MAX))
}

/// The column of an item: Blocked, or that of its stage; none outside a sprint.
pub fn column_of(item: &BacklogItem, tables: &Tables) -> Option<ColumnKind> {
    if blocker_of(item.id, tables).is_some() {
        return Some(ColumnKind::Blocked);
    }
    let stage = item.position.stage()?;
    ColumnKind::ALL.into_iter().find(|column| column.stage() == Some(stage))
}

/// The blocker an item stands still for.
pub fn blocker_of(item: ItemId, tables: &Tables) -> Option<&Arc<Blocker>> {
    tables.blockers.values().find(|blocker| blocker.item == item && blocker.is_open())
}

/// Open blockers, oldest first.
pub fn open_blockers(tables: &Tables) -> Vec<Arc<Blocker>> {
    let mut open: Vec<Arc<Blocker>> =
        tables.blockers.values().filter(|blocker| blocker.is_open()).cloned().collect();
    open.sort_by_key(|blocker: &Arc<Blocker>| -> (_, BlockerId) {
        (blocker.opened.at, blocker.id)
    });
    open
}
