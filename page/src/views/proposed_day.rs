//! Proposed days: the date a form starts with, never on a day off of the person it is for.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::components::Propose;
use crate::state::Store;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::reads::availability::works_on_or_after;
use sprintloop::domain::reads::retrospective::facts::before_next_sprint;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::workspace::Workspace;

/// Proposes the first day that the chosen person works, so many days from today or later.
pub fn in_days(store: Store, days: u64) -> Propose {
    let today = store.now().date_naive();
    let first = today.checked_add_days(Days::new(days)).unwrap_or(today);
    proposed(store, move |owner, ws| works_on_or_after(owner, &ws.workflow.calendar, first))
}

/// Proposes the last day before the next sprint that the chosen person works.
pub fn before_sprint(store: Store) -> Propose {
    let today = store.now().date_naive();
    proposed(store, move |owner, ws| before_next_sprint(ws, owner, today))
}

/// Without a chosen person, days are those of the team.
fn proposed(
    store: Store,
    day: impl Fn(Option<&Member>, &Workspace) -> NaiveDate + Send + Sync + 'static,
) -> Propose {
    Arc::new(move |chosen: &str| {
        let ws = store.workspace_now();
        let id = chosen.parse::<MemberId>().ok();
        day(id.and_then(|id| ws.members.get(id)).map(|member| &**member), &ws).to_string()
    })
}
