//! Sharing the open workspace: beginning, joining, leaving, and the rounds between.
//!
//! Only the module of the team space calls this, so that a page without one loads none of it and asks for nothing.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::browser::of_navigator;
use super::store::Store;
use super::team_space::{LINK, Sharing, TeamSpace};
use crate::domain::base::ids::WorkspaceId;
use crate::space::access::SpaceError;
use crate::space::fault::FileFault;
use crate::space::join::{NotShared, look, share};
use crate::space::round::{Desk, Round, Session};
use crate::space::webdav::{WebDav, address};
use crate::storage::shared::{Membership, keep_membership, leave, membership};
use crate::storage::snapshots::Before;
use crate::storage::{Keeper, name_here};

/// How often the loop looks whether there is something to do, in milliseconds.
const TICK_MS: u32 = 500;
/// How long after a round the next one begins, in milliseconds.
const POLL_MS: i64 = 10_000;
/// As [`POLL_MS`], while nobody looks at the page or the space can't be reached.
const SLOW_MS: i64 = 60_000;
/// Letters of the name of a browser.
const DEVICE: usize = 8;

/// The keeper of one workspace, as long as it is the open one.
struct Open {
    store: Store,
    id: WorkspaceId,
}

impl Desk for Open {
    fn with<R>(&self, work: impl FnOnce(&mut Keeper) -> R) -> Option<R> {
        let here = self.store.shown.workspace.try_get_untracked()?.id == self.id;
        here.then(|| self.store.with_keeper(work)).flatten()
    }
}

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
    /// The link with which others join; none where the workspace is in no space.
    pub fn link(self) -> Option<String> {
        let address = self.membership()?.address;
        let page = window().location().href().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default().to_owned();
        Some(format!("{page}{LINK}{address}"))
    }

    /// How this browser takes part.
    pub fn membership(self) -> Option<Membership> {
        self.store.with_keeper(|keeper| membership(keeper.shelf(), keeper.workspace().id)).flatten()
    }

    /// Makes a folder the team space of the open workspace; an error is a sentence.
    pub async fn share(self, typed: String) -> Result<(), String> {
        let address = address(&typed).map_err(|why| why.to_string())?;
        let space = WebDav::new(address.clone());
        let member = Membership { address, device: device(), ..Membership::default() };
        let open = Open { store: self.store, id: self.store.workspace_now().id };
        let mut done = share(&space, &open, member.clone(), now_ms()).await;
        if done == Err(NotShared::Space(SpaceError::Missing)) {
            space.make().await.map_err(|why| why.to_string())?;
            done = share(&space, &open, member, now_ms()).await;
        }
        done.map_err(|why| why.to_string())?;
        self.begin(open.id);
        Ok(())
    }

    /// Looks what is under an address; an error is a sentence.
    pub async fn find(self, typed: String) -> Result<Found, String> {
        let address = address(&typed).map_err(|why| why.to_string())?;
        let title = look(&WebDav::new(address.clone())).await.map_err(|why| why.to_string())?;
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
        let store = self.store;
        if !found.joined {
            let device = device();
            let member =
                Membership { address: found.address.clone(), device, ..Membership::default() };
            let mut session = Session::new(found.id, member.clone());
            let space = WebDav::new(found.address.clone());
            session.look(&space).await.map_err(|why| why.to_string())?;
            session.read(&space).await.map_err(|why| why.to_string())?;
            if session.replica().chosen().is_none() {
                return Err(
                    "The team space is not completely there yet. Try again in a moment.".to_owned()
                );
            }
            store.switch_to(found.id).map_err(|refusal| refusal.to_string())?;
            store.bring_back(found.id);
            let before = store.workspace_now();
            store.take_snapshot(&before, Before::Join);
            let mut round = Round::default();
            store.with_keeper(|keeper| session.settle(keeper, now_ms(), &mut round));
            if let Some(why) = round.no_room {
                return Err(why.to_string());
            }
            let kept = store.on_shelf(|shelf| keep_membership(shelf, found.id, &member).ok());
            kept.ok_or("This browser does not let the page keep anything, so it can't join.")?;
        }
        self.begin(found.id);
        Ok(())
    }

    /// Leaves the space. The copy in this browser stays and is its own from now on.
    pub fn leave(self) {
        let id = self.store.workspace_now().id;
        self.store.on_shelf(|shelf| leave(shelf, id).ok());
        self.sharing.set(Sharing::Alone);
        self.faults.set(Vec::new());
        self.changed.update(|changed| *changed += 1);
    }

    /// Opens the workspace under a name of this tab that says whose it is.
    fn begin(self, id: WorkspaceId) {
        self.store.change_to(id);
        self.changed.update(|changed| *changed += 1);
    }

    /// Exchanges with the space for as long as this owner lives and the workspace is shared. One tab of the browser does
    /// it for all; what others do comes to the rest through the storage.
    pub fn keep_in_step(self) {
        let alive = RwSignal::new(());
        let Some(member) = self.membership() else { return };
        let id = self.store.workspace_now().id;
        self.sharing.set(Sharing::ByOtherTab);
        let nudged = RwSignal::new(false);
        Effect::new(move |_| {
            let _ = self.store.workspace();
            nudged.set(true);
        });
        let soon = RwSignal::new(false);
        let look = move || {
            let _ = soon.try_set(true);
        };
        let focus = window_event_listener(leptos::ev::focus, move |_| look());
        let online = window_event_listener(leptos::ev::online, move |_| look());
        on_cleanup(move || {
            focus.remove();
            online.remove();
            self.sharing.set(Sharing::Alone);
            self.faults.set(Vec::new());
        });
        let turn = Turn { team: self, id, alive, nudged, soon };
        let name = name_here(&format!("sprintloop:space:{id}"));
        alone(&name, move |done| {
            // The tab that did it before has written what this one begins with.
            self.store.catch_up();
            let _ = self.sharing.try_set(Sharing::Starting);
            spawn_local(async move {
                turn.go(&member.address).await;
                done();
            });
        });
    }
}

