//! Notices that concern every screen, shown above it: work that isn't saved, stored data that can't be read.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::both_versions::BothVersions;
use super::session_runs::{SessionRuns, running};
use crate::state::Store;
use crate::state::newer::take_over;
use crate::state::save_state::{LOOSE, SaveState, WIPED};
use crate::state::team_space::{Sharing, TeamSpace, Wanted};
use crate::views::components::{Button, ButtonKind, IconName, Notice, Toasts, Tone, download};
use crate::views::take_away;
use crate::views::workspaces::{BringBackButton, Workspaces};
use sprintloop::exchange::file::Export;

/// Every notice that applies now; nothing if all is well.
#[component]
pub fn Banner(store: Store, workspaces: Workspaces) -> impl IntoView {
    let known = RwSignal::new(false);
    let team = use_context::<TeamSpace>();
    let stuck = Memo::new(move |_| {
        team.and_then(|team| match team.sharing() {
            Sharing::Stuck(why) => Some(why),
            _ => None,
        })
    });
    let running = team.map(|team| running(store, team));
    let passed = RwSignal::new(None);
    let waits =
        Memo::new(move |_| team.is_some_and(|team| team.sharing() == Sharing::NeedsPermission));
    move || {
        let gone = store.is_deleted().then(|| view! { <DeletedElsewhere workspaces/> });
        let lines = store.overtaken();
        let overtaken = (!lines.is_empty()).then(|| view! { <Overtaken lines store/> });
        let stopped = store.is_stopped();
        // If nothing could be opened, the recovery screen covers it.
        let recovering = stopped && !store.workspace().is_founded();
        let trouble = store.trouble();
        let unread = (!trouble.is_empty() && !recovering).then(|| {
            let lines: BTreeSet<&str> = trouble.iter().map(|one| one.sentence()).collect();
            let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
            view! { <Unread lines stopped outdated=store.is_outdated() store/> }
        });
        let state = store.save_state();
        let loose = state == SaveState::Loose;
        let wiped = (state == SaveState::Wiped).then(|| view! { <Wiped store/> });
        let unkept = unkept(state).filter(|_| !stopped);
        let unkept = unkept.map(|(title, why)| view! { <Unkept title why store/> });
        let loose = (loose && !known.get() && store.workspace().is_founded())
            .then(|| view! { <Loose known/> });
        let texts = store.lost();
        let lost = (!texts.is_empty()).then(|| view! { <BothVersions texts store/> });
        let locked = (waits.get()).then(|| team.map(|team| view! { <NotAllowed team/> })).flatten();
        let unshared = stuck.get().zip(team).map(|(why, team)| view! { <Unshared why team/> });
        let session = running.and_then(|running| running.get());
        let session = session.filter(|session| passed.get() != Some(session.id));
        let session = session.map(|running| view! { <SessionRuns running passed/> });
        let any = gone.is_some()
            || session.is_some()
            || unshared.is_some()
            || locked.is_some()
            || lost.is_some()
            || overtaken.is_some()
            || unread.is_some()
            || unkept.is_some()
            || wiped.is_some()
            || loose.is_some();
        any.then(|| {
            view! { <div class="app-banner">{gone} {overtaken} {unread} {unkept} {wiped} {loose} {unshared} {locked} {lost} {session}</div> }
        })
    }
}

/// Commands of this tab were discarded because another tab's came first.
#[component]
fn Overtaken(lines: Vec<String>, store: Store) -> impl IntoView {
    view! {
        <Notice title="A change made here was discarded" tone=Tone::Stop lines bar=true>
            <Button label="Got it" small=true on_press=move || store.dismiss_overtaken()/>
        </Notice>
    }
}

