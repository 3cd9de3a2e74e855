//! Joining a team space by its link or its folder: what is there, then who one is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choose::FromDisk;
use crate::state::sharing::Found;
use crate::state::team_space::{TeamSpace, address_in};
use crate::state::{Route, Store};
use crate::views::components::{
    Button, ButtonKind, Form, FormView, Notice, SelectField, TextField, Tone,
};
use crate::views::names;

/// How far joining is.
#[derive(Clone, PartialEq)]
enum Phase {
    /// Nobody has said yet where it is.
    Asking,
    /// The address is being asked.
    Looking,
    /// This is there.
    Found(Found),
    /// It is being read.
    Joining,
    /// It is open here.
    Joined,
    /// Why not, in a sentence.
    Failed(String),
}

/// Shows what is at the address, and joins it; asks first where there is no address yet.
#[component]
pub fn JoinForm(team: TeamSpace, open: RwSignal<bool>, address: Option<String>) -> impl IntoView {
    let phase = RwSignal::new(Phase::Asking);
    let address = RwSignal::new(address.unwrap_or_default());
    let find = Callback::new(move |()| {
        phase.set(Phase::Looking);
        spawn_local(async move {
            let found = team.find(address.get_untracked()).await;
            let _ = phase.try_set(found.map_or_else(Phase::Failed, Phase::Found));
        });
    });
    let choose = move || {
        spawn_local(async move {
            let next = match team.find_on_disk().await {
                Ok(Some(found)) => Phase::Found(found),
                Ok(None) => return,
                Err(why) => Phase::Failed(why),
            };
            let _ = phase.try_set(next);
        });
    };
    let join = Callback::new(move |found: Found| {
        phase.set(Phase::Joining);
        spawn_local(async move {
            let done = team.join(found).await;
            let _ = phase.try_set(done.map_or_else(Phase::Failed, |()| Phase::Joined));
        });
    });
    let again = move || {
        let known = address.with_untracked(|address| !address.is_empty());
        if known { find.run(()) } else { phase.set(Phase::Asking) }
    };
    if address.with_untracked(|address| !address.is_empty()) {
        find.run(());
    }
    move || match phase.get() {
        Phase::Asking => {
            view! { <Where address find open/> <FromDisk label="Choose folder…" on_press=choose/> }
                .into_any()
        }
        Phase::Looking => view! { <p role="status">"Looking…"</p> }.into_any(),
        Phase::Joining => view! { <p role="status">"Reading the workspace…"</p> }.into_any(),
        Phase::Found(found) => view! { <Offer found join open/> }.into_any(),
        Phase::Joined => view! { <WhoAmI open/> }.into_any(),
        Phase::Failed(why) => view! {
            <Notice title="You can't join here" tone=Tone::Stop text=why said=true>
                <Button label="Try again" kind=ButtonKind::Primary on_press=again/>
                <Button label="Close" on_press=move || open.set(false)/>
            </Notice>
        }
        .into_any(),
    }
}

/// Asks for the link or the address.
#[component]
fn Where(address: RwSignal<String>, find: Callback<()>, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("join-space");
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let text = typed.get_untracked();
        let text = address_in(text.trim()).unwrap_or_else(|| text.trim().to_owned());
        if text.is_empty() {
            return form.error("link", "Paste the link that a teammate sent you.");
        }
        address.set(text);
        find.run(());
    };
    view! {
        <FormView form verb="Find workspace" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("link", "Link from a teammate").required().autofocus().hint("Or the address of the folder, such as /team/marketing/.") value=typed/>
        </FormView>
    }
}

/// What is there, and what joining does.
#[component]
fn Offer(found: Found, join: Callback<Found>, open: RwSignal<bool>) -> impl IntoView {
    let copy = found.has_copy.then(|| {
        view! {
            <Notice title="This browser already has a copy of this workspace" tone=Tone::Watch
                text="The team's version takes its place. Changes you made here that the team doesn't have are added to it where possible; a snapshot of your copy is kept on the Data page."/>
        }
    });
    let name = found.name.clone();
    let label = if found.joined { "Open" } else { "Join" };
    view! {
        <div class="stack">
            <p>"The team space of "<strong dir="auto">{name}</strong>". This browser will keep a full copy of it and send what you change. Everyone who can open the folder can read it."</p>
            {copy}
            <div class="cluster">
                <Button label kind=ButtonKind::Primary on_press=move || join.run(found.clone())/>
                <Button label="Cancel" on_press=move || open.set(false)/>
            </div>
        </div>
    }
}

/// Asks who acts in this browser.
#[component]
fn WhoAmI(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let form = Form::new("who-am-i");
    let chosen = untrack(|| store.actor()).map(|id| id.to_string()).unwrap_or_default();
    let who = RwSignal::new(chosen);
    let people = move || {
        let ws = store.workspace();
        names::member_choices(&ws, Some("Choose your name"))
    };
    let submit = move || match who.get_untracked().parse() {
        Ok(id) => {
            store.act_as(id);
            open.set(false);
        }
        Err(_) => form.error(
            "who",
            "Choose your name. If it isn't there, close this and add yourself on the Team page.",
        ),
    };
    view! {
        <FormView form verb="Start working" on_submit=submit on_cancel=move || open.set(false)>
            <SelectField field=form.field("who", "Who are you?").required().autofocus() value=who choices=Signal::derive(people)/>
        </FormView>
        <p class="soft">"Not in the list? "<a href=Route::Team.hash() on:click=move |_| open.set(false)>"Add yourself on the Team page"</a>", then choose your name at the top right."</p>
    }
}
