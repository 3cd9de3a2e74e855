//! Which tab of the browser exchanges with the team space for all of them: the one that holds the lock, for as long as its
//! term lasts.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alone::alone;
use super::desk::Term;
use super::turn::Turn;
use crate::state::team_space::{Sharing, TeamSpace};
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::storage::name_here;

/// Which tab of the browser exchanges for all.
#[derive(Clone, Copy)]
pub(super) struct Leadership {
    team: TeamSpace,
    id: WorkspaceId,
    nudged: RwSignal<bool>,
    /// The number of this tab's term; 0 while another tab exchanges.
    current: RwSignal<usize>,
    /// Counts the terms of this tab.
    terms: RwSignal<usize>,
    /// This tab has asked to be the next.
    waits: RwSignal<bool>,
    /// This tab has asked to be the one.
    takes: RwSignal<bool>,
}

impl Leadership {
    pub(super) fn new(team: TeamSpace, id: WorkspaceId, nudged: RwSignal<bool>) -> Self {
        Self {
            team,
            id,
            nudged,
            current: RwSignal::new(0),
            terms: RwSignal::new(0),
            waits: RwSignal::new(false),
            takes: RwSignal::new(false),
        }
    }

    /// Exchanges as soon as no other tab does.
    pub(super) fn wait(self) {
        if self.waits.try_get_untracked() == Some(false) {
            self.waits.set(true);
            self.ask(false, self.waits);
        }
    }

    /// Exchanges now, instead of the tab that does.
    pub(super) fn take(self) {
        let is_idle = self.current.try_get_untracked() == Some(0);
        if is_idle && self.takes.try_get_untracked() == Some(false) {
            self.takes.set(true);
            self.ask(true, self.takes);
        }
    }

    fn ask(self, instead: bool, asking: RwSignal<bool>) {
        let Some(number) = self.terms.try_get_untracked().map(|count| count + 1) else { return };
        self.terms.set(number);
        let term = Term { current: self.current, number };
        let begin = move |done: Box<dyn FnOnce()>| {
            // Nothing is set any more where the page of the workspace is gone.
            let gone = asking.try_set(false).is_some() || self.current.try_set(number).is_some();
            if gone { done() } else { self.exchange(term, done) }
        };
        let lost = move || {
            let _ = asking.try_set(false);
            if term.lasts() {
                self.current.set(0);
                let _ = self.team.sharing.try_set(Sharing::ByOtherTab);
                self.team.set_here(Vec::new());
            }
            if self.current.try_get_untracked() == Some(0) {
                self.wait();
            }
        };
        let name = name_here(&format!("sprintloop:space:{}", self.id));
        alone(&name, instead, begin, lost);
    }

    fn exchange(self, term: Term, done: Box<dyn FnOnce()>) {
        let Self { team, id, nudged, .. } = self;
        let turn = Turn { team, id, term, nudged };
        if !turn.goes_on() {
            return done();
        }
        // The tab that did it before has written what this one begins with.
        team.store.catch_up();
        let _ = team.sharing.try_set(Sharing::Starting);
        spawn_local(async move {
            turn.go().await;
            done();
        });
    }
}
