//! In a team space everyone has the session on their own device: who runs it, and where they are.

use leptos::prelude::*;

use crate::state::Store;
use crate::state::session_timer::Timer;
use crate::state::team_space::{InSession, TeamSpace};
use sprintloop::domain::base::ids::{MemberId, RetrospectiveId, TopicId};
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// A step, and the topic during the discussion.
pub(super) type Place = (SessionStep, Option<TopicId>);

/// Whoever runs the session on another device, and where they are in it.
#[derive(Clone, Copy)]
pub struct Led(Memo<Option<(MemberId, InSession)>>);

impl Led {
    /// Follows who is here. Nobody leads a session that has ended, or where this person does, or where the workspace is in no
    /// team space.
    pub fn new(store: Store, id: RetrospectiveId) -> Self {
        let team = use_context::<TeamSpace>();
        Self(Memo::new(move |_| {
            let here = team?.here();
            let ws = store.workspace();
            let retro = ws.retrospectives.get(id).filter(|retro| retro.is_open())?;
            let leader = retro.leader();
            let other = here.into_iter().find(|one| one.member == leader);
            let session = other?.session.filter(|session| session.retro == id)?;
            (store.actor() != Some(leader)).then_some((leader, session))
        }))
    }

    /// Whether somebody leads; tracked.
    pub fn is_led(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Where they are; tracked.
    pub(super) fn place(self) -> Option<Place> {
        self.0.with(|led| led.as_ref().map(|(_, session)| (session.step, session.topic)))
    }

    /// Who leads; untracked.
    pub(super) fn leader(self) -> Option<MemberId> {
        self.0.with_untracked(|led| led.as_ref().map(|(who, _)| *who))
    }

    /// The leader's timer, where they are at this step and topic; tracked.
    pub fn timer(self, step: SessionStep, topic: Option<TopicId>) -> Option<Timer> {
        let at = topic.filter(|_| step == SessionStep::Discuss);
        self.0.with(|led| led.as_ref()?.1.timer.filter(|_| self.place() == Some((step, at))))
    }
}
