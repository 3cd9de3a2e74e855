//! Sharing the open workspace: beginning, joining, leaving, and the rounds between.
//!
//! Only the module of the team space calls this, so that a page without one loads none of it and asks for nothing.

mod alone;
mod desk;
mod leadership;
mod meeting;
mod place;
mod telling;
mod turn;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::team_space::{Sharing, Soon, TeamSpace, link_to};
use desk::{Open, now_ms};
use leadership::Leadership;
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::domain::records::intake::Request;
use sprintloop::space::access::{Space, SpaceError};
use sprintloop::space::disk::can_choose;
use sprintloop::space::join::{NotShared, look, share};
use sprintloop::space::name::FileName;
use sprintloop::space::place::{address_of, disk_in};
use sprintloop::space::round::{Round, Session};
use sprintloop::space::submit::{NotSent, send as submit};
use sprintloop::space::webdav::{WebDav, address, first_fault};
use sprintloop::storage::shared::{Membership, keep_membership, leave, membership};
use sprintloop::storage::snapshots::Before;

/// Letters of the name of a browser.
const DEVICE: usize = 8;

/// What was found under an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The address, as it is kept.
    pub address: String,
    /// The workspace.
    pub id: WorkspaceId,
    /// What it is called.
    pub name: String,
    /// Whether this browser has a copy of its own, which is not connected.
    pub has_copy: bool,
    /// Whether this browser has joined it already.
    pub joined: bool,
}

impl TeamSpace {
    /// The link with which others join; none where the workspace is in no space, or in a folder on the disk, which has no
    /// address.
    pub fn link(self) -> Option<String> {
        let address = self.membership()?.address;
        if disk_in(&address).is_some() {
            return None;
        }
        let page = window().location().href().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default().to_owned();
        Some(format!("{page}{}", link_to(&address)))
    }

    /// Where the space is, for a person: an address, or the name of a folder on the disk.
    pub fn folder(self) -> String {
        let address = self.membership().map(|member| member.address).unwrap_or_default();
        disk_in(&address).map(str::to_owned).unwrap_or(address)
    }

    /// How this browser takes part.
    pub fn membership(self) -> Option<Membership> {
        self.store.with_keeper(|keeper| membership(keeper.shelf(), keeper.workspace().id)).flatten()
    }

    /// Makes a WebDAV folder the team space of the open workspace; an error is a sentence.
    pub async fn share(self, typed: String) -> Result<(), String> {
        let address = address(&typed).map_err(|why| why.to_string())?;
        let space = WebDav::new(address.clone());
        let mut done = self.share_in(&space, address.clone()).await;
        if done == Err(NotShared::Space(SpaceError::Missing)) {
            space.make().await.map_err(|why| first_fault(&address, &why))?;
            done = self.share_in(&space, address.clone()).await;
        }
        self.begin(done.map_err(|why| match why {
            NotShared::Space(why) => first_fault(&address, &why),
            why => why.to_string(),
        })?);
        Ok(())
    }

    /// Lets a person choose a folder on the disk, and makes it the team space of the open workspace. Returns whether one
    /// was chosen; an error is a sentence.
    pub async fn share_on_disk(self) -> Result<bool, String> {
        let Some(disk) = place::chosen().await else { return Ok(false) };
        place::remember(self.store.workspace_now().id, &disk).await?;
        let done = self.share_in(&disk, address_of(&disk)).await;
        self.begin(done.map_err(|why| why.to_string())?);
        Ok(true)
    }

    async fn share_in<S: Space>(
        self,
        space: &S,
        address: String,
    ) -> Result<WorkspaceId, NotShared> {
        let member = Membership { address, device: device(), ..Membership::default() };
        let id = self.store.workspace_now().id;
        let open = Open { store: self.store, id, term: None };
        share(space, &open, member, now_ms()).await?;
        Ok(open.id)
    }

    /// Looks what is under an address; an error is a sentence.
    pub async fn find(self, typed: String) -> Result<Found, String> {
        let address = address(&typed).map_err(|why| why.to_string())?;
        let space = WebDav::new(address.clone());
        self.find_in(&space, address).await
    }

    /// Lets a person choose a folder on the disk, and looks what is in it; none where they chose none. An error is a
    /// sentence.
    pub async fn find_on_disk(self) -> Result<Option<Found>, String> {
        let Some(disk) = place::chosen().await else { return Ok(None) };
        let found = self.find_in(&disk, address_of(&disk)).await?;
        place::remember(found.id, &disk).await?;
        Ok(Some(found))
    }

    async fn find_in<S: Space>(self, space: &S, address: String) -> Result<Found, String> {
        let title = look(space).await.map_err(|why| first_fault(&address, &why))?;
        let title = title.ok_or_else(|| SpaceError::NoSpace.to_string())?;
        let known = self.store.workspaces().into_iter().any(|one| one.id == title.workspace);
        let joined = self
            .store
            .on_shelf(|shelf| membership(shelf, title.workspace))
            .is_some_and(|member| member.address == address);
        let (id, name) = (title.workspace, title.name);
        Ok(Found { address, id, name, has_copy: known && !joined, joined })
    }

