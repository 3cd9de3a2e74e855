//! What can be done with one item: its name, its key and when it fits. `views/item/actions.rs` does it.

use crate::views::components::{Entry, IconName};
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::reads::acceptance::{may_mark_done, open_checks};
use sprintloop::domain::reads::open_blockers::OpenBlockers;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::tables::record::Tables;

/// One thing to do with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemAction {
    /// Opens it.
    Open,
    /// Moves it to Active.
    Start,
    /// Moves it to Under review.
    SendForReview,
    /// Accepts it; everything is checked.
    Accept,
    /// Leads to its review.
    Review,
    /// Marks it done without a review.
    MarkDone,
    /// Reports a blocker.
    Block,
    /// Edits its blocker.
    EditBlocker,
    /// Resolves its blocker.
    Resolve,
    /// Opens it in refine mode.
    Refine,
    /// Gives it an owner.
    Assign,
    /// Puts it first in the backlog.
    ToTop,
    /// Puts it last in the backlog.
    ToBottom,
    /// Makes a copy.
    Duplicate,
    /// Copies it as plain text.
    CopyForChat,
    /// Copies it as Markdown.
    CopyMarkdown,
    /// Puts it away.
    Archive,
    /// Puts it back into the backlog.
    Restore,
    /// Removes it with a reason.
    Drop,
}

/// Groups of a menu; a line stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Named in the search box alone: elsewhere it is a link, a button or a field.
    BoxOnly,
    /// The next step.
    Step,
    /// Its place in the order.
    Order,
    /// Copies.
    Copy,
    /// Out of the backlog, and back.
    Away,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct ItemActionLine {
    /// What it does.
    pub action: ItemAction,
    /// The name on every menu.
    pub label: &'static str,
    /// The key on a row or card.
    pub key: Option<&'static str>,
    /// The icon.
    pub icon: IconName,
    /// Where it stands in a menu.
    pub group: Group,
    /// Whether an item can have it done now, by whoever acts.
    pub fits: Fits,
}

/// Whether something can be done now with an item, by a member.
type Fits = fn(&BacklogItem, &Acting<'_>) -> bool;

/// Who acts on what. Whoever asks about many items or lines makes it once.
pub struct Acting<'a> {
    tables: &'a Tables,
    blocked: OpenBlockers<'a>,
    actor: Option<MemberId>,
}

impl<'a> Acting<'a> {
    /// A person in a workspace.
    pub fn of(tables: &'a Tables, actor: Option<MemberId>) -> Self {
        Self { tables, blocked: OpenBlockers::of(tables), actor }
    }
}

const fn line(
    action: ItemAction,
    label: &'static str,
    icon: IconName,
    group: Group,
    fits: Fits,
) -> ItemActionLine {
    ItemActionLine { action, label, key: None, icon, group, fits }
}

