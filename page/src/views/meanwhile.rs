//! What a form edits may change while the form is open: in another tab, or by a teammate. It says so once
//! before it saves over that.

use leptos::prelude::*;

use super::components::Form;
use crate::state::Store;

/// What a form edits, as it was when the form opened.
pub struct Meanwhile<T: Send + Sync + 'static> {
    store: Store,
    was: StoredValue<T>,
    now: Callback<(), T>,
}

// Derived, they would ask the same of `T`.
impl<T: Send + Sync + 'static> Copy for Meanwhile<T> {}

impl<T: Send + Sync + 'static> Clone for Meanwhile<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: PartialEq + Send + Sync + 'static> Meanwhile<T> {
    /// Reads what the form edits, now and again before it saves.
    pub fn new(now: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            store: Store::here(),
            was: StoredValue::new(now()),
            now: Callback::new(move |()| now()),
        }
    }

    /// Returns whether to save. The first time after a change by somebody else it says so instead.
    pub fn may_save(self, form: Form) -> bool {
        // What another tab stored a moment ago may not be here yet.
        self.store.catch_up();
        let now = self.now.run(());
        let same = self.was.with_value(|was| *was == now);
        if !same {
            self.was.set_value(now);
            form.problem(
                "Somebody changed this while you were editing it. Save again to keep your version, \
                 or cancel and open it again to see theirs.",
            );
        }
        same
    }
}
