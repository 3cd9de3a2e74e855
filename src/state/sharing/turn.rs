//! One tab's turn to exchange with the team space, for all tabs of its browser.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::desk::{Open, Reign, now_ms};
use super::place;
use crate::domain::base::ids::{MemberId, WorkspaceId};
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::reads::addressed::addressed;
use crate::domain::records::record_key::RecordKey;
use crate::space::access::SpaceError;
use crate::space::fault::FileFault;
use crate::space::pace::{LIVELY_MS, Pace};
use crate::space::place::Place;
use crate::space::presence::{Company, InSession, Presence};
use crate::space::round::{Desk, Round, Session};
use crate::state::browser::of_navigator;
use crate::state::room::{OnWall, on_wall};
use crate::state::route::Route;
use crate::state::session_timer::{SessionTimer, what_for};
use crate::state::team_space::{Here, Sharing, Soon, TeamSpace, Touched};
use crate::storage::shared::{Membership, membership};

/// How often the loop looks whether there is something to do, in milliseconds.
const TICK_MS: u32 = 250;
/// Until somebody asks for it, in milliseconds.
const LATER_MS: i64 = 24 * 3_600_000;
/// The browser gives the focus back to the page when its question for a password is closed, in milliseconds at most.
const CLOSING_MS: i64 = 3_000;

/// One tab's turn.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) team: TeamSpace,
    pub(super) id: WorkspaceId,
    pub(super) reign: Reign,
    /// Something has changed here.
    pub(super) nudged: RwSignal<bool>,
}

/// How far the exchange is.
struct Course {
    session: Session,
    company: Company,
    /// When a round was done, if the last one was; in milliseconds.
    reached: Option<i64>,
    next: i64,
    /// When something last came or went, in milliseconds.
    news: i64,
    failures: u32,
    /// Since when the space wants a log-in, if it does; in milliseconds.
    signed_out: Option<i64>,
    /// When it was looked who else is here; in milliseconds.
    met: i64,
}

impl Course {
    /// Whether the next round is wanted now. Whoever closes the browser's question for a password is not asked again
    /// until they come back or ask for it.
    fn is_wanted(&self, soon: Soon) -> bool {
        match self.signed_out {
            None => soon > Soon::No,
            Some(since) => {
                soon == Soon::Pressed
                    || soon == Soon::CameBack && since.saturating_add(CLOSING_MS) < now_ms()
            }
        }
    }
}

impl Turn {
    pub(super) fn goes_on(self) -> bool {
        self.reign.lasts()
            && self.team.store.workspace_now().id == self.id
            && self.team.is_shared_now()
    }

    fn open(self) -> Open {
        Open { store: self.team.store, id: self.id, reign: Some(self.reign) }
    }

    /// Exchanges until the page or the workspace is left.
    pub(super) async fn go(self) {
        let member = self.open().with(|keeper| membership(keeper.shelf(), self.id)).flatten();
        let Some(member) = member else { return };
        let mut course = Course {
            session: Session::new(self.id, member.clone()),
            company: Company::new(self.id, member.device.clone()),
            reached: None,
            next: 0,
            news: 0,
            failures: 0,
            signed_out: None,
            met: 0,
        };
        let mut space = None::<Place>;
        while self.goes_on() {
            let waiting = self.waiting(&course.session);
            let changed = self.nudged.get_untracked() && waiting > 0;
            self.nudged.set(false);
            let soon = self.team.soon.get_untracked();
            if soon > Soon::No {
                self.team.soon.set(Soon::No);
            }
            let soon = course.is_wanted(soon);
            if now_ms() >= course.next || changed && course.failures == 0 || soon {
                if space.is_none() {
                    space = self.place(&member).await;
                }
                if let Some(space) = &space {
                    if waiting > 0 && course.reached.is_some() {
                        self.tell(Sharing::Sending(waiting));
                    }
                    self.round(space, &mut course).await;
                } else {
                    course.next = now_ms() + Pace::Hidden.pause_ms();
                }
                if !self.goes_on() {
                    return;
                }
            } else if changed && let Sharing::Offline(_) = self.team.sharing.get_untracked() {
                self.tell(Sharing::Offline(waiting));
            }
            if let Some(reached) = course.reached {
                let waiting = self.waiting(&course.session);
                let ago = (now_ms() - reached) / 1_000;
                self.tell(if waiting > 0 {
                    Sharing::Sending(waiting)
                } else {
                    Sharing::InStep(ago)
                });
            }
            // A round begins when it is due, and not at the next look.
            let due = u32::try_from(course.next - now_ms()).unwrap_or_default();
            TimeoutFuture::new(TICK_MS.min(due.max(1))).await;
        }
    }

    async fn place(self, member: &Membership) -> Option<Place> {
        match place::of(self.id, &member.address).await {
            Ok(space) => Some(space),
            Err(why) => {
                self.tell(Sharing::Stuck(why));
                None
            }
        }
    }

    fn waiting(self, session: &Session) -> usize {
        self.open().with(|keeper| session.waiting(keeper)).unwrap_or_default()
    }

    /// What happens in this page, which says how often the space is asked.
    fn pace(self, news: i64) -> Pace {
        if document().hidden() {
            return Pace::Hidden;
        }
        let shown = self.team.store.shown.route.get_untracked();
        let retro = matches!(shown, Route::Retro { .. } | Route::Wall { .. });
        let ws = self.team.store.workspace_now();
        let runs = ws.retrospectives.values().any(|retro| retro.is_open());
        match retro && runs {
            true => Pace::Session,
            false if now_ms() - news < LIVELY_MS => Pace::Lively,
            false => Pace::Seen,
        }
    }