/// Some stored data cannot be read. `stopped` means that nothing is saved any more because of it.
#[component]
fn Unread(lines: Vec<String>, stopped: bool, outdated: bool, store: Store) -> impl IntoView {
    let (title, label) = match outdated {
        true => ("Another tab has a newer version of Sprintloop", "Reload page"),
        // After a reload, the page stops here and shows the recovery screen.
        false => ("Some stored data couldn't be read", "Reload and recover"),
    };
    let text = (!stopped).then(|| "Everything you see here is intact and still being saved. Download the stored data, then reload: the page shows what it can read and lets you keep it.".to_owned());
    let save = move || {
        let _ = download("sprintloop-stored.json", "application/json", &store.stored_text());
    };
    let reload = || {
        let _ = window().location().reload();
    };
    view! {
        <Notice title tone=Tone::Stop text lines bar=true>
            <Button label="Download stored data" small=true icon=IconName::Download on_press=save/>
            <Button label small=true on_press=reload/>
        </Notice>
    }
}

/// Returns the title and the reason to show when work isn't being saved.
fn unkept(state: SaveState) -> Option<(&'static str, String)> {
    match state {
        SaveState::Saved | SaveState::Saving | SaveState::Loose | SaveState::Wiped => None,
        SaveState::Memory(why) => Some(("Your work isn't being saved", why)),
        SaveState::Full => {
            let why = "Export the workspace now. Then delete a workspace you no longer need, or other data this site stores.";
            Some(("The browser's storage is full", why.to_owned()))
        }
    }
}

/// Work isn't being saved.
#[component]
fn Unkept(title: &'static str, why: String, store: Store) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let text = format!(
        "{why} You can keep working, but nothing is being saved. Changes are lost when you close this page."
    );
    let export = move || take_away::save(store, toasts, Export::Workspace);
    view! {
        <Notice title tone=Tone::Stop text bar=true>
            <Button label="Export workspace" small=true icon=IconName::Download on_press=export/>
            <Button label="Try again" small=true on_press=move || store.save_again()/>
        </Notice>
    }
}

/// What was stored is gone; the page still has everything.
#[component]
fn Wiped(store: Store) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let export = move || take_away::save(store, toasts, Export::Workspace);
    view! {
        <Notice title="The data stored in this browser was deleted" tone=Tone::Stop text=WIPED bar=true>
            <Button label="Save again" small=true kind=ButtonKind::Primary on_press=move || store.save_again()/>
            <Button label="Export workspace" small=true icon=IconName::Download on_press=export/>
        </Notice>
    }
}

/// The work is saved here and doesn't reach the team space.
#[component]
fn Unshared(why: String, team: TeamSpace) -> impl IntoView {
    view! {
        <Notice title="Changes aren't being shared" tone=Tone::Watch text=why bar=true>
            <Button label="Try again" small=true on_press=move || team.try_again()/>
            <Button label="Team space" small=true on_press=move || team.want(Some(Wanted::Look))/>
        </Notice>
    }
}

/// The browser wants to hear from the person before the page may use the folder of the team space again.
#[component]
fn NotAllowed(team: TeamSpace) -> impl IntoView {
    view! {
        <Notice title="Permission needed" tone=Tone::Watch
            text="Changes are saved in this browser. To share them, let the page use the folder of your team space again." bar=true>
            <Button label="Allow access" small=true kind=ButtonKind::Primary on_press=move || team.want(Some(Wanted::Allow))/>
        </Notice>
    }
}

/// The browser keeps no durable copy of the work.
#[component]
fn Loose(known: RwSignal<bool>) -> impl IntoView {
    view! {
        <Notice title="A browser crash could lose your latest changes" tone=Tone::Watch text=LOOSE bar=true>
            <Button label="Got it" small=true on_press=move || known.set(true)/>
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
            text="It's kept for a while. Restore it to keep working, or open another workspace from the menu at the top."
            bar=true
        >
            <BringBackButton workspaces/>
        </Notice>
    }
}

/// A newer version of the page is waiting. No action is needed.
#[component]
pub fn NewerNotice() -> impl IntoView {
    view! {
        <Notice
            title="A newer version of Sprintloop is ready"
            text="Your work is saved. Update whenever you like."
            bar=true
        >
            <Button label="Update now" small=true on_press=take_over/>
        </Notice>
    }
}
