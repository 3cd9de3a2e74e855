//! Where stored data cannot be read: what can be, what cannot, and three ways on.
//!
//! Nothing that is stored is changed by any of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, DataTable, IconName, More, NothingHere, Notice, PageTitle, Section, Toasts,
    Tone, download, forget_drafts,
};
use super::data::{stored_counts, taken_at};
use crate::domain::base::refusal::Refusal;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// What the screen knows beside what is stored. It is read once: nothing changes it while the screen stands.
#[derive(Clone, Copy)]
struct Recovery {
    store: Store,
    toasts: Option<Toasts>,
    /// Whether everything stored was taken out as a file.
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
            view! { <Notice tone=Tone::Stop title="That did not work" text said=true /> }
        })
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title="Stored data cannot be read" />
            <FirstOfAll recovery />
            {problem}
            <Section title="What cannot be read"><Damage recovery readable=damaged /></Section>
            <Section title="What can be read"><GoodPart recovery readable /></Section>
            <Section title="Snapshots"><GoOnFromSnapshot recovery /></Section>
            <Section title="Start anew"><StartBeside recovery /></Section>
        </div>
    }
}

/// What happened, and the file to save before anything else.
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
        <Notice tone=Tone::Stop title="Nothing was changed or removed, and nothing is written on top of it"
            text="First download what is stored, whole and as it is. Then choose how to go on; whatever you choose, the damaged data stays beside it until you delete it."
            lines>
            <Button label="Download what is stored" kind=ButtonKind::Primary icon=IconName::Download on_press=save />
            <Button label="Reload the page" icon=IconName::Repeat on_press=reload />
        </Notice>
    }
}

/// What of the workspace is whole, and going on with it.
#[component]
fn GoodPart(recovery: Recovery, readable: Option<Arc<Workspace>>) -> impl IntoView {
    let Some(whole) = readable else {
        return Either::Left(
            view! { <NothingHere text="Nothing of this workspace can be read." /> },
        );
    };
    let rows = stored_counts(&whole);
    let lead = format!(
        "Of “{}” this is whole. Where it names people, channels or work types that are gone, somebody unknown stands in their place.",
        whole.name()
    );
    let (kept, instead) = (Arc::clone(&whole), whole);
    let keep = move || recovery.done(recovery.store.go_on_with(&kept, false));
    let keep_instead =
        Callback::new(move |()| recovery.done(recovery.store.go_on_with(&instead, true)));
    // Only where there is no room for both, and never before its text was saved.
    let no_room = move || {
        (recovery.problem.get().is_some() && recovery.downloaded.get()).then(|| {
            view! {
                <Button label="Remove the damaged data, then keep it" kind=ButtonKind::Danger on_press=keep_instead />
            }
        })
    };
    let columns = vec![("Kind", false), ("How many", true)];
    Either::Right(view! {
        <div class="stack">
            <p>{lead}</p>
            <div class="cluster"><Button label="Keep what can be read" on_press=keep /> {no_room}</div>
            <DataTable caption="What can be read" columns rows />
        </div>
    })
}

/// What is lost, and where it stands in the storage.
#[component]
fn Damage(recovery: Recovery, readable: Option<Arc<Workspace>>) -> impl IntoView {
    let store = recovery.store;
    let trouble = untrack(|| store.trouble());
    let rows = trouble.iter().map(|one| {
        let sprint = store.lost_sprint(one, readable.as_deref());
        let what = sprint.map_or_else(|| one.what(), |name| format!("{name} with its items"));
        vec![what.into_any(), one.size().into_any()]
    });
    let rows = rows.collect::<Vec<_>>();
    let columns = vec![("What", false), ("Characters", true)];
    let keys = trouble.iter().map(|one| view! { <li>{one.key.clone()}</li> }).collect_view();
    view! {
        <div class="stack">
            <DataTable caption="What cannot be read" columns rows />
            <More label="Where it stands in the storage"><ul class="soft small">{keys}</ul></More>
        </div>
    }
}

/// The snapshots of this workspace, each to go on from.
#[component]
fn GoOnFromSnapshot(recovery: Recovery) -> impl IntoView {
    let store = recovery.store;
    let found = untrack(|| store.snapshots());
    if found.is_empty() {
        return Either::Left(view! { <NothingHere text="There is none of this workspace." /> });
    }
    let rows = found.into_iter().map(|one| {
        let when = taken_at(store, &one).into_any();
        let why = one.before.label();
        let restore = move || recovery.done(store.go_on_with_snapshot(&one));
        let button = view! { <Button label="Go on from here" small=true on_press=restore /> };
        vec![when, why.into_any(), button.into_any()]
    });
    let rows = rows.collect::<Vec<_>>();
    let columns = vec![("Taken", false), ("Why", false), ("", false)];
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
            <p>"An empty workspace, for a new team or for a file that was exported before."</p>
            <div class="cluster"><Button label="Start an empty workspace beside it" on_press=start /></div>
        </div>
    }
}

impl Recovery {
    /// Another workspace is open now, or the reason why not stands on top.
    fn done(self, done: Result<(), Refusal>) {
        match done {
            Ok(()) => {
                forget_drafts();
                self.store.go(Route::Today);
                if let Some(toasts) = self.toasts {
                    toasts.say("The damaged data stays in this browser. The Data screen lists it under Workspaces.");
                }
            }
            Err(refusal) => self.problem.set(Some(refusal.to_string())),
        }
    }
}
