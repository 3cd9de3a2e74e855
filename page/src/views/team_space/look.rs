//! How sharing stands: the link for others, where the folder is, and leaving.

use leptos::prelude::*;

use crate::state::team_space::{Sharing, TeamSpace};
use crate::views::components::{Button, CopyButton, Notice, Toasts, Tone};

/// The link, the folder, and the way out.
#[component]
pub fn SpaceDetails(team: TeamSpace, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let folder = team.folder();
    let invite = match team.link() {
        Some(link) => view! { <Invite link/> }.into_any(),
        None => view! {
            <p>"Your team opens Sprintloop, chooses “Join a team space…” in the workspace menu, and then this folder on their own computer."</p>
        }
        .into_any(),
    };
    let stuck = move || match team.sharing() {
        Sharing::Stuck(why) => {
            Some(view! { <Notice title="Changes aren't being shared" tone=Tone::Stop text=why/> })
        }
        _ => None,
    };
    let unread = move || {
        let lines = team.faults();
        let text = "Sprintloop will keep trying and continues with the other files. If the problem persists, restore these files from the folder's version history.";
        (!lines.is_empty()).then(|| {
            view! { <Notice title="Some files in the folder can't be read" tone=Tone::Watch text lines/> }
        })
    };
    let leave = move || {
        team.leave();
        open.set(false);
        if let Some(toasts) = toasts {
            toasts.say("You left the team space. This browser keeps its copy.");
        }
    };
    view! {
        <div class="stack">
            {stuck}
            {unread}
            {invite}
            <p class="small soft">"Folder: "<code>{folder}</code></p>
            <div class="cluster">
                <Button label="Leave team space" on_press=leave/>
                <span class="small soft">"This browser keeps its copy. Your team keeps working."</span>
            </div>
        </div>
    }
}

/// The link for others.
#[component]
fn Invite(link: String) -> impl IntoView {
    let (copied, shown) = (link.clone(), link.clone());
    view! {
        <p>"Send this link to your team. Anyone who opens it and has access to the folder can join."</p>
        <p class="prose"><a href=shown>{link}</a></p>
        <CopyButton label="Copy link" text=move || copied.clone()/>
    }
}