/// One tab's turn to exchange.
#[derive(Clone, Copy)]
struct Turn {
    team: TeamSpace,
    id: WorkspaceId,
    alive: RwSignal<()>,
    nudged: RwSignal<bool>,
    soon: RwSignal<bool>,
}

impl Turn {
    fn goes_on(self) -> bool {
        !self.alive.is_disposed()
            && self.team.store.workspace_now().id == self.id
            && self.team.is_shared_now()
    }

    async fn go(self, address: &str) {
        let space = WebDav::new(address.to_owned());
        let open = Open { store: self.team.store, id: self.id };
        let member = open.with(|keeper| membership(keeper.shelf(), self.id)).flatten();
        let Some(member) = member else { return };
        let mut session = Session::new(self.id, member);
        let (mut reached, mut next, mut slow) = (None::<i64>, 0, POLL_MS);
        while self.goes_on() {
            let changed = self.nudged.get_untracked()
                && open.with(|keeper| session.waiting(keeper)).is_some_and(|count| count > 0);
            self.nudged.set(false);
            if now_ms() >= next || changed && slow == POLL_MS || self.soon.get_untracked() {
                self.soon.set(false);
                let done = session.round(&space, &open, now_ms()).await;
                if !self.goes_on() {
                    return;
                }
                slow = if done.is_ok() { POLL_MS } else { (slow * 2).min(SLOW_MS) };
                next = now_ms() + if document().hidden() { SLOW_MS } else { slow };
                self.team.store.show_kept();
                let waiting = open.with(|keeper| session.waiting(keeper)).unwrap_or_default();
                match done {
                    Ok(round) => {
                        self.tell_faults(&round);
                        let newer = round.faults.values().any(|fault| *fault == FileFault::Newer);
                        reached = (!newer).then(now_ms);
                        if newer {
                            self.tell(Sharing::Stuck(SpaceError::Newer.to_string()));
                        }
                    }
                    Err(why) => {
                        reached = None;
                        self.tell(match why {
                            // A server that stumbles is asked again, as one that is away.
                            SpaceError::Offline | SpaceError::Server(_) => {
                                Sharing::Offline(waiting)
                            }
                            why => Sharing::Stuck(why.to_string()),
                        });
                    }
                }
            } else if changed && let Sharing::Offline(_) = self.team.sharing.get_untracked() {
                let waiting = open.with(|keeper| session.waiting(keeper)).unwrap_or_default();
                self.tell(Sharing::Offline(waiting));
            }
            if let Some(reached) = reached {
                let waiting = open.with(|keeper| session.waiting(keeper)).unwrap_or_default();
                let ago = (now_ms() - reached) / 1_000;
                self.tell(if waiting > 0 {
                    Sharing::Sending(waiting)
                } else {
                    Sharing::InStep(ago)
                });
            }
            TimeoutFuture::new(TICK_MS).await;
        }
    }

    fn tell_faults(self, round: &Round) {
        let faults = round.faults.iter().map(|(name, fault)| format!("{name}: {fault}"));
        let mut faults: Vec<String> = faults.collect();
        if let Some(why) = round.no_room {
            faults.push(why.to_string());
        }
        if self.team.faults.with_untracked(|known| *known != faults) {
            self.team.faults.set(faults);
        }
    }

    fn tell(self, sharing: Sharing) {
        // A sentence that changes every second would be read out every second.
        let sharing = match sharing {
            Sharing::InStep(ago) => Sharing::InStep(if ago < 5 { ago } else { ago / 5 * 5 }),
            other => other,
        };
        if self.team.sharing.with_untracked(|now| *now != sharing) {
            self.team.sharing.set(sharing);
        }
    }
}

/// Does something while no other tab of this browser does it; `work` is given what to call when it is done. Without
/// locks every tab does it, which costs requests and loses nothing.
fn alone(name: &str, work: impl FnOnce(Box<dyn FnOnce()>) + 'static) {
    let Some((locks, request)) = of_navigator("locks", "request") else {
        work(Box::new(|| ()));
        return;
    };
    let work = Closure::once_into_js(move || -> JsValue {
        let mut work = Some(work);
        let mut held = |resolve: Function, _: Function| {
            if let Some(work) = work.take() {
                work(Box::new(move || drop(resolve.call0(&JsValue::NULL))));
            }
        };
        Promise::new(&mut held).into()
    });
    let _ = request.call2(&locks, &JsValue::from_str(name), &work);
}

fn now_ms() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// A name for this browser that no other has.
fn device() -> String {
    Uuid::new_v4().simple().to_string().chars().take(DEVICE).collect()
}