    async fn round(self, space: &Place, course: &mut Course) {
        let sends = self.waiting(&course.session) > 0;
        let done = course.session.round(space, &self.open(), now_ms()).await;
        if !self.goes_on() {
            return;
        }
        course.failures = if done.is_ok() { 0 } else { course.failures.saturating_add(1) };
        if done.as_ref().is_ok_and(|round| sends || round.received) {
            course.news = now_ms();
        }
        let signed_out = done.as_ref().is_err_and(|why| *why == SpaceError::SignedOut);
        course.signed_out = signed_out.then(now_ms);
        course.next = now_ms()
            + match signed_out {
                true => LATER_MS,
                false => self.pace(course.news).pause_after_ms(course.failures),
            };
        self.team.store.show_kept();
        match done {
            Ok(round) => {
                self.take_requests(&round);
                self.tell_faults(&round);
                self.tell_touched(&round);
                let newer = round.faults.values().any(|fault| *fault == FileFault::Newer);
                course.reached = (!newer).then(now_ms);
                if newer {
                    self.tell(Sharing::Stuck(SpaceError::Newer.to_string()));
                }
                self.meet(space, course).await;
            }
            Err(why) => {
                course.reached = None;
                let waiting = self.waiting(&course.session);
                self.team.set_here(Vec::new());
                self.tell(match why {
                    // A server that stumbles is asked again, as one that is away.
                    SpaceError::Offline | SpaceError::Server(_) => Sharing::Offline(waiting),
                    SpaceError::Permission => Sharing::NeedsPermission,
                    why => Sharing::Stuck(why.to_string()),
                });
            }
        }
    }

    /// Takes in what stakeholders have sent. What is refused now is there in the next round.
    fn take_requests(self, round: &Round) {
        for request in &round.requests {
            let request = Box::new(addressed(request.clone(), &self.team.store.workspace_now()));
            let command = Command::Intake(IntakeCommand::Submit { request });
            let _ = self.team.store.dispatch_aside(command);
        }
    }

    /// Says where this browser is, and looks who else is here. Nothing depends on it, so a fault is no fault.
    async fn meet(self, space: &Place, course: &mut Course) {
        if document().hidden() {
            return;
        }
        let (store, now) = (self.team.store, now_ms());
        let route = store.shown.route.get_untracked();
        let screen = screen(&route);
        let actor = store.shown.actor.get_untracked();
        let said = course.company.say(space, actor, &screen, in_session(&route), now).await;
        if said.is_err() || now < course.met + self.pace(course.news).presence_ms() {
            return;
        }
        course.met = now;
        if let Ok(others) = course.company.look(space, now).await
            && self.goes_on()
        {
            let here = |one: Presence| {
                let screen = Route::parse(&one.screen);
                Some(Here { member: one.member?, screen, session: one.session })
            };
            self.team.set_here(others.into_iter().filter_map(here).collect());
        }
    }

    /// Shows for a moment which items somebody else has changed. Nothing of a retrospective is told: its cards have no
    /// author.
    fn tell_touched(self, round: &Round) {
        let own = self.team.store.shown.actor.get_untracked();
        let item = |(key, by): &(RecordKey, MemberId)| match key {
            RecordKey::BacklogItem(item) if Some(*by) != own => {
                Some(Touched { item: *item, by: *by })
            }
            _ => None,
        };
        let touched: Vec<Touched> = round.changed.iter().filter_map(item).collect();
        if !touched.is_empty() {
            self.team.touched.set(touched);
        }
    }

    fn tell_faults(self, round: &Round) {
        let faults = round.faults.iter().chain(&round.request_faults);
        let faults = faults.map(|(name, fault)| format!("{name}: {fault}"));
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
            Sharing::InStep(ago) => Sharing::InStep(if ago < 5 { 0 } else { ago / 5 * 5 }),
            other => other,
        };
        if self.team.sharing.with_untracked(|now| *now != sharing) {
            self.team.sharing.set(sharing);
        }
    }
}

/// The word of a screen, as the address begins.
fn screen(route: &Route) -> String {
    let hash = route.hash();
    let path = hash.trim_start_matches("#/");
    path.split(['/', '?']).next().unwrap_or_default().to_owned()
}

/// Where this browser is in the session that a route shows, and its timer.
fn in_session(route: &Route) -> Option<InSession> {
    let Route::Retro { id: Some(id), .. } = route else { return None };
    let OnWall { retro, step, topic } = on_wall().filter(|shown| shown.retro.to_string() == *id)?;
    let about = what_for(retro, step, topic);
    let timer = SessionTimer::kept().filter(|kept| kept.about == about).map(|kept| kept.timer);
    Some(InSession { retro, step, topic, timer })
}

/// Does something while no other tab of this browser does it; `work` is given what to call when it is done. With
/// `instead` it takes the place of the tab that does it now, whose `lost` is called; a tab that sleeps would not hear
/// of a wish. Without locks every tab does it, which costs requests and loses nothing.
pub(super) fn alone(
    name: &str,
    instead: bool,
    work: impl FnOnce(Box<dyn FnOnce()>) + 'static,
    lost: impl FnOnce() + 'static,
) {
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
    let options = Object::new();
    let _ = Reflect::set(&options, &"steal".into(), &instead.into());
    let held = request.call3(&locks, &JsValue::from_str(name), &options, &work);
    let Ok(held) = held.and_then(JsCast::dyn_into::<Promise>) else { return };
    spawn_local(async move {
        if JsFuture::from(held).await.is_err() {
            lost();
        }
    });
}
