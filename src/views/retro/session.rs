//! What the parts of a session share: which retrospective, which step, whose turn, and what is asked.

use leptos::prelude::*;
use std::sync::Arc;

use super::clock::Clock;
use crate::domain::base::ids::{ParticipantId, RetrospectiveId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};
use crate::views::components::{Asking, dom};

/// Whose private turn it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nobody's: the screen is the facilitator's.
    None,
    /// The device goes to someone; nothing of anybody is on the page.
    HandOff(ParticipantId),
    /// Someone writes or votes.
    At(ParticipantId),
}

/// What the parts of the session share.
#[derive(Clone, Copy)]
pub struct Session {
    pub(super) store: Store,
    pub(super) id: RetrospectiveId,
    pub(super) step: Memo<SessionStep>,
    pub(super) topic: RwSignal<Option<TopicId>>,
    pub(super) turn: RwSignal<Turn>,
    pub(super) present: RwSignal<bool>,
    pub(super) script: RwSignal<bool>,
    pub(super) clock: Clock,
    pub(super) refused: RwSignal<Option<Refusal>>,
    pub(super) again: StoredValue<Option<RetrospectiveCommand>>,
    pub(super) asking: Asking,
}

impl Session {
    /// The session of a retrospective, as it is when the screen opens.
    pub(super) fn new(store: Store, id: RetrospectiveId) -> Self {
        let step = Memo::new(move |_| match store.route() {
            Route::Retro { step, .. } => SessionStep::parse(&step).unwrap_or_default(),
            _ => SessionStep::default(),
        });
        let topic = RwSignal::new(None);
        Self {
            store,
            id,
            step,
            topic,
            turn: RwSignal::new(Turn::None),
            present: RwSignal::new(false),
            script: RwSignal::new(true),
            clock: Clock::new(store, id, step, topic),
            refused: RwSignal::new(None),
            again: StoredValue::new(None),
            asking: Asking::new(),
        }
    }

    /// Dispatches; true when it was done. A warning can be gone past from its notice.
    pub(super) fn send(self, command: RetrospectiveCommand) -> bool {
        use RetrospectiveCommand as C;
        let done = self.store.dispatch(Command::Retrospective(command.clone()));
        self.again.set_value(match command {
            C::EndTopic { id, topic, .. } => Some(C::EndTopic { id, topic, anyway: true }),
            C::End { id, .. } => Some(C::End { id, anyway: true }),
            _ => None,
        });
        let ok = done.is_ok();
        let _ = self.refused.try_set(done.err());
        ok
    }

    /// As [`Self::send`], with the sentence of the refusal for a dialog.
    pub(super) fn tell(self, command: RetrospectiveCommand) -> Result<(), String> {
        let done = self.store.dispatch(Command::Retrospective(command));
        done.map(|_| ()).map_err(|refusal| refusal.why)
    }

    /// Edits the session.
    pub(super) fn edit(self, edit: SessionEdit) -> bool {
        self.send(RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) })
    }

    /// Edits the session, from a press.
    pub(super) fn act(self, edit: SessionEdit) {
        self.edit(edit);
    }

    /// Edits the session in someone's private turn: it is not the next one's to take back.
    pub(super) fn quietly(self, edit: SessionEdit) -> bool {
        let command = RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) };
        let done = self.store.dispatch_for_good(Command::Retrospective(command));
        let ok = done.is_ok();
        self.refused.set(done.err());
        ok
    }

    /// The retrospective as it is now, for handlers.
    pub(super) fn now(self) -> Option<Arc<Retrospective>> {
        self.store.workspace_now().retrospectives.get(self.id).cloned()
    }

    /// The retrospective, tracked, for a part that is drawn anew when the workspace changes; focus
    /// stays on what has the same id.
    pub(super) fn live(self) -> Option<Arc<Retrospective>> {
        let ws = self.store.workspace();
        keep_focus();
        ws.retrospectives.get(self.id).cloned()
    }

    /// The dialog, about the topic at hand while topics are discussed, else about the session.
    pub(super) fn asking(self) -> Asking {
        let topic = self.topic.get_untracked();
        match topic.filter(|_| self.step.get_untracked() == SessionStep::Discuss) {
            Some(topic) => self.asking.about(topic),
            None => self.asking.about(self.id),
        }
    }

    /// Goes to a step.
    pub(super) fn go(self, step: SessionStep) {
        self.store.go(Route::Retro { id: Some(self.id.to_string()), step: step.word().to_owned() });
    }

    /// The next step of the plan, or the one before.
    pub(super) fn beside(self, on: bool) -> Option<SessionStep> {
        let retro = self.now()?;
        let here = self.step.get_untracked();
        let mut steps = retro.boxes.keys().copied().chain([SessionStep::Close]);
        match on {
            true => steps.find(|step| *step > here),
            false => steps.rfind(|step| *step < here),
        }
    }
}

/// Focus stays on what has the same id once a part is drawn anew.
pub(super) fn keep_focus() {
    if let Some(id) = dom::focused().map(|focused| focused.id()).filter(|id| !id.is_empty()) {
        dom::focus_later(id);
    }
}

/// People of the session by name.
pub(super) fn people(retro: &Retrospective) -> Vec<(ParticipantId, String)> {
    let mut all: Vec<_> =
        retro.participants.iter().map(|(id, who)| (*id, who.name.to_string())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// What a sprint's retrospective is called.
pub fn name_of(ws: &Workspace, retro: &Retrospective) -> String {
    let sprint = ws.sprints.get(retro.sprint).map(|sprint| sprint.name());
    format!("{} retrospective", sprint.unwrap_or_default())
}
