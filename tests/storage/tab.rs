//! A tab of the page without a page: it runs commands and writes them down, as the store does.

use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use sprintloop::domain::base::context::{Context, Stamp};
use sprintloop::domain::base::ids::{ChannelId, Id, ItemId, MemberId, WorkTypeId, WorkspaceId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::key::ItemKey;
use sprintloop::domain::records::backlog::rank::Rank;
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::profile::Profile;
use sprintloop::domain::records::work_type::WorkType;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::{Deed, Keeper, Kept, MemoryShelf, SETTLED_MS, Shelf, load};

/// Nine o'clock on the first day, in milliseconds.
pub const START: i64 = 1_767_258_000_000;

pub fn workspace_id() -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(7))
}

/// A tab with a clock of its own.
pub struct Tab {
    pub keeper: Keeper,
    pub now: i64,
}

impl Tab {
    pub fn open<S: Shelf + Clone + 'static>(shelf: &S, name: &str) -> Self {
        let keeper = Keeper::open(Box::new(shelf.clone()), workspace_id(), name.to_owned());
        Self { keeper, now: START }
    }

    /// A tab with a team and one channel, folded once.
    pub fn folded<S: Shelf + Clone + 'static>(shelf: &S) -> Self {
        let mut tab = Self::open(shelf, "one");
        tab.run(team());
        tab.run(channel(1, "Paid"));
        tab.now += SETTLED_MS;
        tab.keeper.fold(tab.now).expect("room");
        tab
    }

    /// Runs a command a second after the last one and writes it down.
    pub fn run(&mut self, command: Command) -> (Kept, Change) {
        self.now += 1_000;
        let now = DateTime::from_timestamp_millis(self.now).expect("a moment").fixed_offset();
        self.run_as(command, Context { now, actor: MemberId::from_uuid(Uuid::from_u128(1)) })
    }

    /// Runs a command as someone, at some moment, and writes it down.
    pub fn run_as(&mut self, command: Command, context: Context) -> (Kept, Change) {
        self.now = self.now.max(context.now.timestamp_millis());
        let deed = Deed::of(&command);
        let mut workspace = Workspace::clone(&self.keeper.workspace());
        let change = workspace.apply(command, &context).expect("a command that is allowed");
        let kept = self.keeper.record(Arc::new(workspace), deed, context, change.clone());
        (kept, change)
    }

    /// Takes in everything another tab has written.
    pub fn hear(&mut self, shelf: &MemoryShelf) {
        for (key, text) in shelf.texts() {
            self.keeper.absorb(&key, &text);
        }
    }

    pub fn channel_names(&self) -> Vec<String> {
        self.keeper.workspace().channels.values().map(|c| c.name.to_string()).collect()
    }
}

/// Brings in a team with one person, as a file does.
pub fn team() -> Command {
    let name = Title::parse("North").expect("a title");
    let member = Member::new(MemberId::from_uuid(Uuid::from_u128(1)), title("Ada"));
    bring(vec![
        Record::Profile(Arc::new(Profile::new(name, "MKT".to_owned()))),
        Record::Member(Arc::new(member)),
    ])
}

/// Brings in a channel, as a file does.
pub fn channel(number: u128, name: &str) -> Command {
    bring(vec![Record::Channel(Arc::new(Channel::new(channel_id(number), title(name))))])
}

/// Brings in an item with the key MKT-1, as a file does.
pub fn first_item(number: u128) -> Command {
    let at = DateTime::from_timestamp_millis(START).expect("a moment").fixed_offset();
    let stamp = Stamp { at, by: MemberId::from_uuid(Uuid::from_u128(1)) };
    let kind = WorkType::new(WorkTypeId::from_uuid(Uuid::from_u128(5)), title("Content"));
    let item = BacklogItem::new(
        ItemId::from_uuid(Uuid::from_u128(number)),
        ItemKey::of("MKT", 1),
        title("Webinar"),
        kind.id,
        Rank::default(),
        stamp,
    );
    bring(vec![Record::WorkType(Arc::new(kind)), Record::BacklogItem(Arc::new(item))])
}

pub fn channel_id(number: u128) -> ChannelId {
    ChannelId::from_uuid(Uuid::from_u128(number))
}

pub fn title(text: &str) -> Title {
    Title::parse(text).expect("a title")
}

/// Brings in records, as a file does.
pub fn bring(records: Vec<Record>) -> Command {
    Command::Import(Box::new(Import { source: "test".to_owned(), records, log: Vec::new() }))
}

/// What a reload shows.
pub fn reloaded(shelf: &MemoryShelf) -> Workspace {
    load(shelf, workspace_id()).expect("a shelf that is open").workspace
}