impl ItemActionLine {
    const fn on(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Returns the line as an entry of a menu.
    pub fn entry(&self, press: impl Fn() + Send + Sync + 'static) -> Entry {
        let entry = Entry::press(self.label, press).icon(self.icon);
        let entry = match self.key {
            Some(key) => entry.key(key),
            None => entry,
        };
        if self.action == ItemAction::Drop { entry.danger() } else { entry }
    }
}

/// Everything that can be done with an item, in the order of menus.
pub const ITEM: [ItemActionLine; 19] = [
    line(ItemAction::Open, "Open", IconName::ArrowRight, Group::BoxOnly, |_, _| true),
    line(ItemAction::Start, "Start", IconName::Play, Group::Step, |item, now| {
        free_at(item, now, BoardStage::Committed)
    })
    .on("A"),
    line(
        ItemAction::SendForReview,
        "Send for review",
        IconName::Flag,
        Group::Step,
        can_be_reviewed,
    )
    .on("U"),
    line(ItemAction::Accept, "Accept", IconName::Check, Group::Step, |item, now| {
        free_at(item, now, BoardStage::UnderReview) && open_checks(item, now.tables).is_empty()
    }),
    line(
        ItemAction::Review,
        "Accept or return in review",
        IconName::Flag,
        Group::Step,
        |item, _| matches!(item.position.stage(), Some(BoardStage::UnderReview | BoardStage::Done)),
    ),
    line(ItemAction::MarkDone, "Mark done", IconName::Check, Group::Step, finishes).on("D"),
    line(ItemAction::Block, "Report blocker", IconName::Blocked, Group::Step, |item, now| {
        in_work(item, now.tables) && !now.blocked.has(item.id)
    })
    .on("B"),
    line(ItemAction::EditBlocker, "Edit blocker", IconName::Edit, Group::Step, is_blocked),
    line(ItemAction::Resolve, "Resolve blocker", IconName::Check, Group::Step, is_blocked),
    line(ItemAction::Refine, "Refine", IconName::Edit, Group::Step, |item, now| {
        item.position == Position::Backlog && !ready::is_ready(item, now.tables)
    })
    .on("R"),
    line(ItemAction::Assign, "Assign", IconName::Person, Group::BoxOnly, |item, _| item.is_open()),
    line(ItemAction::ToTop, "Move to top", IconName::ChevronUp, Group::Order, |item, _| {
        is_kept(item)
    }),
    line(ItemAction::ToBottom, "Move to bottom", IconName::ChevronDown, Group::Order, |item, _| {
        is_kept(item)
    }),
    line(ItemAction::Duplicate, "Duplicate", IconName::Copy, Group::Copy, |_, _| true),
    line(ItemAction::CopyForChat, "Copy for chat", IconName::Copy, Group::Copy, |_, _| true),
    line(ItemAction::CopyMarkdown, "Copy as Markdown", IconName::Copy, Group::Copy, |_, _| true),
    line(ItemAction::Archive, "Archive", IconName::Archive, Group::Away, |item, _| is_kept(item)),
    line(ItemAction::Restore, "Restore", IconName::Undo, Group::Away, |item, _| !is_kept(item)),
    line(ItemAction::Drop, "Drop…", IconName::Trash, Group::Away, |item, _| is_kept(item)),
];

/// Returns the line of a action.
pub fn of(action: ItemAction) -> Option<&'static ItemActionLine> {
    ITEM.iter().find(|line| line.action == action)
}

/// Returns the action of a key: what the item can have done now, else what a rule will explain.
pub fn by_key(key: &str, item: &BacklogItem, now: &Acting<'_>) -> Option<ItemAction> {
    let named = |line: &&ItemActionLine| line.key.is_some_and(|own| own.eq_ignore_ascii_case(key));
    let mut lines = ITEM.iter().filter(named);
    let fits = lines.clone().find(|line| (line.fits)(item, now));
    // A blocker is a form, and filling it in for nothing helps nobody.
    let explained = || lines.find(|line| line.action != ItemAction::Block);
    fits.or_else(explained).map(|line| line.action)
}

/// In an open sprint and not done.
fn in_work(item: &BacklogItem, tables: &Tables) -> bool {
    let open = item.position.sprint().and_then(|id| tables.sprints.get(id));
    open.is_some_and(|sprint| sprint.is_open())
        && item.position.stage().is_some_and(|stage| stage != BoardStage::Done)
}

fn free_at(item: &BacklogItem, now: &Acting<'_>, stage: BoardStage) -> bool {
    in_work(item, now.tables) && item.position.stage() == Some(stage) && !now.blocked.has(item.id)
}

fn can_be_reviewed(item: &BacklogItem, now: &Acting<'_>) -> bool {
    free_at(item, now, BoardStage::Active)
}

/// Nothing stands in the way of its owner: a sprint is running, which it is in or joins.
pub fn finishes(item: &BacklogItem, now: &Acting<'_>) -> bool {
    let joins = item.position == Position::Backlog
        && which::open(now.tables).is_some()
        && ready::is_ready(item, now.tables);
    (joins || in_work(item, now.tables))
        && may_mark_done(now.actor, item, now.tables)
        && !now.blocked.has(item.id)
}

fn is_blocked(item: &BacklogItem, now: &Acting<'_>) -> bool {
    now.blocked.has(item.id)
}

fn is_kept(item: &BacklogItem) -> bool {
    !matches!(item.position, Position::Archived | Position::Dropped { .. })
}
