//! What concerns every screen, in a bar above it: work that is not kept, stored data that cannot be read.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::exchange::file::Export;
use crate::state::Store;
use crate::state::newer::take_over;
use crate::state::save_state::SaveState;
use crate::views::components::{Button, IconName, Notice, Toasts, Tone, download};
use crate::views::take_away;
use crate::views::workspaces::{BringBackButton, Workspaces};

/// All that has to be said now; nothing where all is well.
#[component]
pub fn Banner(store: Store, workspaces: Workspaces) -> impl IntoView {
    move || {
        let gone = store.is_deleted().then(|| view! { <DeletedElsewhere workspaces/> });
        let lines = store.overtaken();
        let overtaken = (!lines.is_empty()).then(|| view! { <Overtaken lines store/> });
        let stopped = store.is_stopped();
        // Where nothing could be opened, the recovery screen says it all.
        let recovering = stopped && !store.workspace().is_founded();
        let trouble = store.trouble();
        let unread = (!trouble.is_empty() && !recovering).then(|| {
            let lines: BTreeSet<&str> = trouble.iter().map(|one| one.sentence()).collect();
            let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
            view! { <Unread lines stopped outdated=store.is_outdated() store/> }
        });
        let state = store.save_state();
        let unkept = unkept(state).filter(|_| !stopped);
        let unkept = unkept.map(|(title, why)| view! { <Unkept title why store/> });
        let any = gone.is_some() || overtaken.is_some() || unread.is_some() || unkept.is_some();
        any.then(|| {
            view! { <div class="app-banner">{gone} {overtaken} {unread} {unkept}</div> }
        })
    }
}

/// Commands of this tab fell away because another tab came before them.
#[component]
fn Overtaken(lines: Vec<String>, store: Store) -> impl IntoView {
    view! {
        <Notice title="A change made here was left out" tone=Tone::Stop lines bar=true>
            <Button label="Understood" small=true on_press=move || store.dismiss_overtaken()/>
        </Notice>
    }
}

/// Stored data cannot be read; `stopped` where nothing is kept any more because of it.
#[component]
fn Unread(lines: Vec<String>, stopped: bool, outdated: bool, store: Store) -> impl IntoView {
    let (title, label) = match outdated {
        true => ("Another tab has a newer version of Sprintloop", "Reload the page"),
        // Opened anew, the page stops at it and shows the recovery screen.
        false => ("Some stored data could not be read", "See what can be read"),
    };
    let text = (!stopped).then(|| "What you see here is whole, and your work goes on being kept. Download what is stored; then open the page anew: it shows what can be read, and lets you keep it.".to_owned());
    let save = move || {
        let _ = download("sprintloop-stored.json", "application/json", &store.stored_text());
    };
    let reload = || {
        let _ = window().location().reload();
    };
    view! {
        <Notice title tone=Tone::Stop text lines bar=true>
            <Button label="Download what is stored" small=true icon=IconName::Download on_press=save/>
            <Button label small=true on_press=reload/>
        </Notice>
    }
}

/// What to say where the work is not kept, and why.
fn unkept(state: SaveState) -> Option<(&'static str, String)> {
    match state {
        SaveState::Saved | SaveState::Saving => None,
        SaveState::Memory(why) => Some(("This browser does not keep your work", why)),
        SaveState::Full => {
            let why = "Export the workspace now. Then remove other data of this host, or a workspace you no longer need.";
            Some(("The browser's storage is full", why.to_owned()))
        }
    }
}

/// The browser does not keep the work.
#[component]
fn Unkept(title: &'static str, why: String, store: Store) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let text = format!("{why} The work goes on in memory, and is gone when the page closes.");
    let export = move || take_away::save(store, toasts, Export::Workspace);
    view! {
        <Notice title tone=Tone::Stop text bar=true>
            <Button label="Download your work" small=true icon=IconName::Download on_press=export/>
            <Button label="Try again" small=true on_press=move || store.save_again()/>
        </Notice>
    }
}

/// Another tab has deleted the workspace that is open here.
#[component]
fn DeletedElsewhere(workspaces: Workspaces) -> impl IntoView {
    view! {
        <Notice
            title="This workspace was deleted in another tab"
            tone=Tone::Watch
            text="It is kept for a while. Until it is brought back, nothing can be done here; another workspace opens from its name on top."
            bar=true
        >
            <BringBackButton workspaces/>
        </Notice>
    }
}

/// A newer version of the page waits; nobody has to do anything.
#[component]
pub fn NewerNotice() -> impl IntoView {
    view! {
        <Notice
            title="A newer version of Sprintloop is ready"
            text="Everything you did is stored. Use it whenever it suits you."
            bar=true
        >
            <Button label="Use it now" small=true on_press=take_over/>
        </Notice>
    }
}
