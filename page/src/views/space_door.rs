//! Brings the team space in where it is needed: the open workspace is in one, or somebody wants to share or join.

use leptos::prelude::*;

use super::later::later;
use super::modules::{Module, team_space};
use crate::state::team_space::TeamSpace;

/// Everything about the team space; nothing of it is loaded before it is needed.
#[component]
pub fn SpaceDoor(team: TeamSpace) -> impl IntoView {
    let needed = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|before| *before) || team.is_shared() || team.wanted().is_some()
    });
    move || needed.get().then(|| later(Module::Space, move || Box::pin(team_space(team))))
}
