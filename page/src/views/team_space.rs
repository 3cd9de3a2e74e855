//! The team space: the exchange with it while the page is open, and the dialogs to share, join and leave.

mod choose;
mod join;
mod look;
pub mod request;
mod share;
mod touched;

use leptos::prelude::*;

use crate::state::team_space::{TeamSpace, Wanted};
use crate::views::components::Dialog;
use join::JoinForm;
use look::SpaceDetails;
use share::ShareForm;
use touched::show_touched;

/// Exchanges with the space, and shows what was asked about it; once on the page.
#[component]
pub fn TeamSpaceHost(team: TeamSpace) -> impl IntoView {
    let store = crate::state::Store::here();
    let shared = Memo::new(move |_| team.is_shared().then(|| store.workspace().id));
    let in_step = move || shared.get().map(|_| view! { <InStep team/> });
    view! {
        {in_step}
        <Asked team/>
    }
}

/// Exchanges for as long as it is on the page.
#[component]
fn InStep(team: TeamSpace) -> impl IntoView {
    team.keep_in_step();
    show_touched(team);
}

/// The dialog of what a person wants.
#[component]
fn Asked(team: TeamSpace) -> impl IntoView {
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<Wanted>);
    Effect::new(move |_| {
        if let Some(wanted) = team.wanted() {
            if wanted == Wanted::Allow {
                team.want(None);
                return team.allow();
            }
            shown.set(Some(wanted));
            open.set(true);
            team.want(None);
        }
    });
    move || {
        let wanted = shown.get()?;
        let (id, title) = match wanted {
            Wanted::Share => ("share-workspace", "Share this workspace"),
            Wanted::Join(_) | Wanted::JoinOne => ("join-space", "Join a team space"),
            Wanted::Allow | Wanted::Look => ("team-space", "Team space"),
        };
        Some(view! {
            <Dialog id=id title=title open unasked=wanted == Wanted::Look>
                {match wanted.clone() {
                    Wanted::Share => view! { <ShareForm team open/> }.into_any(),
                    Wanted::Join(address) => view! { <JoinForm team open address=Some(address)/> }.into_any(),
                    Wanted::JoinOne => view! { <JoinForm team open address=None/> }.into_any(),
                    Wanted::Allow | Wanted::Look => view! { <SpaceDetails team open/> }.into_any(),
                }}
            </Dialog>
        })
    }
}
