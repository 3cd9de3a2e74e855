//! An address that opens a form on its screen, such as `#/team?at=add-people`.

use leptos::prelude::*;

use crate::state::Store;

/// Adds several people.
pub const PEOPLE: &str = "add-people";
/// Checks working days and holidays.
pub const DAYS: &str = "working-days";
/// Adds a priority.
pub const PRIORITY: &str = "add-priority";
/// Submits a request.
pub const REQUEST: &str = "new-request";
/// Records a learning.
pub const LEARNING: &str = "new-learning";
/// Records a decision.
pub const DECISION: &str = "new-decision";
/// Adds backlog items: the id of the field.
pub const IDEAS: &str = "backlog-add";

/// Opens a dialog whenever the address names its form.
pub fn opens(store: Store, form: &'static str, open: RwSignal<bool>) {
    Effect::new(move |_| {
        if store.pointed().as_deref() == Some(form) {
            open.set(true);
        }
    });
}
