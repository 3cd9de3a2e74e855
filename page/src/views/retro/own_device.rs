//! What differs where the team shares a space: everyone is at a device of their own, and nothing is handed over.

use leptos::prelude::*;

use super::session::{Session, Turn};
use crate::state::team_space::TeamSpace;
use crate::views::components::{Button, ButtonKind};
use sprintloop::domain::base::ids::ParticipantId;

/// Whether the team shares a space, so that everyone can be at a device of their own; tracked where it is called.
pub(super) fn is_shared() -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let team = use_context::<TeamSpace>();
    move || team.is_some_and(TeamSpace::is_shared)
}

/// Says in a team space who could tell who wrote what, though no page does.
#[component]
pub(super) fn InTeamSpace() -> impl IntoView {
    let shared = is_shared();
    move || {
        shared().then(|| {
            view! { <p class="soft" data-told="team-space">"What you write goes through your team space. Anyone who opens its files directly could tell who wrote what."</p> }
        })
    }
}

/// The turn of the person at this device, without handing it to anyone.
#[component]
pub(super) fn OwnTurn(
    s: Session,
    /// Returns what the button says for someone; none if their turn is over.
    verb: impl Fn(&ParticipantId) -> Option<&'static str> + Send + Sync + 'static,
) -> impl IntoView {
    let shared = is_shared();
    move || {
        let who = s.own_place().filter(|_| shared())?;
        let label = verb(&who)?;
        let begin = move || s.turn.set(Turn::At(who));
        Some(view! {
            <div class="stack">
                <div class="cluster"><Button label kind=ButtonKind::Primary id="own-turn" on_press=begin/></div>
                <InTeamSpace/>
            </div>
        })
    }
}
