//! Who else is here: this browser says where it is, and looks where the others are.

use leptos::prelude::*;

use super::desk::now_ms;
use super::turn::{Course, Turn};
use crate::state::room::{OnWall, on_wall};
use crate::state::route::Route;
use crate::state::session_timer::{SessionTimer, what_for};
use crate::state::team_space::Here;
use sprintloop::space::place::Place;
use sprintloop::space::presence::{InSession, Presence};

impl Turn {
    /// Says where this browser is, and looks who else is here. Nothing depends on it, so a fault is no fault.
    pub(super) async fn meet(self, space: &Place, course: &mut Course) {
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
