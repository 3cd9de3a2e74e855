//! Does what a command says, takes it back, does it again: what the store asks of the module that writes.

use super::route::Route;
use super::store::Store;
use super::{address, write_module};
use sprintloop::domain::base::refusal::{Refusal, Rule};
use sprintloop::domain::commands::{Command, ForAction};
use sprintloop::domain::tables::change::Change;

impl Store {
    /// Does what the command says, or tells why not. The refusal is shown where the action was.
    ///
    /// # Errors
    /// The refusal of the rule that said no.
    pub fn dispatch(self, command: Command) -> Result<Change, Refusal> {
        let change = self.apply(for_action(command))?;
        self.history.add(&change);
        Ok(change)
    }

    /// As [`Self::dispatch`], and cannot be taken back: what one person wrote in private is not the
    /// next one's to undo, and what everyone has seen stays seen. Nothing before it can be taken back
    /// either, so that Undo never reverts something else than the last step.
    ///
    /// # Errors
    /// The refusal of the rule that said no.
    pub fn dispatch_for_good(self, command: Command) -> Result<Change, Refusal> {
        let change = self.apply(command)?;
        self.history.forget();
        Ok(change)
    }

    /// As [`Self::dispatch`], for what no person of this page has done: Undo goes past it.
    ///
    /// # Errors
    /// The refusal of the rule that said no.
    pub(super) fn dispatch_aside(self, command: Command) -> Result<Change, Refusal> {
        self.apply(command)
    }

    /// What Undo would take back; tracked.
    pub fn to_undo(self) -> Option<String> {
        self.steps();
        self.history.last_done().as_ref().and_then(step)
    }

    /// What Redo would do once more; tracked.
    pub fn to_redo(self) -> Option<String> {
        self.steps();
        self.history.last_undone().as_ref().and_then(step)
    }

    /// Takes back the last change. Returns what it was.
    ///
    /// # Errors
    /// Where someone has changed the same records since; the next Undo takes back the step before.
    pub fn undo(self) -> Result<Option<String>, Refusal> {
        let Some(change) = self.history.last_done() else { return Ok(None) };
        let step = step(&change);
        let next = " Press Undo again to undo the step before it.";
        self.apply(Command::Undo(Box::new(change)))
            .map_err(|why| set_aside(why, || self.history.stays_done(), next))?;
        self.history.took_back();
        Ok(step.map(|step| format!("Undone: {step}")))
    }

    /// Does the last change that was taken back once more. Returns what it was.
    ///
    /// # Errors
    /// Where someone has changed the same records since; the next Redo does the step after it.
    pub fn redo(self) -> Result<Option<String>, Refusal> {
        let Some(change) = self.history.last_undone() else { return Ok(None) };
        let step = step(&change);
        let next = " Press Redo again to redo the step after it.";
        self.apply(Command::Redo(Box::new(change)))
            .map_err(|why| set_aside(why, || self.history.stays_undone(), next))?;
        self.history.did_again();
        Ok(step.map(|step| format!("Redone: {step}")))
    }

    fn apply(self, command: Command) -> Result<Change, Refusal> {
        let write = write_module::there().ok_or_else(write_module::on_its_way)?;
        (write.apply)(self, command)
    }
}

/// Where somebody has changed the same records since, the step can't be taken any longer: it is set aside, and the refusal
/// says where the way leads on.
fn set_aside(mut refusal: Refusal, aside: impl FnOnce() -> bool, next: &str) -> Refusal {
    if refusal.rule == Rule::ChangedSince && aside() {
        refusal.why.push_str(next);
    }
    refusal
}

/// Adds the action of a retrospective to a change that is made for it, as the address says.
fn for_action(change: Command) -> Command {
    let hash = address::hash();
    match Route::action_in(&hash).and_then(|action| action.parse().ok()) {
        Some(action) if ForAction::takes(&change) => {
            Command::ForAction(Box::new(ForAction { action, change }))
        }
        _ => change,
    }
}

/// Brings in the sample team as of today.
///
/// # Errors
/// Where it would not fit what is here: two sprints would run at once.
pub fn load_sample(store: Store) -> Result<Change, Refusal> {
    let write = write_module::there().ok_or_else(write_module::on_its_way)?;
    (write.sample)(store)
}

/// What a change did: "moved MKT-3, Active → Under review". Nothing where the log has nothing.
fn step(change: &Change) -> Option<String> {
    match change.brought_in() {
        Some(name) => Some(format!("imported {name}")),
        None => Some(change.entries.last()?.event.sentence()),
    }
}
