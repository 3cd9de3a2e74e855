//! Does what a command says, takes it back, does it again: what the store asks of the table of deeds.

use leptos::prelude::*;

use super::deeds;
use super::store::Store;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::tables::change::Change;

/// How many steps can be taken back.
const UNDO_STEPS: usize = 200;

impl Store {
    /// Does what the command says, or tells why not. The refusal is shown where the action was.
    ///
    /// # Errors
    /// The refusal of the rule that said no.
    pub fn dispatch(self, command: Command) -> Result<Change, Refusal> {
        let change = self.apply(command)?;
        if !change.records.is_empty() {
            self.done.update_value(|done| {
                done.push(change.clone());
                let over = done.len().saturating_sub(UNDO_STEPS);
                done.drain(..over);
            });
            self.undone.update_value(Vec::clear);
        }
        self.count_steps();
        Ok(change)
    }

    /// As [`Self::dispatch`], and cannot be taken back: what one person wrote in private is not the
    /// next one's to undo.
    ///
    /// # Errors
    /// The refusal of the rule that said no.
    pub fn dispatch_for_good(self, command: Command) -> Result<Change, Refusal> {
        self.apply(command)
    }

    /// Takes back the last change.
    ///
    /// # Errors
    /// Where someone has changed the same records since.
    pub fn undo(self) -> Result<(), Refusal> {
        let Some(change) = self.done.with_value(|done| done.last().cloned()) else { return Ok(()) };
        self.apply(Command::Undo(Box::new(change.clone())))?;
        self.done.update_value(|done| drop(done.pop()));
        self.undone.update_value(|undone| undone.push(change));
        self.count_steps();
        Ok(())
    }

    /// Does the last change that was taken back once more.
    ///
    /// # Errors
    /// Where someone has changed the same records since.
    pub fn redo(self) -> Result<(), Refusal> {
        let Some(change) = self.undone.with_value(|undone| undone.last().cloned()) else {
            return Ok(());
        };
        self.apply(Command::Redo(Box::new(change.clone())))?;
        self.undone.update_value(|undone| drop(undone.pop()));
        self.done.update_value(|done| done.push(change));
        self.count_steps();
        Ok(())
    }

    fn apply(self, command: Command) -> Result<Change, Refusal> {
        let deeds = deeds::there().ok_or_else(deeds::on_its_way)?;
        (deeds.apply)(self, command)
    }
}

/// Brings in the sample team as of today.
///
/// # Errors
/// Where it would not fit what is here: two sprints would run at once.
pub fn load_sample(store: Store) -> Result<Change, Refusal> {
    let deeds = deeds::there().ok_or_else(deeds::on_its_way)?;
    (deeds.sample)(store)
}