    /// Joins a space: reads all of it first, then opens it here; an error is a sentence.
    pub async fn join(self, found: Found) -> Result<(), String> {
        if !found.joined {
            let address = found.address.clone();
            let member = Membership { address, device: device(), ..Membership::default() };
            let mut session = Session::new(found.id, member.clone());
            let space = place::of(found.id, &found.address).await?;
            session.look(&space).await.map_err(|why| why.to_string())?;
            session.read(&space).await.map_err(|why| why.to_string())?;
            if session.replica().chosen().is_none() {
                return Err(
                    "The team space hasn't finished syncing yet. Try again in a moment.".to_owned()
                );
            }
            self.open_what_was_read(found.id, &mut session, &member)?;
        }
        self.begin(found.id);
        Ok(())
    }

    fn open_what_was_read(
        self,
        id: WorkspaceId,
        session: &mut Session,
        member: &Membership,
    ) -> Result<(), String> {
        let store = self.store;
        store.switch_to(id).map_err(|refusal| refusal.to_string())?;
        store.bring_back(id);
        let before = store.workspace_now();
        store.take_snapshot(&before, Before::Join);
        let mut round = Round::default();
        store.with_keeper(|keeper| session.settle(keeper, now_ms(), &mut round));
        if let Some(why) = round.no_room {
            return Err(why.to_string());
        }
        let kept = store.on_shelf(|shelf| keep_membership(shelf, id, member).ok());
        kept.ok_or("This browser doesn't let the page store data, so it can't join.")?;
        Ok(())
    }

    /// Sends a request to the team of a space, which this browser need not have joined; an error is a sentence.
    pub async fn submit(self, typed: String, request: Request) -> Result<(), String> {
        let told = |why: NotSent| why.to_string();
        if disk_in(&typed).is_some() {
            let id = self.store.workspace_now().id;
            return submit(&place::of(id, &typed).await?, &request).await.map_err(told);
        }
        let address = address(&typed).map_err(|_| told(NotSent::Gone))?;
        submit(&WebDav::new(address), &request).await.map_err(told)
    }

    /// Asks the browser whether the page may use the folder on the disk again; call it while a press is handled.
    pub fn allow(self) {
        let id = self.store.workspace_now().id;
        spawn_local(async move {
            if let Ok(disk) = place::on_disk(id).await
                && disk.ask().await
            {
                self.try_again();
            }
        });
    }

    /// Leaves the space. The copy in this browser stays and is its own from now on.
    pub fn leave(self) {
        let id = self.store.workspace_now().id;
        let member = self.membership();
        self.store.on_shelf(|shelf| leave(shelf, id).ok());
        self.forget();
        if let Some(member) = member {
            spawn_local(async move {
                // Others take it away by themselves after a while.
                if let Ok(space) = place::of(id, &member.address).await {
                    let _ = space.remove_own(&FileName::Presence(member.device)).await;
                }
            });
        }
        self.changed.update(|changed| *changed += 1);
    }

    /// Opens the workspace under a name of this tab that says whose it is.
    fn begin(self, id: WorkspaceId) {
        self.store.change_to(id);
        self.changed.update(|changed| *changed += 1);
    }

    /// Exchanges with the space for as long as this owner lives and the workspace is shared. One tab of the browser does
    /// it for all, the one that somebody looks at; what others do comes to the rest through the storage.
    pub fn keep_in_step(self) {
        if self.membership().is_none() {
            return;
        }
        let id = self.store.workspace_now().id;
        self.sharing.set(Sharing::ByOtherTab);
        let nudged = RwSignal::new(false);
        Effect::new(move |_| {
            let _ = self.store.workspace();
            nudged.set(true);
        });
        // Whoever comes to a session wants to see it at once. A filter in the address asks nobody.
        let place = Memo::new(move |_| self.store.route().place());
        Effect::new(move |_| {
            place.track();
            nudged.set(true);
            self.hurry(Soon::Moved);
        });
        let leadership = Leadership::new(self, id, nudged);
        // A phone that wakes up may say no more than that its page is visible.
        let look = move || {
            if !document().hidden() {
                self.hurry(Soon::CameBack);
                leadership.take();
            }
        };
        let seen = ["focus", "online", "visibilitychange", "pageshow", "resume"]
            .map(|event| window_event_listener_untyped(event, move |_| look()));
        on_cleanup(move || {
            seen.into_iter().for_each(|heard| heard.remove());
            self.forget();
        });
        if document().hidden() { leadership.wait() } else { leadership.take() }
    }
}

/// Whether this browser lets a person choose a folder on the disk.
pub fn can_use_disk() -> bool {
    can_choose()
}

/// A name for this browser that no other has.
fn device() -> String {
    Uuid::new_v4().simple().to_string().chars().take(DEVICE).collect()
}
