//! The timer of a session as this browser keeps it, so that a reload and a second window show the right time left.

use sprintloop::domain::base::ids::{RetrospectiveId, TopicId};
use sprintloop::domain::records::retrospective::steps::SessionStep;
pub use sprintloop::space::presence::Timer;
use sprintloop::storage::seal::{keep_word, word};
use sprintloop::storage::{LocalShelf, keys};

/// A timer, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionTimer {
    /// The step or topic, as [`what_for`] names it.
    pub about: String,
    /// The timer.
    pub timer: Timer,
}

/// Returns what names a step of a session, or the topic that is discussed in it.
pub fn what_for(id: RetrospectiveId, step: SessionStep, topic: Option<TopicId>) -> String {
    match (step, topic) {
        (SessionStep::Discuss, Some(topic)) => format!("{id}/{topic}"),
        _ => format!("{id}/{}", step.word()),
    }
}

impl SessionTimer {
    /// Returns the timer that was kept last.
    pub fn kept() -> Option<Self> {
        let text = word(&LocalShelf, keys::SESSION_CLOCK)?;
        let mut parts = text.split(' ');
        let about = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse::<i64>().ok();
        let timer = Timer { total: number()?, left: number()?, ends: number() };
        Some(Self { about, timer })
    }

    /// Keeps it.
    pub fn keep(&self) {
        let Timer { total, left, ends } = self.timer;
        let ends = ends.map(|ends| ends.to_string()).unwrap_or_default();
        // Where the browser keeps nothing, it holds until the page is left.
        let _ = keep_word(
            &LocalShelf,
            keys::SESSION_CLOCK,
            &format!("{} {total} {left} {ends}", self.about),
        );
    }
}
