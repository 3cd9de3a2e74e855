//! The recovery screen for stored data that can't be read: what can, what can't, and three ways forward.
//!
//! None of them changes the stored data.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, DataTable, IconName, More, NothingHere, Notice, PageTitle, Section, Toasts,
    Tone, download, forget_drafts,
};
use super::data::{stored_counts, taken_at};
use crate::state::{Route, Store};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::workspace::Workspace;

/// The screen's state. Stored data is read once: nothing changes it while the screen is open.
#[derive(Clone, Copy)]
struct Recovery {
    store: Store,
    toasts: Option<Toasts>,
    /// Whether everything stored was downloaded as a file.
    downloaded: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

/// The screen.
#[component]
pub fn RecoveryScreen() -> impl IntoView {
    let recovery = Recovery {
        store: Store::here(),
        toasts: use_context(),
        downloaded: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    let readable = recovery.store.readable();
    let damaged = readable.clone();
    let problem = move || {
        let why = recovery.problem.get();
        why.map(|text| {
            view! { <Notice tone=Tone::Stop title="The workspace couldn't be opened" text said=true /> }
        })
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title="Stored data can't be read" />
            <FirstOfAll recovery />
            {problem}
            <Section title="Damaged data"><Damage recovery readable=damaged /></Section>
            <Section title="Readable data"><GoodPart recovery readable /></Section>
            <Section title="Snapshots"><GoOnFromSnapshot recovery /></Section>
            <Section title="Start over"><StartBeside recovery /></Section>
        </div>
    }
}

/// What happened, and the download to make first.
#[component]
fn FirstOfAll(recovery: Recovery) -> impl IntoView {
    let trouble = untrack(|| recovery.store.trouble());
    let lines: BTreeSet<&str> = trouble.iter().map(|one| one.sentence()).collect();
    let save = move || {
        let text = recovery.store.stored_text();
        recovery.downloaded.set(download("sprintloop-stored.json", "application/json", &text));
    };
    let reload = || {
        let _ = window().location().reload();
    };
    view! {
        <Notice tone=Tone::Stop title="Nothing was changed, removed or overwritten"
            text="First download the stored data. Then choose how to continue. Whatever you choose, the damaged data stays in this browser until you delete it."
            lines>
            <Button label="Download stored data" kind=ButtonKind::Primary icon=IconName::Download on_press=save />
            <Button label="Reload page" icon=IconName::Repeat on_press=reload />
        </Notice>
    }
}

/// The readable part of the workspace, and a button to continue with it.
#[component]
fn GoodPart(recovery: Recovery, readable: Option<Arc<Workspace>>) -> impl IntoView {
    let Some(whole) = readable else {
        return Either::Left(
            view! { <NothingHere text="No part of this workspace can be read." /> },
        );
    };
    let rows = stored_counts(&whole);
    let lead = format!(
        "This part of “{}” is intact. Missing people, channels and work types are replaced by placeholders.",
        whole.name()
    );
    let (kept, instead) = (Arc::clone(&whole), whole);
    let keep = move || recovery.done(recovery.store.go_on_with(&kept, false));
    let keep_instead =
        Callback::new(move |()| recovery.done(recovery.store.go_on_with(&instead, true)));
    // Only if there is no room for both, and never before the data was downloaded.
    let no_room = move || {
        (recovery.problem.get().is_some() && recovery.downloaded.get()).then(|| {
            view! {
                <Button label="Delete damaged data and keep the rest" kind=ButtonKind::Danger on_press=keep_instead />
            }
        })
    };
    let columns = vec![("Kind", false), ("Count", true)];
    Either::Right(view! {
        <div class="stack">
            <p>{lead}</p>
            <div class="cluster"><Button label="Keep readable data" on_press=keep /> {no_room}</div>
            <DataTable caption="Readable data" columns rows />
        </div>
    })
}

/// What is lost, and where it is in storage.
#[component]
fn Damage(recovery: Recovery, readable: Option<Arc<Workspace>>) -> impl IntoView {
    let store = recovery.store;
    let trouble = untrack(|| store.trouble());
    let rows = trouble.iter().map(|one| {
        let sprint = store.lost_sprint(one, readable.as_deref());
        let what = sprint.map_or_else(|| one.what(), |name| format!("{name} and its items"));
        vec![what.into_any(), one.size().into_any()]
    });
    let rows = rows.collect::<Vec<_>>();
    let columns = vec![("What", false), ("Characters", true)];
    let keys = trouble.iter().map(|one| view! { <li>{one.key.clone()}</li> }).collect_view();
    view! {
        <div class="stack">
            <DataTable caption="Damaged data" columns rows />
            <More label="Location in storage"><ul class="soft small">{keys}</ul></More>
        </div>
    }
}

/// The snapshots of this workspace, each with a button to restore it.
#[component]
fn GoOnFromSnapshot(recovery: Recovery) -> impl IntoView {
    let store = recovery.store;
    let found = untrack(|| store.snapshots());
    if found.is_empty() {
        return Either::Left(view! { <NothingHere text="No snapshots of this workspace." /> });
    }
    let rows = found.into_iter().map(|one| {
        let when = taken_at(store, &one).into_any();
        let why = one.before.label();
        let restore = move || recovery.done(store.go_on_with_snapshot(&one));
        let button = view! { <Button label="Restore" small=true on_press=restore /> };
        vec![when, why.into_any(), button.into_any()]
    });
    let rows = rows.collect::<Vec<_>>();
    let columns = vec![("Taken", false), ("Reason", false), ("", false)];
    Either::Right(view! { <DataTable caption="Snapshots" columns rows /> })
}

/// An empty workspace beside the damaged one.
#[component]
fn StartBeside(recovery: Recovery) -> impl IntoView {
    let start = move || {
        recovery.store.start_afresh();
        recovery.done(Ok(()));
    };
    view! {
        <div class="stack">
            <p>"Opens an empty workspace for a new team or for a file you exported earlier."</p>
            <div class="cluster"><Button label="Open an empty workspace" on_press=start /></div>
        </div>
    }
}

impl Recovery {
    /// Opens Today in the other workspace, or shows why that failed.
    fn done(self, done: Result<(), Refusal>) {
        match done {
            Ok(()) => {
                forget_drafts();
                self.store.go(Route::Today);
                if let Some(toasts) = self.toasts {
                    toasts.say("The damaged data stays in this browser. Find it on the Data page under Workspaces.");
                }
            }
            Err(refusal) => self.problem.set(Some(refusal.to_string())),
        }
    }
}
