//! One tab's turn to exchange with the team space, for all tabs of its browser.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::desk::{Open, Term, now_ms};
use super::place;
use crate::state::route::Route;
use crate::state::team_space::{Sharing, Soon, TeamSpace};
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::space::access::SpaceError;
use sprintloop::space::fault::FileFault;
use sprintloop::space::pace::{LIVELY_MS, Pace};
use sprintloop::space::place::Place;
use sprintloop::space::presence::Company;
use sprintloop::space::round::{Desk, Session};
use sprintloop::storage::shared::{Membership, membership};

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
    pub(super) term: Term,
    /// Something has changed here.
    pub(super) nudged: RwSignal<bool>,
}

/// How far the exchange is.
pub(super) struct Course {
    session: Session,
    pub(super) company: Company,
    /// When a round was done, if the last one was; in milliseconds.
    reached: Option<i64>,
    next: i64,
    /// When something last came or went, in milliseconds.
    pub(super) news: i64,
    failures: u32,
    /// Since when the space wants a log-in, if it does; in milliseconds.
    signed_out: Option<i64>,
    /// When it was looked who else is here; in milliseconds.
    pub(super) met: i64,
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
        self.term.lasts()
            && self.team.store.workspace_now().id == self.id
            && self.team.is_shared_now()
    }

    fn open(self) -> Open {
        Open { store: self.team.store, id: self.id, term: Some(self.term) }
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
    pub(super) fn pace(self, news: i64) -> Pace {
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
        self.team.store.show_others();
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
}
