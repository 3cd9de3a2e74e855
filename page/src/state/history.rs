//! The steps of this tab that can be taken back, and done again.

use leptos::prelude::*;

use sprintloop::domain::tables::change::Change;

/// How many steps can be taken back.
const UNDO_STEPS: usize = 200;

/// The steps of this tab, the last one at the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct History {
    done: StoredValue<Vec<Change>>,
    undone: StoredValue<Vec<Change>>,
    /// How many there are of both.
    steps: RwSignal<(usize, usize)>,
}

impl History {
    pub(super) fn new() -> Self {
        Self {
            done: StoredValue::new(Vec::new()),
            undone: StoredValue::new(Vec::new()),
            steps: RwSignal::new((0, 0)),
        }
    }

    /// How many steps can be taken back, and done again; tracked.
    pub(super) fn steps(self) -> (usize, usize) {
        self.steps.get()
    }

    /// Adds a step, unless it changed nothing. What was taken back before cannot be done again after it.
    pub(super) fn add(self, change: &Change) {
        if !change.records.is_empty() {
            self.done.update_value(|done| {
                done.push(change.clone());
                let over = done.len().saturating_sub(UNDO_STEPS);
                done.drain(..over);
            });
            self.undone.update_value(Vec::clear);
        }
        self.count();
    }

    /// The step that Undo takes back.
    pub(super) fn last_done(self) -> Option<Change> {
        self.done.with_value(|done| done.last().cloned())
    }

    /// The step that Redo does again.
    pub(super) fn last_undone(self) -> Option<Change> {
        self.undone.with_value(|undone| undone.last().cloned())
    }

    /// The last step was taken back.
    pub(super) fn took_back(self) {
        step_over(self.done, self.undone);
        self.count();
    }

    /// The last step that was taken back was done again.
    pub(super) fn did_again(self) {
        step_over(self.undone, self.done);
        self.count();
    }

    /// The last step can't be taken back any longer. Returns whether one before it can.
    pub(super) fn stays_done(self) -> bool {
        self.set_aside(self.done)
    }

    /// The last step that was taken back can't be done again any longer. Returns whether one before it can.
    pub(super) fn stays_undone(self) -> bool {
        self.set_aside(self.undone)
    }

    fn set_aside(self, steps: StoredValue<Vec<Change>>) -> bool {
        steps.update_value(|steps| drop(steps.pop()));
        self.count();
        steps.with_value(|steps| !steps.is_empty())
    }

    /// Forgets all steps: another workspace is open, or a step was final.
    pub(super) fn forget(self) {
        self.done.update_value(Vec::clear);
        self.undone.update_value(Vec::clear);
        self.count();
    }

    fn count(self) {
        self.steps.set((self.done.with_value(Vec::len), self.undone.with_value(Vec::len)));
    }
}

fn step_over(from: StoredValue<Vec<Change>>, to: StoredValue<Vec<Change>>) {
    if let Some(change) = from.try_update_value(Vec::pop).flatten() {
        to.update_value(|to| to.push(change));
    }
}
