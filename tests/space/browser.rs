//! A browser without a browser: a tab, its shelf, and its session with a folder.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context as Poller, Poll, Waker};

use chrono::DateTime;
use uuid::Uuid;

use crate::tab::{START, Tab, channel, channel_id, team, title, workspace_id};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::domain::base::json;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;
use sprintloop::space::access::{Space, SpaceError};
use sprintloop::space::join::{NotShared, share};
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::name::FileName;
use sprintloop::space::replica::Replica;
use sprintloop::space::round::{Desk, Round, Session};
use sprintloop::storage::shared::{Membership, keep_membership, membership};
use sprintloop::storage::{Deed, Keeper, MemoryShelf};

/// Nothing in memory has to wait.
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Poller::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

pub struct Held(pub RefCell<Tab>);

impl Desk for Held {
    fn with<R>(&self, work: impl FnOnce(&mut Keeper) -> R) -> Option<R> {
        Some(work(&mut self.0.borrow_mut().keeper))
    }
}

pub struct Browser {
    pub name: String,
    pub shelf: MemoryShelf,
    pub held: Held,
    pub session: Session,
    pub now: i64,
    pub worth: usize,
    /// Per tab, how many changes it made.
    pub done: BTreeMap<String, u64>,
    pages: usize,
    last: Option<Change>,
}

impl Browser {
    /// A browser that has joined the space, and not read it yet.
    pub fn joined(name: &str) -> Self {
        let shelf = MemoryShelf::default();
        let member = Membership {
            address: "/team/".to_owned(),
            device: name.to_owned(),
            ..Membership::default()
        };
        keep_membership(&shelf, workspace_id(), &member).expect("room");
        Self::on(name, shelf)
    }

    /// A browser with this shelf.
    pub fn on(name: &str, shelf: MemoryShelf) -> Self {
        let (held, session) = page(&shelf, name, 0);
        let (name, now) = (name.to_owned(), START);
        Self {
            name,
            shelf,
            held,
            session,
            now,
            worth: 400,
            done: BTreeMap::new(),
            pages: 0,
            last: None,
        }
    }

    /// The browser of whoever shares the workspace.
    pub fn sharing(name: &str, space: &MemorySpace) -> Self {
        let mut browser = Self::on(name, MemoryShelf::default());
        browser.run(team());
        browser.run(channel(1, "Paid"));
        browser.share(space).expect("an empty folder");
        browser
    }

    pub fn share(&mut self, space: &MemorySpace) -> Result<(), NotShared> {
        let member = Membership {
            address: "/team/".to_owned(),
            device: self.name.clone(),
            ..Membership::default()
        };
        ready(share(space, &self.held, member, self.now))?;
        self.reload();
        Ok(())
    }

    /// The page is closed and opened again.
    pub fn reload(&mut self) {
        self.pages += 1;
        let (held, session) = page(&self.shelf, &self.name, self.pages);
        self.held = held;
        self.session = session.with_base_worth(self.worth).with_gathering_worth(self.gathers());
    }

    /// Who makes bases of little gathers few files.
    fn gathers(&self) -> usize {
        if self.worth < 100 { 3 } else { 8 }
    }

    pub fn folds_at(mut self, worth: usize) -> Self {
        self.worth = worth;
        let gathers = self.gathers();
        self.session = self.session.with_base_worth(worth).with_gathering_worth(gathers);
        self
    }

    /// Runs a command a second later; whether it was allowed.
    pub fn run(&mut self, command: Command) -> bool {
        self.now += 1_000;
        let now = DateTime::from_timestamp_millis(self.now).expect("a moment").fixed_offset();
        let context = Context { now, actor: MemberId::from_uuid(Uuid::from_u128(1)) };
        let deed = Deed::of(&command);
        let mut tab = self.held.0.borrow_mut();
        let mut workspace = Workspace::clone(&tab.keeper.workspace());
        let Ok(change) = workspace.apply(command, &context) else { return false };
        self.last = Some(change.clone());
        *self.done.entry(tab.keeper.tab().to_owned()).or_default() += 1;
        tab.keeper.record(Arc::new(workspace), deed, context, change);
        true
    }

    /// Renames a channel.
    pub fn rename(&mut self, number: u128, name: &str) -> bool {
        let channel = Channel::new(channel_id(number), title(name));
        self.run(Command::Team(TeamCommand::EditChannel { channel }))
    }

    /// Takes back what it did last.
    pub fn undo(&mut self) -> bool {
        self.last.take().is_some_and(|change| self.run(Command::Undo(Box::new(change))))
    }

    pub fn round<S: Space>(&mut self, space: &S) -> Result<Round, SpaceError> {
        ready(self.session.round(space, &self.held, self.now))
    }

    pub fn workspace(&self) -> Arc<Workspace> {
        self.held.0.borrow().keeper.workspace()
    }

    pub fn text(&self) -> String {
        json::text(&*self.workspace())
    }

    pub fn channels(&self) -> Vec<String> {
        self.held.0.borrow().channel_names()
    }
}

fn page(shelf: &MemoryShelf, name: &str, number: usize) -> (Held, Session) {
    let keeper = Keeper::open(Box::new(shelf.clone()), workspace_id(), format!("{name}-{number}"));
    let member = membership(shelf, workspace_id()).unwrap_or_default();
    let session = Session::new(workspace_id(), member);
    (Held(RefCell::new(Tab { keeper, now: START })), session)
}

/// The workspace that the files of a folder make.
pub fn of_files<'a>(files: impl IntoIterator<Item = (&'a String, &'a String)>) -> Replica {
    let mut replica = Replica::new(workspace_id());
    for (path, text) in files {
        if let Some(name) = FileName::parse(path) {
            // What is damaged is left out.
            let _ = replica.take(&name, text);
        }
    }
    replica
}
