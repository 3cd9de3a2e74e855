//! Whether the open workspace is in a team space, what is said of it, and what was asked about it.
//!
//! What talks to the space comes as a module of its own (`sharing.rs`), and only where it is needed.

use leptos::prelude::*;

use super::address;
use super::route::Route;
use super::store::Store;
use sprintloop::domain::base::ids::{ItemId, MemberId};
pub use sprintloop::space::presence::InSession;
use sprintloop::storage::keys::Key;
use sprintloop::storage::shared::membership;
use sprintloop::storage::{Keeper, key_here};

/// How sharing stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sharing {
    /// The workspace is in no team space.
    #[default]
    Alone,
    /// Nothing was exchanged yet since the page opened.
    Starting,
    /// Another tab of this browser exchanges for all.
    ByOtherTab,
    /// Everything is exchanged; so many seconds ago.
    InStep(i64),
    /// So many changes are on their way.
    Sending(usize),
    /// The space can't be reached; so many changes wait.
    Offline(usize),
    /// The browser wants a press before the page may use the folder again.
    NeedsPermission,
    /// Something keeps it from working: what, and what to do.
    Stuck(String),
}

/// What a person wants to do about a team space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// To share the open workspace.
    Share,
    /// To join the space at this address.
    Join(String),
    /// To join a space that is yet to be said.
    JoinOne,
    /// To let the page use the folder on the disk again.
    Allow,
    /// To see how sharing stands, copy the link, or leave.
    Look,
}

/// Why the next round is wanted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Soon {
    /// It is not.
    No,
    /// Another screen was opened.
    Moved,
    /// Somebody has come back to the page.
    CameBack,
    /// Somebody has asked for it.
    Pressed,
}

/// Somebody else who is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// Who.
    pub member: MemberId,
    /// On which screen.
    pub screen: Route,
    /// Where in a retrospective, with their timer by the clock of this browser.
    pub session: Option<InSession>,
}

/// An item that somebody else has just changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The item.
    pub item: ItemId,
    /// Who changed it.
    pub by: MemberId,
}

/// The team space of the page. Cheap to copy; provided as a context.
#[derive(Debug, Clone, Copy)]
pub struct TeamSpace {
    pub(super) store: Store,
    pub(super) sharing: RwSignal<Sharing>,
    wanted: RwSignal<Option<Wanted>>,
    /// What is wrong with files in the space, a sentence each.
    pub(super) faults: RwSignal<Vec<String>>,
    /// Counts joining and leaving.
    pub(super) changed: RwSignal<usize>,
    /// Whether the next round is wanted now.
    pub(super) soon: RwSignal<Soon>,
    pub(super) here: RwSignal<Vec<Here>>,
    pub(super) touched: RwSignal<Vec<Touched>>,
}

impl TeamSpace {
    /// Takes the space that the address names, now and later. Call it before the store follows the address.
    pub fn watch(store: Store) -> Self {
        let team = Self {
            store,
            sharing: RwSignal::new(Sharing::Alone),
            wanted: RwSignal::new(None),
            faults: RwSignal::new(Vec::new()),
            changed: RwSignal::new(0),
            soon: RwSignal::new(Soon::No),
            here: RwSignal::new(Vec::new()),
            touched: RwSignal::new(Vec::new()),
        };
        team.take();
        address::on_change(move || team.take());
        // Another tab has joined or left.
        let told = window_event_listener(leptos::ev::storage, move |event| {
            let key = Key::Space.text(store.workspace_now().id);
            if event.key().is_some_and(|name| key_here(&name) == key) {
                team.changed.update(|changed| *changed += 1);
            }
        });
        on_cleanup(move || told.remove());
        team
    }

    /// Whether the open workspace is in a team space; tracked.
    pub fn is_shared(self) -> bool {
        self.changed.track();
        let _ = self.store.workspace().id;
        self.is_shared_now()
    }

    /// As [`Self::is_shared`], untracked.
    pub fn is_shared_now(self) -> bool {
        self.store.with_keeper(|keeper| keeper.is_shared()) == Some(true)
    }

    /// The address of the space that the open workspace is in, as it is kept; empty without one. Tracked.
    pub fn address(self) -> String {
        self.changed.track();
        let _ = self.store.workspace().id;
        let member = |keeper: &mut Keeper| membership(keeper.shelf(), keeper.workspace().id);
        let member = self.store.with_keeper(member).flatten();
        member.map(|member| member.address).unwrap_or_default()
    }

    /// As [`Self::address`], where others reach it by that; empty for a folder on the disk.
    pub fn reachable_address(self) -> String {
        let address = self.address();
        let by_web = address.starts_with('/') || address.starts_with("http");
        if by_web { address } else { String::new() }
    }

    /// How sharing stands; tracked.
    pub fn sharing(self) -> Sharing {
        self.sharing.get()
    }

    /// What is wrong with files in the space, a sentence each; tracked.
    pub fn faults(self) -> Vec<String> {
        self.faults.get()
    }

    /// Who else is here, each person once; tracked.
    pub fn here(self) -> Vec<Here> {
        self.here.get()
    }

    /// What somebody else has just changed; tracked.
    pub fn touched(self) -> Vec<Touched> {
        self.touched.get()
    }

    /// Somebody has come, gone, or is on another screen. Who is here twice is shown once.
    pub(super) fn set_here(self, mut here: Vec<Here>) {
        here.sort_by_key(|one| one.member);
        here.dedup_by_key(|one| one.member);
        if self.here.with_untracked(|known| *known != here) {
            self.here.set(here);
        }
    }

    /// Nothing is shared any more.
    pub(super) fn forget(self) {
        self.sharing.set(Sharing::Alone);
        self.faults.set(Vec::new());
        self.here.set(Vec::new());
    }

    /// Asks the space again now.
    pub fn try_again(self) {
        self.hurry(Soon::Pressed);
    }

    pub(super) fn hurry(self, why: Soon) {
        if self.soon.try_get_untracked().is_some_and(|known| known < why) {
            let _ = self.soon.try_set(why);
        }
    }

    /// What a person wants; tracked.
    pub fn wanted(self) -> Option<Wanted> {
        self.wanted.get()
    }

    /// A person wants something, or it is done.
    pub fn want(self, wanted: Option<Wanted>) {
        self.wanted.set(wanted);
    }

    fn take(self) {
        let hash = address::hash();
        if hash == LINK {
            self.wanted.set(Some(Wanted::JoinOne));
            address::replace(&Route::Today.hash());
            return;
        }
        let Some(address) = address_in(&hash) else { return };
        self.wanted.set(Some(Wanted::Join(address)));
        address::replace(&Route::Today.hash());
    }
}

/// What stands between the page and the folder's path in a join link.
pub const LINK: &str = "#/join";

/// The address that a link joins; with a host it stands behind a slash.
pub fn address_in(link: &str) -> Option<String> {
    let (_, rest) = link.split_once(LINK)?;
    let host = rest.strip_prefix('/').filter(|host| host.starts_with("http"));
    host.or_else(|| rest.starts_with('/').then_some(rest)).map(str::to_owned)
}

/// What the link to an address ends with.
pub fn link_to(address: &str) -> String {
    let slash = if address.starts_with('/') { "" } else { "/" };
    format!("{LINK}{slash}{address}")
}
