//! Texts of this browser that a teammate has written over: both are offered.

use leptos::prelude::*;

use super::store::Store;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
pub use sprintloop::storage::LostText;

impl Store {
    /// Texts of this browser that a teammate has written over without having seen them; tracked.
    pub fn lost(self) -> Vec<LostText> {
        self.keeping.lost.get()
    }

    /// Writes one of them again.
    ///
    /// # Errors
    /// [`Refusal`]; then it is still offered.
    pub fn put_back(self, text: &LostText) -> Result<(), Refusal> {
        let gone =
            "The place for this text no longer exists. Copy your text and add it somewhere else.";
        let change = text.taken_back(&self.workspace_now());
        let change = change.ok_or_else(|| Refusal::state(gone))?;
        self.dispatch(Command::Undo(Box::new(change)))?;
        self.forget_lost(text);
        Ok(())
    }

    /// A person has seen one of them, and leaves what stands.
    pub fn forget_lost(self, text: &LostText) {
        self.with_keeper(|keeper| keeper.forget_lost(text));
        self.tell_lost();
    }

    pub(super) fn tell_lost(self) {
        let lost = self.with_keeper(|keeper| keeper.lost().to_vec()).unwrap_or_default();
        if self.keeping.lost.with_untracked(|known| *known != lost) {
            self.keeping.lost.set(lost);
        }
    }
}
