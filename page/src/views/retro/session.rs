//! What the parts of a session share: the retrospective, the step, whose turn it is, and the dialog.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::clock::Clock;
use super::led::Led;
use crate::state::{Route, Store};
use crate::views::components::{Asking, dom};
use sprintloop::domain::base::ids::{ParticipantId, RetrospectiveId, TopicId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::listed;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::commands::session::SessionEdit;
pub use sprintloop::domain::reads::retrospective::subject::name_of;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::domain::workspace::Workspace;

/// Whose private turn it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// No one's: the screen is the facilitator's.
    None,
    /// The device goes to someone; no one's text is on the page.
    HandOff(ParticipantId),
    /// Someone is writing or voting.
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
    pub(super) led: Led,
    pub(super) refused: RwSignal<Option<Refusal>>,
    pub(super) again: StoredValue<Option<RetrospectiveCommand>>,
    pub(super) asking: Asking,
}

impl Session {
    /// Creates the session of a retrospective when the screen opens.
    pub(super) fn new(store: Store, id: RetrospectiveId) -> Self {
        let step = Memo::new(move |_| match store.route() {
            Route::Retro { step, .. } => SessionStep::parse(&step).unwrap_or_default(),
            _ => SessionStep::default(),
        });
        let topic = RwSignal::new(None);
        let led = Led::new(store, id);
        let timer = Signal::derive(move || led.timer(step.get(), topic.get()));
        Self {
            store,
            id,
            step,
            topic,
            turn: RwSignal::new(Turn::None),
            present: RwSignal::new(false),
            script: RwSignal::new(true),
            clock: Clock::new(store, id, step, topic.into(), timer),
            led,
            refused: RwSignal::new(None),
            again: StoredValue::new(None),
            asking: Asking::new(),
        }
    }

    /// Dispatches; true if it was done. A warning's notice lets people continue anyway.
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

    /// Does what [`Self::send`] does, with the refusal's text for a dialog.
    pub(super) fn tell(self, command: RetrospectiveCommand) -> Result<(), String> {
        let done = self.store.dispatch(Command::Retrospective(command));
        done.map(|_| ()).map_err(|refusal| refusal.why)
    }

    fn command(self, edit: SessionEdit) -> RetrospectiveCommand {
        RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) }
    }

    /// Edits the session.
    pub(super) fn edit(self, edit: SessionEdit) -> bool {
        self.send(self.command(edit))
    }

    /// Edits the session from a field that shows refusals itself.
    pub(super) fn save(self, edit: SessionEdit) -> Result<(), Refusal> {
        self.store.dispatch(Command::Retrospective(self.command(edit))).map(drop)
    }

    /// Returns one text of the retrospective as a memo.
    pub(super) fn part(
        self,
        read: impl Fn(&Retrospective, &Workspace) -> String + Send + Sync + 'static,
    ) -> Memo<String> {
        Memo::new(move |_| {
            let ws = self.store.workspace();
            ws.retrospectives.get(self.id).map(|retro| read(retro, &ws)).unwrap_or_default()
        })
    }

    /// Edits the session from a button.
    pub(super) fn act(self, edit: SessionEdit) {
        self.edit(edit);
    }

    /// Edits the session in someone's private turn, which the next person can't undo.
    pub(super) fn quietly(self, edit: SessionEdit) -> bool {
        let done = self.store.dispatch_for_good(Command::Retrospective(self.command(edit)));
        let ok = done.is_ok();
        self.refused.set(done.err());
        ok
    }

    /// Shows what was hidden, for good. Where someone has not finished it asks first, and says who.
    pub(super) fn reveal(self, heading: &'static str, missing: &str, edit: SessionEdit) {
        if missing.is_empty() {
            self.quietly(edit);
            return;
        }
        let note = format!("{missing} Once shown, it can't be hidden again.");
        self.asking.confirm(heading, heading, &note, move |_| {
            self.quietly(edit.clone());
            Ok(())
        });
    }

    /// Returns the retrospective, untracked, for handlers.
    pub(super) fn now(self) -> Option<Arc<Retrospective>> {
        self.store.workspace_now().retrospectives.get(self.id).cloned()
    }

    /// Returns the retrospective, tracked, for a part that is redrawn when the workspace changes; focus
    /// stays on what has the same id.
    pub(super) fn live(self) -> Option<Arc<Retrospective>> {
        let ws = self.store.workspace();
        keep_focus();
        ws.retrospectives.get(self.id).cloned()
    }

    /// Returns the topic that is being discussed.
    pub(super) fn discussed(self) -> Option<TopicId> {
        let discussing = self.step.get_untracked() == SessionStep::Discuss;
        self.topic.get_untracked().filter(|_| discussing)
    }

    /// Returns the dialog, about the current topic during the discussion, otherwise about the session.
    pub(super) fn asking(self) -> Asking {
        match self.discussed() {
            Some(topic) => self.asking.about(topic),
            None => self.asking.about(self.id),
        }
    }

    /// Whether somebody runs the session on another device; tracked.
    pub(super) fn is_led(self) -> bool {
        self.led.is_led()
    }

    /// Returns who the person at this device is in the session, if they take part; tracked.
    pub(super) fn own_place(self) -> Option<ParticipantId> {
        let actor = self.store.actor()?;
        let retro = self.live()?;
        retro.participants.iter().find(|(_, who)| who.member == Some(actor)).map(|(id, _)| *id)
    }

    /// Goes on to the next topic of the discussion.
    pub(super) fn next_topic(self) {
        self.topic.set(None);
        dom::focus_later("retro-step");
    }

    /// Goes to a step.
    pub(super) fn go(self, step: SessionStep) {
        self.store.go(Route::Retro { id: Some(self.id.to_string()), step: step.word().to_owned() });
    }

    /// Returns the next or the previous step of the plan.
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

/// Returns who of all is not among those who are done: "Priya Kaur and Jonas Weber haven't written yet."
pub(super) fn still_missing(
    retro: &Retrospective,
    done: &BTreeSet<ParticipantId>,
    what: &str,
) -> String {
    let names: Vec<String> =
        people(retro).into_iter().filter(|(id, _)| !done.contains(id)).map(|one| one.1).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.as_slice() {
        [] => String::new(),
        [_] => format!("{} hasn't {what} yet.", listed(&names)),
        _ => format!("{} haven't {what} yet.", listed(&names)),
    }
}

/// Keeps focus on what has the same id once a part is redrawn.
pub(super) fn keep_focus() {
    if let Some(id) = dom::focused().map(|focused| focused.id()).filter(|id| !id.is_empty()) {
        dom::focus_later(id);
    }
}

/// Returns the participants by name.
pub(super) fn people(retro: &Retrospective) -> Vec<(ParticipantId, String)> {
    let mut all: Vec<_> =
        retro.participants.iter().map(|(id, who)| (*id, who.name.to_string())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}
