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
/// Takes in a request that came as a file or a message.
pub const TAKE_REQUEST: &str = "import-request";
/// Sets or changes the goal of the sprint.
pub const GOAL: &str = "sprint-goal";
/// Cancels the sprint.
pub const CANCEL_SPRINT: &str = "cancel-sprint";
/// Records a learning.
pub const LEARNING: &str = "new-learning";
/// Records a decision.
pub const DECISION: &str = "new-decision";
/// Adds backlog items: the id of the field.
pub const IDEAS: &str = "backlog-add";

/// Opens a dialog whenever the address names its form. Once it is closed the address names it no longer, so that a reload
/// doesn't open it again.
pub fn opens(store: Store, form: &'static str, open: RwSignal<bool>) {
    Effect::new(move |_| {
        if store.pointed().as_deref() == Some(form) {
            open.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now && untrack(|| store.pointed()).as_deref() == Some(form) {
            store.readdress(untrack(|| store.route()));
        }
        now
    });
}
